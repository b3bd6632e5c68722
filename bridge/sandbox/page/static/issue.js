/** One Jira issue in a drawer: description, fields, links, comments, and what an owner does with it. */

import { drawer, labelled } from "./drawer.js";
import { button, choices, el, fill, keyed, link, toast } from "./dom.js";
import { inJira } from "./hands.js";
import { state } from "./state.js";
import { when } from "./words.js";

const RESOLUTIONS = ["Done", "Won't Do", "Duplicate", "Cannot Reproduce"];
const ADDRESS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/g;

let open = null;

/** Open the issue `key` in a drawer. */
export function openIssue(key) {
  const issue = state.board.issues.find((each) => each.key === key);
  if (!issue) return toast(`There is no issue ${key}.`);
  open?.frame.close();
  const frame = drawer(issue.key, { closed: () => forget(frame) });
  const parts = { facts: el("div", { class: "facts" }), moves: moveForm(issue), story: el("div", { class: "story" }),
    comments: el("div", { class: "comments", "aria-live": "polite" }), write: commentForm(issue) };
  fill(frame.body, parts.facts, parts.moves.node, parts.story, el("h4", { text: "Comments" }), parts.comments, parts.write);
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
  return el("div", {},
    el("p", { class: "issue-summary", text: issue.summary }),
    el("p", { class: "status-line" }, el("span", { class: `pill ${issue.category}`, text: issue.status })),
    el("dl", {}, facts.map(([name, value]) => [el("dt", { text: name }), el("dd", { text: value })])));
}

function storyOf({ description_text: text, links, remote_links: remote }) {
  return { text, links, remote };
}

function storyNode({ text, links, remote }) {
  const related = links.map((one) => el("li", {}, `${one.type} `, button(one.key, () => openIssue(one.key), { class: "as-link" })));
  const web = remote.map((one) => el("li", {}, link(one.url, one.title ?? one.url)));
  return el("div", {},
    el("h4", { text: "Description" }),
    text ? prose(text) : el("p", { class: "nothing", text: "No description." }),
    related.length + web.length ? [el("h4", { text: "Links" }), el("ul", { class: "links" }, related, web)] : null);
}

function prose(text) {
  return el("div", { class: "prose" }, text.split(ADDRESS).map((part, i) => (i % 2 ? link(part) : part)));
}

function commentNode({ author, text, created, visibility, internal }) {
  const limited = visibility?.value ?? (internal ? "the team" : null);
  return el("article", { class: "comment" },
    el("p", { class: "message-head" }, el("strong", { text: author }),
      limited ? el("span", { class: "tag", text: `Only for ${limited}` }) : null,
      el("time", { text: when(new Date(created)), dateTime: created })),
    prose(text));
}

/** Status with resolution, and fix version: the two things an owner moves. */
function moveForm(issue) {
  const to = el("select", { on: { change: () => ask() } });
  const resolution = el("select", {});
  const version = el("select", {});
  const asked = labelled("Resolution", resolution);
  const move = button("Move", () => inJira("transition", {
    issue: open.id, to: to.value, ...(asked.hidden ? {} : { resolution: resolution.value }),
  }), { class: "button primary" });
  const plan = button("Set", () => inJira("edit", {
    issue: open.id, fields: { fixVersions: version.value ? [version.value] : [] },
  }));
  choices(resolution, RESOLUTIONS.map((name) => [name, name]));

  function ask() {
    asked.hidden = statusesOf(issue.project).get(to.value) !== "done";
  }

  function refresh(now) {
    const project = state.board.projects.find((each) => each.key === now.project);
    const others = project.statuses.filter((status) => status.name !== now.status);
    const set = now.fixVersions[0] ?? "";
    choices(to, others.map((status) => [status.name, status.name]));
    choices(version, [["", "None"], ...project.versions.map((each) => [each.name, each.released ? `${each.name} (released)` : each.name])],
      version.dataset.from === set ? version.value : set);
    version.dataset.from = set;
    ask();
  }

  const node = el("div", { class: "moves" },
    el("div", { class: "move-row" }, labelled("Move to", to), asked, move),
    el("div", { class: "move-row" }, labelled("Fix version", version), plan));
  return { node, refresh };
}

function statusesOf(key) {
  const project = state.board.projects.find((each) => each.key === key);
  return new Map(project.statuses.map((status) => [status.name, status.category]));
}

function actor() {
  return state.board.users.find((user) => user.id === state.jiraUser)?.name ?? "";
}

function commentForm(issue) {
  const box = el("textarea", { rows: 3, on: { keydown } });
  const internal = el("input", { type: "checkbox" });
  const form = el("form", { class: "comment-form", on: { submit } },
    labelled(`Comment as ${actor()}`, box, "Begin with “To agents:” to ask those who reported it. Ctrl and Enter sends."),
    el("div", { class: "composer-foot" },
      el("label", { class: "option" }, internal, el("span", { text: "Internal note" })),
      button("To agents", () => prefix(), { class: "button quiet" }),
      el("button", { type: "submit", class: "button primary", text: "Comment" })));

  function prefix() {
    if (!box.value.startsWith("To agents:")) box.value = `To agents: ${box.value}`;
    box.focus();
  }

  function keydown(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
  }

  async function submit(event) {
    event.preventDefault();
    const text = box.value.trim();
    if (!text) return;
    if (await inJira("comment", { issue: issue.id, text, ...(internal.checked ? { internal: true } : {}) })) box.value = "";
  }

  return form;
}
