/** The box to write in: plain posts, mentions, slash commands, and corrections of one's own messages. */

import { post } from "./api.js";
import { button, el, fill, toast } from "./dom.js";
import { unescaped } from "./mrkdwn.js";
import { menuButton } from "./menu.js";
import { globalShortcuts, useShortcut } from "./shortcuts.js";
import { state } from "./state.js";

const COMMAND = /^\/([a-z][\w-]*)(?:\s+([\s\S]*))?$/;

const TALLEST_PX = 180;

/** A composer for the place that `place()` tells: `{channel, thread, title}`. */
export class Composer {
  #place;
  #editing = null;

  constructor(place) {
    this.#place = place;
    this.box = el("textarea", {
      rows: 1,
      on: { input: () => this.#grow(), keydown: (event) => this.#keydown(event) },
    });
    this.cancel = button("Cancel", () => this.#stop(), { class: "button quiet", hidden: true });
    this.send = el("button", { type: "submit", class: "button primary", text: "Send" });
    const hint = el("span", { class: "hint", text: "Enter sends" });
    this.shortcuts = el("span");
    const foot = el("div", { class: "composer-foot" }, this.shortcuts, hint, this.cancel, this.send);
    const submit = (event) => this.#submit(event);
    this.node = el("form", { class: "composer", on: { submit } }, this.box, foot);
  }

  /** Say in the box where one writes now. */
  refresh() {
    if (this.#editing) this.#stop();
    const { title, thread } = this.#place();
    fill(this.shortcuts, shortcutMenu());
    this.box.placeholder = thread ? "Reply" : `Message ${title}, /insight … or /known …`;
    this.box.setAttribute("aria-label", thread ? "Reply in thread" : `Message ${title}`);
  }

  /** Put a text into the box. */
  write(text) {
    this.box.value = text;
    this.#grow();
  }

  /** Correct one's own `message` instead of writing a new one. */
  edit(message) {
    this.#editing = { channel: this.#place().channel, ts: message.ts };
    this.cancel.hidden = false;
    this.send.textContent = "Save";
    this.write(unescaped(message.text));
    this.box.focus();
  }

  #stop() {
    this.#editing = null;
    this.cancel.hidden = true;
    this.send.textContent = "Send";
    this.write("");
  }

  #grow() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight + 2, TALLEST_PX)}px`;
  }

  #keydown(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#submit(event);
    if (event.key === "Escape" && this.#editing) {
      event.stopPropagation();
      this.#stop();
    }
  }

  async #submit(event) {
    event.preventDefault();
    const [text, corrected] = [this.box.value.trim(), this.#editing];
    if (!text) return;
    this.#stop();
    try {
      await (corrected ? correct(corrected, text) : say(this.#place(), text));
    } catch (error) {
      toast(error.message);
      if (!this.box.value) this.write(text);
    }
  }
}

/** What apps offer anywhere. */
function shortcutMenu() {
  const offered = globalShortcuts();
  return offered.length ? menuButton("Shortcuts", offered, useShortcut, { class: "button quiet" }) : null;
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
