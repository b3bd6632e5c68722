/** A list of messages with a composer: a channel, a DM, or one thread. */

import { coalesce, get } from "./api.js";
import { composer } from "./composer.js";
import { button, el, fill, keyed, toast } from "./dom.js";
import { messageNode } from "./message.js";
import { state } from "./state.js";
import { count } from "./words.js";

const SHOWN = 80;
const SAME_BREATH_SECONDS = 300;
const NEAR_PX = 60;

/**
 * `place()` tells where this conversation is: `{channel, thread, title}`; an empty channel shows nothing.
 * `openThread(ts)` is called from a message.
 */
export function conversation({ place, openThread, empty }) {
  let limit = SHOWN;
  let from = "";
  let pointed = "";
  const older = button("", () => earlier(), { class: "button quiet older", hidden: true });
  const list = el("div", { class: "messages", role: "log", "aria-live": "polite", "aria-label": "Messages" });
  const nothing = el("p", { class: "nothing", hidden: true });
  const scroller = el(
    "div",
    { class: "scroll", tabIndex: 0, role: "group", "aria-label": "Messages, scrollable" },
    older,
    list,
    nothing,
  );
  const newest = button("Newest messages", () => toEnd(), { class: "button newest", hidden: true });
  const write = composer(place);
  scroller.addEventListener("scroll", () => {
    if (nearEnd()) newest.hidden = true;
  });

  const refresh = coalesce(
    async () => {
      const { channel, thread } = place();
      if (!channel) return;
      const here = `${state.user} ${channel} ${thread}`;
      const messages = channel === "dm" ? [] : await read(channel, thread);
      const now = place();
      if (here !== `${state.user} ${now.channel} ${now.thread}`) return;
      draw(messages, here);
    },
    (error) => toast(error.message),
  );

  function draw(messages, here) {
    const moved = here !== from;
    if (moved) {
      fill(list);
      limit = SHOWN;
    }
    from = here;
    const stay = !moved && !nearEnd();
    const before = list.childElementCount;
    const hidden = Math.max(0, messages.length - limit);
    older.hidden = !hidden;
    older.textContent = `Show ${count(hidden, "earlier message")}`;
    nothing.hidden = messages.length > 0;
    nothing.textContent = empty(place());
    keyed(
      list,
      breaths(messages.slice(hidden)),
      (message) => message.ts,
      (message) => messageNode(message, around()),
    );
    if (pointed) reveal();
    else if (!stay) toEnd();
    else if (list.childElementCount > before) newest.hidden = false;
  }

  function reveal() {
    const node = list.querySelector(`[data-key="${CSS.escape(pointed)}"]`);
    if (!node) return toEnd();
    pointed = "";
    node.scrollIntoView({ block: "nearest" });
    node.classList.add("pointed");
    return node.focus();
  }

  function around() {
    const { channel, thread } = place();
    return { channel, inThread: Boolean(thread), openThread, edit: write.edit };
  }

  function earlier() {
    limit += SHOWN * 2;
    refresh();
  }

  function nearEnd() {
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX;
  }

  function toEnd() {
    scroller.scrollTop = scroller.scrollHeight;
    newest.hidden = true;
  }

  const pointAt = (ts) => {
    pointed = ts;
  };

  return { nodes: [scroller, newest, write.node], refresh, pointAt, composer: write };
}

async function read(channel, thread) {
  const { messages } = await get("slack/messages", { channel, thread_ts: thread, user: state.user });
  return messages;
}

/** Mark messages by one person within five minutes, which show the name once. */
function breaths(messages) {
  return messages.map((message, i) => {
    const last = messages[i - 1];
    const compact =
      Boolean(last) &&
      last.user === message.user &&
      !last.ephemeral_for === !message.ephemeral_for &&
      Number(message.ts) - Number(last.ts) < SAME_BREATH_SECONDS &&
      message.user !== state.bot;
    return { ...message, compact };
  });
}
