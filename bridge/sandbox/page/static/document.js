/** Jira's document format as elements; whatever is unknown gives the words that it holds, and no markup. */

import { el, link } from "./dom.js";

/** One node with everything below it. */
export function documentNode(node) {
  const make = MAKE[node.type];
  if (make) return make(node);
  return node.content ? children(node) : node.text || "";
}

const children = (node) => (node.content ?? []).map(documentNode);
const block = (tag) => (node) => el(tag, {}, children(node));

const MAKE = {
  doc: (node) => el("div", { class: "prose document" }, children(node)),
  heading: block("h5"),
  paragraph: block("p"),
  bulletList: block("ul"),
  orderedList: block("ol"),
  listItem: block("li"),
  hardBreak: () => el("br"),
  text: textNode,
};

function textNode({ text, marks = [] }) {
  const href = marks.find((mark) => mark.type === "link")?.attrs?.href;
  if (href) return link(href, text);
  return marks.some((mark) => mark.type === "code") ? el("code", { text }) : text;
}
