/** The box to write in: plain posts, mentions, slash commands, and corrections of one's own messages. */

import { post } from "./api.js";
import { button, el, toast } from "./dom.js";
import { unescaped } from "./mrkdwn.js";
import { state } from "./state.js";

const COMMAND = /^\/([a-z][\w-]*)(?:\s+([\s\S]*))?$/;

/** A composer for the channel that `place()` tells: `{channel, thread, title}`. */
export function composer(place) {
  let editing = null;
  const box = el("textarea", { rows: 1, on: { input: grow, keydown } });
  const cancel = button("Cancel", () => stop(), { class: "button quiet", hidden: true });
  const send = el("button", { type: "submit", class: "button primary", text: "Send" });
  const node = el(
    "form",
    { class: "composer", on: { submit } },
    box,
    el("div", { class: "composer-foot" }, el("span", { class: "hint", text: "Enter sends" }), cancel, send),
  );

  function grow() {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight + 2, 180)}px`;
  }

  function keydown(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
    if (event.key === "Escape" && editing) {
      event.stopPropagation();
      stop();
    }
  }

  async function submit(event) {
    event.preventDefault();
    const text = box.value.trim();
    if (!text) return;
    const draft = box.value;
    const corrected = editing;
    stop();
    try {
      await (corrected ? correct(corrected, text) : say(place(), text));
    } catch (error) {
      toast(error.message);
      if (!box.value) write(draft);
    }
  }

  function stop() {
    editing = null;
    cancel.hidden = true;
    send.textContent = "Send";
    write("");
  }

  function write(text) {
    box.value = text;
    grow();
  }

  return {
    node,
    box,
    write,
    edit(message) {
      editing = { channel: place().channel, ts: message.ts };
      cancel.hidden = false;
      send.textContent = "Save";
      write(unescaped(message.text));
      box.focus();
    },
    refresh() {
      const { title, thread } = place();
      box.placeholder = thread ? "Reply" : `Message ${title} or /insight …`;
      box.setAttribute("aria-label", thread ? "Reply in thread" : `Message ${title}`);
    },
  };
}

function correct({ channel, ts }, text) {
  return post("slack/edit", { user: state.user, channel, ts, text });
}

async function say({ channel, thread }, text) {
  const command = COMMAND.exec(text);
  if (command && thread) throw new Error("Slash commands do not work in threads. Write it in the channel.");
  if (command) return run(channel, `/${command[1]}`, command[2] ?? "");
  const where = channel === "dm" ? { dm: true } : { channel };
  return post("slack/message", {
    user: state.user,
    ...where,
    text,
    ...(thread ? { thread_ts: thread } : {}),
  });
}

async function run(channel, command, text) {
  const answer = await post("slack/command", { user: state.user, channel, command, text });
  if (answer.error) throw new Error(failure(command, answer.error));
  return answer;
}

const FAILURES = {
  operation_timeout: "got no answer within 3 seconds. Is the bridge running?",
  dispatch_failed: "reached nobody: no app is connected. Is the bridge running?",
};

function failure(command, error) {
  return `${command} ${FAILURES[error] ?? `did not work: ${error}.`}`;
}
