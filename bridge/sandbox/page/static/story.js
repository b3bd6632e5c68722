/** The story's captions: what happens now, in a sentence; Space pauses. */

import { get, post } from "./api.js";
import { el } from "./dom.js";
import { openIssue } from "./issue.js";
import { actAs, go, openThread } from "./slack.js";

const LOOK_MS = 300;

/** Follow the captions if the page was opened for a story (`?story`). */
export function startStory() {
  if (!new URLSearchParams(location.search).has("story")) return;
  const text = el("p", { class: "story-text", role: "status" });
  const beat = el("p", { class: "story-beat" });
  const pause = el("button", { type: "button", text: "Pause (Space)" });
  const bar = el("aside", { class: "story", "aria-label": "Story", hidden: true }, beat, text, pause);
  document.body.append(bar);
  let paused = false;
  let said = 0;
  const toggle = () => post("story/pause", { paused: !paused });
  pause.addEventListener("click", toggle);
  document.addEventListener("keydown", (event) => {
    if (event.code !== "Space" || event.target.closest("input, textarea, select, button")) return;
    event.preventDefault();
    toggle();
  });
  const draw = (caption) => {
    paused = caption.paused;
    pause.textContent = paused ? "Go on (Space)" : "Pause (Space)";
    bar.hidden = !caption.text;
    beat.textContent = caption.beat;
    if (text.textContent !== caption.text) text.textContent = caption.text;
    if (caption.n !== said) look(caption.look);
    said = caption.n;
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
  if (user) actAs(user);
  if (channel) go(channel, ts);
  if (thread) openThread(thread);
  if (issue) openIssue(issue);
}
