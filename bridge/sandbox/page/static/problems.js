/** The problems that the bridge knows, each opening to its reports and why they belong. */

import { button, el, keyed } from "./dom.js";
import { openIssue } from "./issue.js";
import { state } from "./state.js";
import { count, figures as number } from "./words.js";

const opened = new Set();
const stages = new Map();

/** The list's frame; `refreshProblems` fills it. */
export function problemList({ none }) {
  return el(
    "section",
    { class: "problems", "aria-label": "Problems" },
    el("h3", { text: "Problems" }),
    none
      ? el("p", { class: "nothing", text: "None yet. Post what a customer said, in Slack on the left." })
      : null,
    el("div", { class: "problem-list" }),
    el("details", { class: "alone" }, el("summary"), el("div", { class: "problem-list" })),
  );
}

/** Bring the list in line with `state.problems`, keeping opened problems open. */
export function refreshProblems(node) {
  const [together, alone] = node.querySelectorAll(".problem-list");
  const lone = state.problems.filter((problem) => !shared(problem));
  keyed(together, state.problems.filter(shared), (problem) => problem.id, problemNode);
  keyed(alone, lone, (problem) => problem.id, problemNode);
  alone.parentElement.hidden = lone.length === 0;
  alone.previousElementSibling.textContent = `Heard once so far: ${number(lone.length)}`;
}

/** Whether more than one report speaks of it, or a team has taken it. */
export function shared(problem) {
  return problem.reports > 1 || problem.issue !== null;
}

function problemNode(problem) {
  const changed = stages.has(problem.id) && stages.get(problem.id) !== problem.stage;
  stages.set(problem.id, problem.stage);
  const toggle = (event) => (event.target.open ? opened.add(problem.id) : opened.delete(problem.id));
  return el(
    "details",
    { class: `problem ${changed ? "changed" : ""}`, open: opened.has(problem.id), on: { toggle } },
    el(
      "summary",
      { "data-focus": "summary" },
      el("span", { class: "problem-title", text: problem.title }),
      el(
        "span",
        { class: "problem-line" },
        el("span", { class: `pill stage-${stageKind(problem.stage)}`, text: problem.stage }),
        el("span", { text: howMany(problem) }),
      ),
    ),
    el(
      "p",
      { class: "problem-line" },
      el("span", {
        class: "theme",
        text: problem.theme ? problem.theme.replaceAll("_", " ") : "No theme yet",
      }),
      issueLink(problem.issue),
    ),
    el("ul", { class: "members" }, problem.members.map(memberNode)),
  );
}

function howMany({ reports, agents }) {
  return reports ? `${count(reports, "report")} · ${count(agents, "agent")}` : "Asked, not counted yet";
}

function issueLink(issue) {
  if (!issue) return null;
  const known = state.board.issues.some((each) => each.key === issue.key);
  return known
    ? button(issue.key, () => openIssue(issue.key), { class: "as-link" })
    : el("span", { text: issue.key });
}

const STATES = {
  confirmed: "Confirmed",
  joined: "Joined by likeness",
  provisional: "Asked, not counted yet",
};

function memberNode({ insight, text, state: how, why }) {
  return el(
    "li",
    {},
    el("q", { text }),
    el("small", {}, el("span", { text: `no. ${insight} · ${STATES[how] ?? how}` }), why ? ` · ${why}` : null),
  );
}

/** "with Payments" -> "with", "in work" -> "in-work": one calm colour per kind of stage. */
function stageKind(stage) {
  const kinds = ["heard", "with", "planned", "in work", "fixed", "live", "declined", "merged"];
  return (kinds.find((kind) => stage.startsWith(kind)) ?? "heard").replace(" ", "-");
}
