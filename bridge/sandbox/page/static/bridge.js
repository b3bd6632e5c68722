/** The middle panel: what the bridge knows, read from the bridge itself. */

import { get } from "./api.js";
import { el, keyed } from "./dom.js";
import { problemList, refreshProblems, shared } from "./problems.js";
import { nameOf, on, state } from "./state.js";
import { ago, count, figures as number } from "./words.js";

const EVERY_MS = 2000;
const SOON_MS = 300;

const body = () => document.getElementById("bridge-body");
let timer = 0;
let hurrying = false;

/** Read the bridge's state now and then, and soon after anything happened. */
export function startBridge() {
  on("slack-changes", soon);
  on("jira-changes", soon);
  document.addEventListener("visibilitychange", soon);
  refresh();
}

/** Look a moment after a change; a stream of changes does not put it off. */
function soon() {
  if (hurrying) return;
  hurrying = true;
  clearTimeout(timer);
  timer = setTimeout(refresh, SOON_MS);
}

async function refresh() {
  hurrying = false;
  clearTimeout(timer);
  try {
    draw(parts(await get("bridge")));
  } catch {
    draw([{ part: "absent" }]);
  }
  if (!document.hidden) timer = setTimeout(refresh, EVERY_MS);
}

function draw(list) {
  keyed(
    body(),
    list,
    (one) => one.part,
    (one) => PARTS[one.part](one),
  );
  body()
    .querySelectorAll(":scope > .problems")
    .forEach((node) => refreshProblems(node));
}

function parts(known) {
  const readable = known.problems.map((problem) => ({
    ...problem,
    stage: problem.stage.replaceAll("_", " "),
  }));
  state.problems = readable.sort((a, b) => b.reports - a.reports);
  return [
    {
      part: "figures",
      insights: known.insights,
      problems: state.problems.filter(shared).length,
      pages: known.url ?? null,
    },
    { part: "problems", none: known.problems.length === 0 },
    { part: "credit", credit: known.credit },
    {
      part: "queue",
      effects: known.effects,
      heard: known.jira_heard_at ? ago(new Date(known.jira_heard_at)) : null,
    },
  ];
}

const PARTS = { absent, figures, problems: problemList, credit, queue };

function absent() {
  return el(
    "div",
    { class: "absent" },
    el("p", { class: "absent-title", text: "The bridge is not running" }),
    el("p", { text: "Slack and Jira work, but nobody carries anything between them. Start it with" }),
    el("pre", { text: "bridge demo" }),
  );
}

function figures({ insights, problems: groups, pages }) {
  const rest = [
    insights.confirmed ? `${number(insights.confirmed)} confirmed` : null,
    insights.joined ? `${number(insights.joined)} joined` : null,
    insights.asked ? `${number(insights.asked)} asked` : null,
    insights.unsorted ? `${number(insights.unsorted)} being sorted` : null,
  ].filter(Boolean);
  return el(
    "div",
    { class: "figures" },
    figure(insights.total, insights.total === 1 ? "insight kept" : "insights kept"),
    figure(groups, groups === 1 ? "problem" : "problems"),
    rest.length ? el("p", { class: "hint", text: rest.join(" · ") }) : null,
    pages
      ? el("a", { class: "pages", href: pages, target: "_blank", rel: "noopener", text: "Open what leaders see" })
      : null,
  );
}

function figure(n, label) {
  return el("p", { class: "figure" }, el("strong", { text: number(n) }), " ", el("span", { text: label }));
}

function credit({ credit: lines }) {
  const row = (line) =>
    el(
      "tr",
      {},
      el("th", { scope: "row", text: line.name }),
      [line.insight, line.found, line.answer, other(line), line.total].map((n) => el("td", { text: n || "–" })),
    );
  const named = lines.map((line) => ({ ...line, name: nameOf(line.person) }));
  const byName = named.sort((a, b) => a.name.localeCompare(b.name));
  return el(
    "section",
    { class: "credit", "aria-label": "Credit" },
    el("h3", { text: "Credit" }),
    byName.length === 0
      ? el("p", {
          class: "nothing",
          text: "Earned when a report is confirmed by its reporter or accepted by an owner.",
        })
      : el(
          "table",
          {},
          el(
            "thead",
            {},
            el(
              "tr",
              {},
              ["Person", "Insight", "Found it", "Answer", "Other", "Points"].map((name) =>
                el("th", { scope: "col", text: name }),
              ),
            ),
          ),
          el("tbody", {}, byName.map(row)),
        ),
  );
}

/** Evidence, wordings, and what an admin decided. */
function other(line) {
  return line.total - line.insight - line.found - line.answer;
}

function queue({ effects, heard }) {
  const waiting = effects.waiting ? `${count(effects.waiting, "message")} on the way` : "Nothing waiting";
  return el(
    "footer",
    { class: "queue" },
    el("span", { text: waiting }),
    el("span", { text: `${count(effects.done, "update")} delivered` }),
    effects.dead ? el("strong", { text: `${effects.dead} could not be delivered` }) : null,
    heard ? el("span", { text: `Jira heard ${heard}` }) : null,
  );
}
