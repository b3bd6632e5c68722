/** A newcomer's five steps through the whole loop; each ticks itself off when its gesture was made. */

import { get } from "./api.js";
import { button, el, fill, toast } from "./dom.js";
import { openIssue } from "./issue.js";
import { actAs, draft, go, openThread } from "./slack.js";
import { channelOf, nameOf, on, state, tell } from "./state.js";

const REPORT = "Refund still shows as pending after nine days, she has called three times";
const RECOGNISABLE = 24;

const done = new Set();
let shown = 0;
let reporter = "";
let words = REPORT;

const isDm = (id) => channelOf(id)?.kind === "dm";
const isTriage = (channel) => channel?.name.startsWith("triage-");

/** `told` says whether a gesture `{path, body}` completes the step; `show` leads to where it is made. */
const STEPS = [
  {
    title: "Report what a customer said",
    how: () =>
      `${nameOf(reporter)} types /insight and the customer's words. A plain post in a channel where the bridge listens does too.`,
    act: "Write it for me",
    show: writeReport,
    told: (gesture) => reported(gesture) !== null,
  },
  {
    title: "See what the bridge made of it",
    how: () =>
      `The card in ${nameOf(reporter)}'s messages with Bridge says who else reported it. Try one of its buttons.`,
    act: "Open the card",
    show: openCard,
    told: ({ path, body }) => path === "slack/press" && isDm(body.channel),
  },
  {
    title: "Open the Jira issue",
    how: () => "The team that owns the problem has a card too. Press Open issue there.",
    act: "Open the triage channel",
    show: openTriage,
    told: ({ path, body }) => path === "slack/press" && isTriage(channelOf(body.channel)),
  },
  {
    title: "Ask, then fix",
    how: () =>
      "In the issue, comment “To agents: …” to ask those who heard it. Then move it to Done, and release its version.",
    act: "Open the newest issue",
    show: openNewestIssue,
    told: ({ path, body }) => path === "jira/release" || (path === "jira/transition" && body.to === "Done"),
  },
  {
    title: "The reporter hears of it",
    how: () => "Each change of stage arrives in the thread of the reporter's own card, once.",
    act: "Open the thread",
    show: openStory,
    told: () => false,
  },
];

/** Draw the steps into `home` and follow what is done on the page. */
export function startGuide(home) {
  const list = el("ol", { class: "steps" });
  const box = el(
    "details",
    { class: "guide", open: localStorage.getItem("guide") !== "closed" },
    el("summary", {}, el("h3", { text: "The whole loop in a minute" })),
    list,
  );
  box.addEventListener("toggle", () => localStorage.setItem("guide", box.open ? "open" : "closed"));
  home.prepend(box);
  reporter = state.user;
  on("gesture", (gesture) => {
    words = reported(gesture) || words;
    STEPS.forEach((step, i) => step.told(gesture) && finish(i));
  });
  on("guide", () => draw(list));
  draw(list);
}

/** What a gesture reports: its text, "" where a modal will ask for it, null when it reports nothing. */
function reported({ path, body }) {
  if (path === "slack/command") return body.command === "/insight" ? body.text : null;
  const heard =
    path === "slack/message" && !body.thread_ts && (body.dm || channelOf(body.channel)?.listening);
  return heard ? body.text : null;
}

function finish(i) {
  done.add(i);
  const next = STEPS.findIndex((_, at) => !done.has(at));
  shown = next === -1 ? STEPS.length : next;
  tell("guide");
}

function draw(list) {
  const over = done.size === STEPS.length;
  fill(
    list,
    STEPS.map(stepNode),
    over ? el("li", { class: "over", text: "That was the whole loop: heard, opened, fixed, told." }) : null,
  );
}

function stepNode(step, i) {
  const pick = () => {
    shown = i;
    tell("guide");
  };
  const current = i === shown;
  return el(
    "li",
    {
      class: `${done.has(i) ? "done" : ""} ${current ? "current" : ""}`,
      "aria-current": current ? "step" : null,
    },
    button(step.title, pick, {
      class: "step-title",
      "aria-label": done.has(i) ? `${step.title}, done` : null,
    }),
    current
      ? el("div", { class: "step-how" }, el("p", { text: step.how() }), button(step.act, step.show))
      : null,
  );
}

function writeReport() {
  actAs(reporter);
  draft(`/insight ${REPORT}`);
}

async function openCard() {
  actAs(reporter);
  go("dm");
  const card = await find(state.channel, words.slice(0, RECOGNISABLE));
  if (card) go(state.channel, card.ts);
  return card;
}

async function openStory() {
  const card = await openCard();
  if (card) openThread(card.ts);
  finish(STEPS.length - 1);
}

/** The card of the reporter's problem in its triage channel, seen by the first person there. */
async function openTriage() {
  const own = state.problems.find((problem) =>
    problem.members.some((member) => member.text.includes(words.slice(0, RECOGNISABLE))),
  );
  const channels = state.channels.filter(isTriage);
  const cards = await Promise.all(channels.map((channel) => find(channel.id, own?.title ?? words)));
  const at = Math.max(0, cards.findIndex(Boolean));
  actAs(channels[at].members.find((member) => member !== state.bot));
  go(channels[at].id, cards[at]?.ts);
}

/** The newest message of a channel that holds `phrase`. */
async function find(channel, phrase) {
  if (channel === "dm") return undefined;
  const { messages } = await get("slack/messages", { channel, user: state.user });
  return messages.findLast((message) => JSON.stringify(message.blocks).includes(phrase));
}

function openNewestIssue() {
  const [issue] = [...state.board.issues].sort((a, b) => Number(b.id) - Number(a.id));
  if (issue) openIssue(issue.key);
  else toast("There is no issue yet. Press Open issue in a triage channel first.");
}
