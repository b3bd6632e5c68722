/** A list of messages with a composer: a channel, a DM, or one thread. */

import { coalesce, get } from "./api.js";
import { Composer } from "./composer.js";
import { button, el, fill, keyed, toast, whenFree } from "./dom.js";
import { messageNode } from "./message.js";
import { state } from "./state.js";
import { count } from "./words.js";

const SHOWN = 80;
const SAME_BREATH_SECONDS = 300;
const NEAR_PX = 60;

/**
 * `place()` tells where this conversation is: `{channel, thread, title}`; an empty channel shows nothing.
 * `openThread(ts)` is called from a message, `empty(place)` says what stands where nothing has been written.
 */
export class Conversation {
  #place;
  #openThread;
  #empty;
  #limit = SHOWN;
  #from = "";
  #pointed = "";

  constructor({ place, openThread, empty }) {
    this.#place = place;
    this.#openThread = openThread;
    this.#empty = empty;
    this.composer = new Composer(place);
    this.older = button("", () => this.#showEarlier(), { class: "button quiet older", hidden: true });
    this.list = el("div", {
      class: "messages",
      role: "log",
      "aria-live": "polite",
      "aria-label": "Messages",
    });
    this.nothing = el("p", { class: "nothing", hidden: true });
    this.newest = button("Newest messages", () => this.#toEnd(), { class: "button newest", hidden: true });
    this.scroller = el(
      "div",
      { class: "scroll", tabIndex: 0, role: "group", "aria-label": "Messages, scrollable" },
      [this.older, this.list, this.nothing],
    );
    this.scroller.addEventListener("scroll", () => this.#nearEnd() && (this.newest.hidden = true));
    this.refresh = coalesce(
      () => this.#read(),
      (error) => toast(error.message),
    );
  }

  /** What to put on the page. */
  get nodes() {
    return [this.scroller, this.newest, this.composer.node];
  }

  /** Scroll to the message `ts` when it is drawn next; "" for the end. */
  pointAt(ts) {
    this.#pointed = ts;
  }

  async #read() {
    const here = this.#here();
    const { channel, thread } = this.#place();
    if (!channel) return;
    const messages = channel === "dm" ? [] : await read(channel, thread);
    whenFree(this.list, () => here === this.#here() && this.#draw(messages, here));
  }

  #here() {
    const { channel, thread } = this.#place();
    return `${state.user} ${channel} ${thread}`;
  }

  #draw(messages, here) {
    const moved = here !== this.#from;
    if (moved) this.#begin(here);
    const stay = !moved && !this.#nearEnd();
    const before = this.list.childElementCount;
    const hidden = Math.max(0, messages.length - this.#limit);
    this.older.hidden = !hidden;
    this.older.textContent = `Show ${count(hidden, "earlier message")}`;
    this.nothing.hidden = messages.length > 0;
    this.nothing.textContent = this.#empty(this.#place());
    this.#fill(breaths(messages.slice(hidden)));
    if (this.#pointed) this.#reveal();
    else if (!stay) this.#toEnd();
    else if (this.list.childElementCount > before) this.newest.hidden = false;
  }

  #begin(here) {
    fill(this.list);
    this.#limit = SHOWN;
    this.#from = here;
  }

  #fill(messages) {
    const { channel, thread } = this.#place();
    const edit = (message) => this.composer.edit(message);
    const around = { channel, inThread: Boolean(thread), openThread: this.#openThread, edit };
    keyed(
      this.list,
      messages,
      (message) => message.ts,
      (message) => messageNode(message, around),
    );
  }

  #reveal() {
    const node = this.list.querySelector(`[data-key="${CSS.escape(this.#pointed)}"]`);
    if (!node) return this.#toEnd();
    this.#pointed = "";
    node.scrollIntoView({ block: "nearest" });
    node.classList.add("pointed");
    return node.focus();
  }

  #showEarlier() {
    this.#limit += SHOWN * 2;
    this.refresh();
  }

  #nearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_PX;
  }

  #toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.newest.hidden = true;
  }
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
