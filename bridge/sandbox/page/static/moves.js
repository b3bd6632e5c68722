/** What an owner does with an issue: move it, plan it, comment on it. */

import { button, choices, el } from "./dom.js";
import { labelled } from "./drawer.js";
import { inJira } from "./hands.js";
import { state } from "./state.js";

const RESOLUTIONS = ["Done", "Won't Do", "Duplicate", "Cannot Reproduce"];

/** Status with resolution, and fix version: the two things an owner moves. */
export function moveForm(issue) {
  const to = el("select", { on: { change: () => ask() } });
  const resolution = el("select", {});
  const version = el("select", {});
  const asked = labelled("Resolution", resolution);
  const move = button(
    "Move",
    () =>
      inJira("transition", {
        issue: issue.id,
        to: to.value,
        ...(asked.hidden ? {} : { resolution: resolution.value }),
      }),
    { class: "button primary" },
  );
  const plan = button("Set", () =>
    inJira("edit", {
      issue: issue.id,
      fields: { fixVersions: version.value ? [version.value] : [] },
    }),
  );
  choices(
    resolution,
    RESOLUTIONS.map((name) => [name, name]),
  );

  function ask() {
    asked.hidden = statusesOf(issue.project).get(to.value) !== "done";
  }

  function refresh(now) {
    const project = state.board.projects.find((each) => each.key === now.project);
    const others = project.statuses.filter((status) => status.name !== now.status);
    const set = now.fixVersions[0] ?? "";
    choices(
      to,
      others.map((status) => [status.name, status.name]),
    );
    choices(
      version,
      [
        ["", "None"],
        ...project.versions.map((each) => [each.name, each.released ? `${each.name} (released)` : each.name]),
      ],
      version.dataset.from === set ? version.value : set,
    );
    version.dataset.from = set;
    ask();
  }

  const node = el(
    "div",
    { class: "moves" },
    el("div", { class: "move-row" }, labelled("Move to", to), asked, move),
    el("div", { class: "move-row" }, labelled("Fix version", version), plan),
  );
  return { node, refresh };
}

function statusesOf(key) {
  const project = state.board.projects.find((each) => each.key === key);
  return new Map(project.statuses.map((status) => [status.name, status.category]));
}

function actor() {
  return state.board.users.find((user) => user.id === state.jiraUser)?.name ?? "";
}

/** A comment, perhaps as a question to those who reported it. */
export function commentForm(issue) {
  const box = el("textarea", { rows: 3, on: { keydown } });
  const internal = el("input", { type: "checkbox" });
  const form = el(
    "form",
    { class: "comment-form", on: { submit } },
    labelled(
      `Comment as ${actor()}`,
      box,
      "Begin with “To agents:” to ask those who reported it. Ctrl and Enter sends.",
    ),
    el(
      "div",
      { class: "composer-foot" },
      el("label", { class: "option" }, internal, el("span", { text: "Internal note" })),
      button("To agents", () => prefix(), { class: "button quiet" }),
      el("button", { type: "submit", class: "button primary", text: "Comment" }),
    ),
  );

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
    if (await inJira("comment", { issue: issue.id, text, ...(internal.checked ? { internal: true } : {}) }))
      box.value = "";
  }

  return form;
}
