/** Block Kit as elements, for messages and modals. https://docs.slack.dev/reference/block-kit/blocks */

import { el, link } from "./dom.js";
import { element, fieldName } from "./elements.js";
import { emoji, mention, textObject } from "./mrkdwn.js";
import { channelOf, localeOf, nameOf, state } from "./state.js";
import { dateIn, fromTs } from "./words.js";

const BLOCKS = { header, section, context, actions, divider, input, rich_text: richText, image, markdown };

/**
 * A list of blocks. `context.act({action_id, block_id, value | selected | values})` is called for a gesture,
 * `context.suggest({action_id, block_id, value})` gives the options that the app offers while somebody searches;
 * in a modal `context.fields` (a Map) receives each input's `{block, action, read, optional}` under its block id.
 */
export function blocks(list, context) {
  return list.map((block) => (BLOCKS[block.type] ?? unknown)(block, context));
}

function header(block) {
  return el("h4", { class: "block-header" }, textObject(block.text));
}

function section(block, context) {
  const fields = block.fields?.map((field) => el("div", { class: "field" }, textObject(field)));
  return el(
    "div",
    { class: "block-section" },
    el(
      "div",
      { class: "block-text" },
      textObject(block.text),
      fields ? el("div", { class: "fields" }, fields) : null,
    ),
    block.accessory
      ? el("div", { class: "accessory" }, element(block.accessory, acting(block, context)))
      : null,
  );
}

function context(block) {
  const parts = block.elements.map((one) =>
    one.type === "image" ? imageNote(one) : el("span", {}, textObject(one)),
  );
  return el("div", { class: "block-context" }, parts);
}

function actions(block, context) {
  const controls = block.elements.map((one) => element(one, acting(block, context)));
  return el("div", { class: "block-actions" }, controls);
}

/** Outside of input blocks each choice is told to the app at once, in modals too. */
function acting(block, { act, suggest }) {
  return { act, suggest, block };
}

function divider() {
  return el("hr");
}

function input(block, context) {
  const id = `input-${block.block_id}`;
  const control = element(block.element, { ...context, block, id, label: block.label.text });
  const label = control.matches("fieldset") ? null : el("label", { class: "label", for: id }, fieldName(block));
  return el(
    "div",
    { class: "block-input", "data-block": block.block_id },
    label,
    control,
    block.hint ? el("p", { class: "hint", id: `${id}-hint` }, textObject(block.hint)) : null,
    el("p", { class: "field-error", id: `${id}-error`, role: "alert" }),
  );
}

function image(block) {
  return el("p", { class: "block-context" }, imageNote(block));
}

/** The page loads nothing from outside, so of a picture it shows what a screen reader would say. */
function imageNote(block) {
  return el("span", {
    class: "picture",
    role: "img",
    "aria-label": block.alt_text,
    text: `Picture: ${block.alt_text}`,
  });
}

function markdown(block) {
  return el("div", { class: "block-text" }, textObject({ type: "plain_text", text: block.text }));
}

function unknown(block) {
  return el("p", {
    class: "block-context",
    text: `(A block of the kind "${block.type}", which this page does not draw.)`,
  });
}

const RICH = {
  rich_text_section: (part) => el("p", {}, part.elements.map(leaf)),
  rich_text_quote: (part) => el("blockquote", {}, part.elements.map(leaf)),
  rich_text_preformatted: (part) => el("pre", {}, part.elements.map(leaf)),
  rich_text_list: (part) =>
    el(
      part.style === "ordered" ? "ol" : "ul",
      {},
      part.elements.map((item) => el("li", {}, item.elements.map(leaf))),
    ),
};

function richText(block) {
  return el(
    "div",
    { class: "block-rich" },
    block.elements.map((part) => RICH[part.type]?.(part)),
  );
}

const LEAVES = {
  text: (one) => one.text,
  link: (one) => link(one.url, one.text ?? one.url),
  emoji: (one) => emoji(one.name),
  user: (one) => mention(`@${nameOf(one.user_id)}`),
  channel: (one) => mention(`#${channelOf(one.channel_id)?.name ?? one.channel_id}`),
  broadcast: (one) => mention(`@${one.range}`),
  usergroup: (one) => mention(`@${one.usergroup_id}`),
  date: (one) => dateIn(one.format, fromTs(one.timestamp), localeOf(state.user)),
};

const WRAPPERS = { code: "code", bold: "strong", italic: "em", strike: "s" };

function leaf(one) {
  const inner = LEAVES[one.type]?.(one) ?? "";
  const worn = Object.keys(WRAPPERS).filter((style) => one.style?.[style]);
  return worn.reduce((node, style) => el(WRAPPERS[style], {}, node), inner);
}
