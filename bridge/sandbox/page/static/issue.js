/** One Jira issue in a drawer: description, fields, links, comments, and what an owner does with it. */

import { commentForm } from "./comment.js";
import { documentNode } from "./document.js";
import { drawer } from "./drawer.js";
import { button, el, fill, keyed, link, toast } from "./dom.js";
import { Moves } from "./moves.js";
import { state } from "./state.js";
import { when } from "./words.js";

const ADDRESS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/g;

let open = null;

/** Open the issue `key` in a drawer. */
export function openIssue(key) {
  const issue = state.board.issues.find((each) => each.key === key);
  if (!issue) return toast(`There is no issue ${key}.`);
  open?.frame.close();
  const frame = drawer(issue.key, { closed: () => forget(frame) });
  const parts = {
    facts: el("div", { class: "facts" }),
    moves: new Moves(issue),
    story: el("div", { class: "story" }),
    comments: el("div", { class: "comments", "aria-live": "polite" }),
    write: commentForm(issue),
  };
  fill(
    frame.body,
    parts.facts,
    parts.moves.node,
    parts.story,
    el("h4", { text: "Comments" }),
    parts.comments,
    parts.write,
  );
  open = { id: issue.id, frame, parts };
  return refreshIssue();
}

/** Bring the open drawer in line with the board. */
export function refreshIssue() {
  if (!open) return;
  const issue = state.board.issues.find((each) => each.id === open.id);
  if (!issue) return open.frame.close();
  open.frame.heading.textContent = issue.key;
  open.parts.moves.refresh(issue);
  keyed(open.parts.facts, [factsOf(issue)], () => "facts", factsNode);
  keyed(open.parts.story, [storyOf(issue)], () => "story", storyNode);
  keyed(open.parts.comments, issue.comments, (comment) => comment.id, commentNode);
}

function forget(frame) {
  if (open?.frame === frame) open = null;
}

function factsOf({ summary, status, category, resolution, assignee, fixVersions, labels }) {
  return { summary, status, category, resolution, assignee, fixVersions, labels };
}

function factsNode(issue) {
  const facts = [
    ["Resolution", issue.resolution],
    ["Assignee", issue.assignee],
    ["Fix version", issue.fixVersions.join(", ")],
    ["Labels", issue.labels.join(", ")],
  ].filter(([, value]) => value);
  return el(
    "div",
    {},
    el("p", { class: "issue-summary", text: issue.summary }),
    el("p", { class: "status-line" }, el("span", { class: `pill ${issue.category}`, text: issue.status })),
    el(
      "dl",
      {},
      facts.map(([name, value]) => [el("dt", { text: name }), el("dd", { text: value })]),
    ),
  );
}

function storyOf({ description, description_text: text, links, remote_links: remote }) {
  return { description, text, links, remote };
}

function storyNode({ description, text, links, remote }) {
  const related = links.map((one) =>
    el(
      "li",
      {},
      `${one.type} `,
      button(one.key, () => openIssue(one.key), { class: "as-link" }),
    ),
  );
  const web = remote.map((one) => el("li", {}, link(one.url, one.title ?? one.url)));
  return el(
    "div",
    {},
    el("h4", { text: "Description" }),
    text ? described(description, text) : el("p", { class: "nothing", text: "No description." }),
    related.length + web.length
      ? [el("h4", { text: "Links" }), el("ul", { class: "links" }, related, web)]
      : null,
  );
}

function described(body, text) {
  return body?.type === "doc" ? documentNode(body) : prose(text);
}

function prose(text) {
  return el(
    "div",
    { class: "prose" },
    text.split(ADDRESS).map((part, i) => (i % 2 ? link(part) : part)),
  );
}

function commentNode({ author, text, created, visibility, internal }) {
  const limited = visibility?.value ?? (internal ? "the team" : null);
  return el(
    "article",
    { class: "comment" },
    el(
      "p",
      { class: "message-head" },
      el("strong", { text: author }),
      limited ? el("span", { class: "tag", text: `Only for ${limited}` }) : null,
      el("time", { text: when(new Date(created)), dateTime: created }),
    ),
    prose(text),
  );
}
