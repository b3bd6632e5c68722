/** Cards, windows and App Homes beside each other, drawn by the sandbox's own modules. */

import { blocks } from "./blocks.js";
import { el } from "./dom.js";
import { textObject } from "./mrkdwn.js";
import { state } from "./state.js";

const FRAMES = { message, modal, home };

/** Draw a sheet: `people` and `channels` by id, the reader's `locale`, and what is `shown`, each with its caption. */
window.draw = ({ people, channels, locale, shown }) => {
  state.user = "READER";
  state.users = new Map(Object.entries(people).map(([id, real_name]) => [id, { id, real_name }]));
  state.users.set("READER", { id: "READER", real_name: "Reader", locale });
  state.channels = Object.entries(channels).map(([id, name]) => ({ id, name, kind: "public", members: [] }));
  document.body.replaceChildren(el("div", { class: "sheet" }, shown.map(figure)));
};

function figure({ caption, drawn }) {
  return el("figure", { class: "shown" }, el("figcaption", { text: caption }), FRAMES[drawn.type](drawn));
}

function message({ blocks: list }) {
  return el("article", { class: "message" }, el("div", { class: "message-main message-body" }, inert(list)));
}

function home({ blocks: list }) {
  return el("div", { class: "app-home" }, inert(list));
}

function modal({ title, blocks: list, submit, close }) {
  return el(
    "dialog",
    { class: "modal", open: true },
    el("h3", {}, textObject(title)),
    el(
      "div",
      { class: "modal-form" },
      el("div", { class: "modal-body" }, inert(list)),
      el(
        "footer",
        {},
        el("span", { class: "button", text: close.text }),
        submit ? el("span", { class: "button primary", text: submit.text }) : null,
      ),
    ),
  );
}

function inert(list) {
  return blocks(list, { act: () => null, suggest: () => [], fields: new Map() });
}
