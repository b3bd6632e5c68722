/** The app's Home tab, as the acting person sees it. https://docs.slack.dev/surfaces/app-home */

import { coalesce, get, post } from "./api.js";
import { blocks } from "./blocks.js";
import { el, fill, toast, whenFree } from "./dom.js";
import { on, state } from "./state.js";

/** Where somebody is who looks at the Home tab, and not at a conversation. */
export const HOME = "app-home";

/** What to put on the page; empty unless somebody looks at it. */
export const homePane = el("div", {
  class: "scroll app-home",
  tabIndex: 0,
  role: "region",
  "aria-label": "App Home",
  hidden: true,
});

let shown = "";

/** Look at the Home tab: the app is told so and may draw it anew. */
export function openHome() {
  homePane.hidden = false;
  homePane.scrollTop = 0;
  refreshHome();
  run(() => post("slack/open_app", { user: state.user, tab: "home" }));
}

/** Look elsewhere. */
export function leaveHome() {
  homePane.hidden = true;
}

/** Follow what the app draws. */
export function startHome() {
  on("slack-changes", (changes) => {
    if (!homePane.hidden && changes.some((change) => change.kind === "view")) refreshHome();
  });
}

const refreshHome = coalesce(async () => {
  const user = state.user;
  const { home } = await get("slack/views", { user });
  const print = `${user} ${home?.hash}`;
  if (user !== state.user || print === shown) return;
  whenFree(homePane, () => draw(home, user, print));
});

function draw(home, user, print) {
  shown = print;
  const focused = homePane.contains(document.activeElement) && document.activeElement.dataset.focus;
  fill(homePane, home ? blocks(home.blocks, context(user, home.id)) : nothing());
  if (focused) homePane.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
}

function context(user, view) {
  return {
    act: (what) => run(() => post("slack/press", { user, view_id: view, ...what })),
    suggest: async (what) =>
      (await run(() => post("slack/suggest", { user, view_id: view, ...what })))?.options ?? [],
  };
}

function nothing() {
  return el("p", { class: "nothing", text: "The app has not drawn this yet." });
}

async function run(task) {
  try {
    return await task();
  } catch (error) {
    toast(error.message);
    return null;
  }
}
