/** The left panel: who acts, where they are, and what they read and write there. */

import { coalesce, get } from "./api.js";
import { HOME, homePane, leaveHome, openHome, startHome } from "./apphome.js";
import { Conversation } from "./conversation.js";
import { button, el, fill } from "./dom.js";
import { drawPeople, people } from "./people.js";
import { drawRail } from "./rail.js";
import { channelOf, isDirect, nameOf, on, state, tell, titleOf } from "./state.js";
import { look, noteArrivals } from "./unread.js";
import { count } from "./words.js";

const $ = (id) => document.getElementById(id);

const channelHead = el("header", { class: "conversation-head" });

const main = new Conversation({
  place: () => ({ channel: state.channel === HOME ? "" : state.channel, thread: "", title: currentTitle() }),
  openThread,
  empty: ({ channel, title }) =>
    channel === "dm" || channelOf(channel)?.kind === "dm"
      ? "Nothing here yet. Write what a customer said, and the bridge answers."
      : `Nothing in ${title} yet.`,
});

const thread = new Conversation({
  place: () => ({ channel: state.thread ? state.channel : "", thread: state.thread, title: "thread" }),
  openThread: () => undefined,
  empty: () => "No replies yet.",
});

/** Build the panel and load the workspace. */
export async function startSlack() {
  fill($("conversation"), channelHead, homePane, main.nodes);
  fill($("thread"), threadHead(), thread.nodes);
  $("slack-user").addEventListener("change", (event) => actAs(event.target.value));
  $("slack-user").addEventListener("blur", () => drawPeople($("slack-user")));
  $("slack").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.thread && !document.querySelector(":popover-open")) closeThread();
  });
  on("slack-changes", apply);
  startHome();
  await loadWorkspace();
  actAs(people()[0].id);
}

/** Act as `user` from now on; in a channel that both know, stay there. */
export function actAs(user) {
  state.user = user;
  const mine = state.channels.filter((channel) => channel.members.includes(user));
  const stays = mine.some((channel) => channel.id === state.channel && !isDirect(channel));
  drawPeople($("slack-user"));
  go(stays || state.channel === HOME ? state.channel : (mine.find((channel) => !isDirect(channel))?.id ?? "dm"));
  tell("user", user);
}

/** Open a channel or DM ("dm": the one with the app), at the message `ts` if it is given. */
export function go(channel, ts = "") {
  state.channel = channel === "dm" ? (dmOf(state.user)?.id ?? "dm") : channel;
  openThread("");
  $("conversation").classList.toggle("at-home", channel === HOME);
  if (channel === HOME) openHome();
  else leaveHome();
  drawHead();
  main.pointAt(ts);
  redraw();
}

/** Put a text into the composer of the open channel. */
export function draft(text) {
  main.composer.write(text);
  main.composer.box.focus();
}

function dmOf(user) {
  return state.channels.find(
    (each) => each.kind === "dm" && each.members.includes(user) && each.members.includes(state.bot),
  );
}

const loadWorkspace = coalesce(async () => {
  const workspace = await get("slack/workspace");
  state.users = new Map(workspace.users.map((user) => [user.id, user]));
  state.channels = workspace.channels;
  state.shortcuts = workspace.shortcuts;
  state.bot = typeof workspace.bot === "string" ? workspace.bot : workspace.bot.id;
  if (state.channel === "dm") state.channel = dmOf(state.user)?.id ?? "dm";
});

async function apply(changes) {
  noteArrivals(changes);
  if (state.channel === "dm" || changes.some((change) => change.channel && !channelOf(change.channel)))
    await loadWorkspace();
  redraw();
}

function redraw() {
  look(state.user, state.channel);
  drawRail($("rail"), go);
  drawPeople($("slack-user"));
  main.refresh();
  thread.refresh();
}

function currentTitle() {
  if (state.channel === HOME) return nameOf(state.bot);
  const channel = channelOf(state.channel);
  return channel ? titleOf(channel) : nameOf(state.bot);
}

function drawHead() {
  const channel = channelOf(state.channel);
  const kinds = { channel: count(channel?.members.length ?? 0, "member"), group: "Group message" };
  const about = state.channel === HOME ? "Home" : (kinds[channel?.kind] ?? "Direct message");
  fill(
    channelHead,
    el("h3", { text: currentTitle() }),
    el("p", { text: channel?.listening ? "The bridge listens here" : about }),
  );
  main.composer.refresh();
}

/** Open the thread of the message `ts` in the open channel; "" closes it. */
export function openThread(ts) {
  state.thread = ts;
  $("thread").hidden = !ts;
  $("conversation").classList.toggle("covered", Boolean(ts));
  $("conversation").inert = Boolean(ts);
  if (!ts) return;
  thread.composer.refresh();
  thread.refresh();
  thread.composer.box.focus();
}

function closeThread() {
  openThread("");
  main.composer.box.focus();
}

function threadHead() {
  return el(
    "header",
    { class: "conversation-head" },
    el("h3", { text: "Thread" }),
    button("Close", closeThread, { class: "button quiet", "aria-label": "Close thread" }),
  );
}
