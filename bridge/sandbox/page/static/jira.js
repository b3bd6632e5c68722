/** The right panel: the pocket Jira's board. */

import { coalesce, get } from "./api.js";
import { newIssue } from "./create.js";
import { button, choices, el, fill, keyed, toast } from "./dom.js";
import { openIssue, refreshIssue } from "./issue.js";
import { openReleases, refreshReleases } from "./releases.js";
import { on, state, tell } from "./state.js";
import { hue, initials } from "./words.js";

const $ = (id) => document.getElementById(id);

/** The status each issue had when it was last drawn; null before the first drawing. */
let drawn = null;

/** Load the board, draw it, and follow its changes. */
export async function startJira() {
  $("jira-user").addEventListener("change", (event) => {
    state.jiraUser = event.target.value;
  });
  on("jira-changes", refresh);
  await refresh();
}

/** Read the board again and draw what differs. */
export const refresh = coalesce(
  async () => {
    state.board = await get("jira/board");
    drawUsers();
    drawBar();
    drawBoard();
    drawn = new Map(state.board.issues.map((issue) => [issue.key, issue.status]));
    refreshIssue();
    refreshReleases();
    tell("board");
  },
  (error) => toast(error.message),
);

/** Show one project, or all with "". */
export function showProject(key) {
  state.project = key;
  drawBar();
  drawBoard();
}

function drawUsers() {
  const byWork = [...state.board.users].sort((a, b) => Number(!a.title) - Number(!b.title));
  const users = byWork.map((user) => [user.id, user.title ? `${user.name}, ${user.title}` : user.name]);
  choices($("jira-user"), users);
  state.jiraUser = $("jira-user").value;
}

function drawBar() {
  const projects = [{ key: "", name: "All" }, ...state.board.projects];
  const tab = (project) =>
    button(project.name, () => showProject(project.key), {
      class: "tab",
      "aria-pressed": String(project.key === state.project),
      "data-focus": `tab/${project.key}`,
    });
  keyed(
    $("board-bar"),
    [{ part: "tabs", projects, chosen: state.project }, { part: "doing" }],
    (one) => one.part,
    (one) =>
      one.part === "tabs"
        ? el("div", { class: "tabs", role: "group", "aria-label": "Project" }, one.projects.map(tab))
        : el(
            "div",
            { class: "doing" },
            button("Releases", () => openReleases(), { class: "button" }),
            button("Create", () => newIssue(), { class: "button", "aria-label": "Create issue" }),
          ),
  );
}

function drawBoard() {
  keyed($("board"), columns(), (column) => column.name, columnNode);
}

/** The statuses of the shown projects in their order, each with its issues, newest first. */
function columns() {
  const { projects, issues } = state.board;
  const shown = projects.filter((project) => !state.project || project.key === state.project);
  const keys = new Set(shown.map((project) => project.key));
  const statuses = new Map(
    shown.flatMap((project) => project.statuses).map((status) => [status.name, status.category]),
  );
  return [...statuses].map(([name, category]) => ({
    name,
    category,
    cards: issues
      .filter((issue) => issue.status === name && keys.has(issue.project))
      .sort(newestFirst)
      .map(card),
  }));
}

function newestFirst(a, b) {
  return b.updated.localeCompare(a.updated) || Number(b.id) - Number(a.id);
}

function card({ key, summary, status, resolution, assignee, fixVersions, comments }) {
  return { key, summary, status, resolution, assignee, fixVersions, comments: comments.length };
}

function columnNode({ name, category, cards }) {
  const list = el("div", { class: "cards" });
  fill(list, cards.map(cardNode));
  return el(
    "section",
    { class: `column ${category}`, "aria-label": `${name}, ${cards.length}` },
    el("h3", {}, el("span", { class: "tally", text: cards.length }), name),
    list,
  );
}

function cardNode(issue) {
  const { assignee } = issue;
  const notes = [
    issue.resolution && issue.resolution !== "Done" ? issue.resolution : null,
    ...issue.fixVersions,
    issue.comments ? `${issue.comments} ${issue.comments === 1 ? "comment" : "comments"}` : null,
  ].filter(Boolean);
  const moved = drawn !== null && drawn.get(issue.key) !== issue.status;
  return el(
    "button",
    {
      type: "button",
      class: `card ${moved ? "moved" : ""}`,
      "data-focus": issue.key,
      on: { click: () => openIssue(issue.key) },
    },
    el(
      "span",
      { class: "card-key" },
      issue.key,
      assignee
        ? el("span", { class: `avatar tiny hue-${hue(assignee)}`, title: assignee, text: initials(assignee) })
        : null,
    ),
    el("span", { class: "card-summary", text: issue.summary }),
    notes.length ? el("span", { class: "card-notes", text: notes.join(" · ") }) : null,
  );
}
