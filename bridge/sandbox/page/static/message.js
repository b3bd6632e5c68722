/** One message: who, when, what, reactions, and what one can do with it. */

import { post } from "./api.js";
import { blocks } from "./blocks.js";
import { button, el, toast } from "./dom.js";
import { menuButton } from "./menu.js";
import { messageShortcuts, useShortcut } from "./shortcuts.js";
import { emoji, mrkdwn, REACTIONS } from "./mrkdwn.js";
import { nameOf, state } from "./state.js";
import { count, exactly, fromTs, hue, initials, when } from "./words.js";

/**
 * A message as an article. `place` is `{channel, inThread, openThread(ts), edit(message)}`; `message.compact` leaves
 * out the name of a person who just spoke.
 */
export function messageNode(message, place) {
  const author = nameOf(message.user);
  return el(
    "article",
    { class: classes(message), tabIndex: -1, "aria-label": `${author}, ${when(fromTs(message.ts))}` },
    message.compact ? el("span", { class: "gutter" }) : avatar(message.user),
    el(
      "div",
      { class: "message-main" },
      message.compact ? null : head(message, author),
      message.ephemeral_for ? el("p", { class: "only-you", text: "Only you see this" }) : null,
      body(message, place),
      reactions(message, place),
      replies(message, place),
    ),
    message.ephemeral_for ? null : tools(message, place),
  );
}

function classes(message) {
  const marks = {
    compact: message.compact,
    ephemeral: message.ephemeral_for,
    bot: message.user === state.bot,
  };
  return ["message", ...Object.keys(marks).filter((mark) => marks[mark])].join(" ");
}

/** A person's initials on a calm colour, the app's own mark for the app. */
export function avatar(id) {
  if (id === state.bot) return el("span", { class: "avatar app", "aria-hidden": "true" });
  return el("span", { class: `avatar hue-${hue(id)}`, "aria-hidden": "true", text: initials(nameOf(id)) });
}

function head(message, author) {
  const at = fromTs(message.ts);
  const team = state.users.get(message.user)?.team;
  return el(
    "p",
    { class: "message-head" },
    el("strong", { text: author }),
    message.user === state.bot ? el("span", { class: "tag", text: "App" }) : null,
    team && message.user !== state.bot ? el("span", { class: "team", text: team }) : null,
    el("time", { text: when(at), title: exactly(at), dateTime: at.toISOString() }),
  );
}

function body(message, place) {
  const act = (what) => press(message, place, what);
  const suggest = (what) => search(message, place, what);
  const shown = message.blocks?.length
    ? blocks(message.blocks, { act, suggest })
    : el("div", { class: "block-text" }, mrkdwn(message.text));
  return el(
    "div",
    { class: "message-body" },
    shown,
    (message.files ?? []).map(picture),
    message.edited && message.user !== state.bot ? el("span", { class: "edited", text: "(edited)" }) : null,
  );
}

/** A shared file: shown if it is a picture, named otherwise. */
function picture(file) {
  const src = `/sandbox/slack/file/${file.id}`;
  if (!file.mimetype.startsWith("image/")) return el("p", {}, el("a", { href: src, text: file.title }));
  return el(
    "figure",
    { class: "file" },
    el("figcaption", { text: file.title }),
    el("img", { src, alt: file.alt_txt || file.title }),
  );
}

async function press(message, place, what) {
  const answer = await attempt(() =>
    post("slack/press", { user: state.user, channel: place.channel, ts: message.ts, ...what }),
  );
  if (answer && !answer.acked) toast("The app did not answer. Is the bridge running?");
}

async function search(message, place, what) {
  const where = { user: state.user, channel: place.channel, ts: message.ts };
  const answer = await attempt(() => post("slack/suggest", { ...where, ...what }));
  return answer?.options ?? [];
}

function reactions(message, place) {
  if (!message.reactions?.length) return null;
  return el(
    "div",
    { class: "reactions" },
    message.reactions.map(({ name, users }) => {
      const who = users.map(nameOf).join(", ");
      return button(`${emoji(name)} ${users.length}`, () => react(message, place, name), {
        class: `reaction ${users.includes(state.user) ? "mine" : ""}`,
        title: who,
        "aria-label": `${name.replaceAll("_", " ")}, ${count(users.length, "person", "people")}: ${who}`,
        "data-focus": `react/${name}`,
      });
    }),
  );
}

function replies(message, place) {
  if (place.inThread || !message.reply_count) return null;
  return button(count(message.reply_count, "reply", "replies"), () => place.openThread(message.ts), {
    class: "replies",
    "data-focus": "replies",
  });
}

function tools(message, place) {
  const mine = message.user === state.user;
  const signs = REACTIONS.map((name) => ({
    label: emoji(name),
    hint: name.replaceAll("_", " "),
    value: name,
  }));
  return el(
    "div",
    { class: "tools" },
    menuButton("React", signs, (name) => react(message, place, name), {
      class: "tool",
      "data-focus": "react",
    }),
    place.inThread
      ? null
      : button("Reply", () => place.openThread(message.ts), { class: "tool", "data-focus": "reply" }),
    shortcutMenu(message, place),
    mine ? button("Edit", () => place.edit(message), { class: "tool", "data-focus": "edit" }) : null,
    mine ? button("Delete", () => remove(message, place), { class: "tool" }) : null,
  );
}

/** What the app offers for a message. */
function shortcutMenu(message, place) {
  const offered = messageShortcuts();
  if (!offered.length) return null;
  const use = (callback) => useShortcut(callback, { channel: place.channel, ts: message.ts });
  return menuButton("More", offered, use, { class: "tool", "data-focus": "more" });
}

/** Add a reaction, or take one's own back. */
function react(message, place, name) {
  const mine = message.reactions.some((each) => each.name === name && each.users.includes(state.user));
  const what = {
    user: state.user,
    channel: place.channel,
    ts: message.ts,
    name,
    ...(mine ? { remove: true } : {}),
  };
  return attempt(() => post("slack/react", what));
}

function remove(message, place) {
  return attempt(() => post("slack/delete", { user: state.user, channel: place.channel, ts: message.ts }));
}

async function attempt(task) {
  try {
    return await task();
  } catch (error) {
    toast(error.message);
    return null;
  }
}
