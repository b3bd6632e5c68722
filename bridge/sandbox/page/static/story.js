/** The story's captions: what happens now, in a sentence; Space pauses. */

import { get, post } from "./api.js";
import { button, el } from "./dom.js";
import { openIssue } from "./issue.js";
import { actAs, go, openThread } from "./slack.js";

const LOOK_MS = 300;

/** Follow the captions if the page was opened for a story (`?story`). */
export function startStory() {
  if (!new URLSearchParams(location.search).has("story")) return;
  const text = el("p", { class: "teller-text", role: "status" });
  const beat = el("p", { class: "teller-beat" });
  const page = el("a", { class: "teller-page", target: "_blank", rel: "noopener", text: "Open the page", hidden: true });
  const pause = button("Pause (Space)", () => toggle());
  const bar = el("aside", { class: "teller", "aria-label": "Story", hidden: true }, beat, text, page, pause);
  let paused = false;
  let said = 0;
  const toggle = () => post("story/pause", { paused: !paused });
  document.addEventListener("keydown", (event) => {
    if (event.code !== "Space" || event.target.closest("input, textarea, select, button")) return;
    event.preventDefault();
    toggle();
  });
  const draw = (caption) => {
    if (caption.n !== said) look(caption.look);
    said = caption.n;
    // What lies below an open drawer cannot be pressed, so the bar goes where the watcher is.
    const place = document.querySelector("dialog[open]") ?? document.body;
    if (bar.parentElement !== place) place.append(bar);
    paused = caption.paused;
    pause.textContent = paused ? "Go on (Space)" : "Pause (Space)";
    bar.hidden = !caption.text;
    page.hidden = !/^https?:/.test(caption.look.page ?? "");
    if (!page.hidden) page.href = caption.look.page;
    beat.textContent = caption.beat;
    if (text.textContent !== caption.text) text.textContent = caption.text;
  };
  follow(draw);
}

async function follow(draw) {
  for (;;) {
    try {
      draw(await get("story"));
    } catch {
      /* The page says itself that the sandbox does not answer. */
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

function look({ user, channel, ts, thread, issue }) {
  document.querySelector("dialog[open]")?.close();
  if (user) actAs(user);
  if (channel) go(channel, ts);
  if (thread) openThread(thread);
  if (issue) openIssue(issue);
  // The drawer gives its first button the focus, and Space would press it.
  document.activeElement?.blur();
}
