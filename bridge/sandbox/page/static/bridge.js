/** The middle panel: what the bridge knows, read from the bridge itself. */

import { get } from "./api.js";
import { button, el, keyed } from "./dom.js";
import { openIssue } from "./issue.js";
import { nameOf, on, state } from "./state.js";
import { ago, count, figures as number } from "./words.js";

const EVERY_MS = 2000;
const SOON_MS = 300;

const body = () => document.getElementById("bridge-body");
const opened = new Set();
const stages = new Map();
let timer = 0;

/** Read the bridge's state now and then, and soon after anything happened. */
export function startBridge() {
  on("slack-changes", soon);
  on("jira-changes", soon);
  document.addEventListener("visibilitychange", soon);
  refresh();
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(refresh, SOON_MS);
}

async function refresh() {
  clearTimeout(timer);
  try {
    draw(parts(await get("bridge")));
  } catch {
    draw([{ part: "absent" }]);
  }
  if (!document.hidden) timer = setTimeout(refresh, EVERY_MS);
}

function draw(list) {
  keyed(body(), list, (one) => one.part, (one) => PARTS[one.part](one));
  body().querySelectorAll(":scope > .problems").forEach((node) => refreshProblems(node));
}

function parts(known) {
  const readable = known.problems.map((problem) => ({ ...problem, stage: problem.stage.replaceAll("_", " ") }));
  state.problems = readable.sort((a, b) => b.reports - a.reports);
  return [
    { part: "figures", insights: known.insights, problems: state.problems.filter(shared).length },
    { part: "problems", none: known.problems.length === 0 },
    { part: "credit", credit: known.credit },
    { part: "queue", effects: known.effects, heard: known.jira_heard_at ? ago(new Date(known.jira_heard_at)) : null },
  ];
}

const PARTS = { absent, figures, problems: problemList, credit, queue };

function absent() {
  return el("div", { class: "absent" },
    el("p", { class: "absent-title", text: "The bridge is not running" }),
    el("p", { text: "Slack and Jira work, but nobody carries anything between them. Start it with" }),
    el("pre", { text: "bridge demo" }));
}

function figures({ insights, problems: groups }) {
  const rest = [
    insights.confirmed ? `${number(insights.confirmed)} confirmed` : null,
    insights.joined ? `${number(insights.joined)} joined` : null,
    insights.asked ? `${number(insights.asked)} asked` : null,
    insights.unsorted ? `${number(insights.unsorted)} being sorted` : null,
  ].filter(Boolean);
  return el("div", { class: "figures" },
    figure(insights.total, insights.total === 1 ? "insight kept" : "insights kept"),
    figure(groups, groups === 1 ? "problem" : "problems"),
    rest.length ? el("p", { class: "hint", text: rest.join(" · ") }) : null);
}

function figure(n, label) {
  return el("p", { class: "figure" }, el("strong", { text: number(n) }), " ", el("span", { text: label }));
}

function problemList({ none }) {
  return el("section", { class: "problems", "aria-label": "Problems" }, el("h3", { text: "Problems" }),
    none ? el("p", { class: "nothing", text: "None yet. Post what a customer said, in Slack on the left." }) : null,
    el("div", { class: "problem-list" }),
    el("details", { class: "alone" }, el("summary"), el("div", { class: "problem-list" })));
}

function refreshProblems(node) {
  const [together, alone] = node.querySelectorAll(".problem-list");
  const lone = state.problems.filter((problem) => !shared(problem));
  keyed(together, state.problems.filter(shared), (problem) => problem.id, problemNode);
  keyed(alone, lone, (problem) => problem.id, problemNode);
  alone.parentElement.hidden = lone.length === 0;
  alone.previousElementSibling.textContent = `Heard once so far: ${number(lone.length)}`;
}

/** Whether more than one report speaks of it, or a team has taken it. */
function shared(problem) {
  return problem.reports > 1 || problem.issue !== null;
}

function problemNode(problem) {
  const changed = stages.has(problem.id) && stages.get(problem.id) !== problem.stage;
  stages.set(problem.id, problem.stage);
  const toggle = (event) => (event.target.open ? opened.add(problem.id) : opened.delete(problem.id));
  return el("details", { class: `problem ${changed ? "changed" : ""}`, open: opened.has(problem.id), on: { toggle } },
    el("summary", { "data-focus": "summary" },
      el("span", { class: "problem-title", text: problem.title }),
      el("span", { class: "problem-line" },
        el("span", { class: `pill stage-${stageKind(problem.stage)}`, text: problem.stage }),
        el("span", { text: howMany(problem) }))),
    el("p", { class: "problem-line" }, el("span", { class: "theme", text: problem.theme ? problem.theme.replaceAll("_", " ") : "No theme yet" }), issueLink(problem.issue)),
    el("ul", { class: "members" }, problem.members.map(memberNode)));
}

function howMany({ reports, agents }) {
  return reports ? `${count(reports, "report")} · ${count(agents, "agent")}` : "Asked, not counted yet";
}

function issueLink(issue) {
  if (!issue) return null;
  const known = state.board.issues.some((each) => each.key === issue.key);
  return known ? button(issue.key, () => openIssue(issue.key), { class: "as-link" }) : el("span", { text: issue.key });
}

const STATES = { confirmed: "Confirmed", joined: "Joined by likeness", provisional: "Asked, not counted yet" };

function memberNode({ insight, text, state: how, why }) {
  return el("li", {}, el("q", { text }),
    el("small", {}, el("span", { text: `no. ${insight} · ${STATES[how] ?? how}` }), why ? ` · ${why}` : null));
}

/** "with Payments" -> "with", "in work" -> "in-work": one calm colour per kind of stage. */
function stageKind(stage) {
  const kinds = ["heard", "with", "planned", "in work", "fixed", "live", "declined", "merged"];
  return (kinds.find((kind) => stage.startsWith(kind)) ?? "heard").replace(" ", "-");
}

function credit({ credit: lines }) {
  const row = (line) => el("tr", {},
    el("th", { scope: "row", text: line.name }),
    [line.insight, line.found, line.answer, line.total].map((n) => el("td", { text: n || "–" })));
  const named = lines.map((line) => ({ ...line, name: nameOf(line.person) }));
  const byName = named.sort((a, b) => a.name.localeCompare(b.name));
  return el("section", { class: "credit", "aria-label": "Credit" }, el("h3", { text: "Credit" }),
    byName.length === 0
      ? el("p", { class: "nothing", text: "Earned when a report is confirmed by its reporter or accepted by an owner." })
      : el("table", {},
          el("thead", {}, el("tr", {}, ["Person", "Insight", "Found it", "Answer", "Points"].map((name) => el("th", { scope: "col", text: name })))),
          el("tbody", {}, byName.map(row))));
}

function queue({ effects, heard }) {
  const waiting = effects.waiting ? `${count(effects.waiting, "message")} on the way` : "Nothing waiting";
  return el("footer", { class: "queue" },
    el("span", { text: waiting }),
    el("span", { text: `${count(effects.done, "update")} delivered` }),
    effects.dead ? el("strong", { text: `${effects.dead} could not be delivered` }) : null,
    heard ? el("span", { text: `Jira heard ${heard}` }) : null);
}
