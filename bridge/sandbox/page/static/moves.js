/** What an owner does with an issue: move it and plan it. */

import { button, choices, el } from "./dom.js";
import { labelled } from "./drawer.js";
import { inJira } from "./hands.js";
import { state } from "./state.js";

const RESOLUTIONS = ["Done", "Won't Do", "Duplicate", "Cannot Reproduce"];

/** Status with resolution, and fix version: the two things an owner moves. */
export class Moves {
  #issue;
  #to = el("select", { on: { change: () => this.#ask() } });
  #resolution = el("select", {});
  #version = el("select", {});
  #asked = labelled("Resolution", this.#resolution);
  #set = "";

  constructor(issue) {
    this.#issue = issue;
    choices(this.#resolution, same(RESOLUTIONS));
    const move = button("Move", () => this.#move(), { class: "button primary" });
    const plan = button("Set", () => this.#plan());
    this.node = el(
      "div",
      { class: "moves" },
      el("div", { class: "move-row" }, labelled("Move to", this.#to), this.#asked, move),
      el("div", { class: "move-row" }, labelled("Fix version", this.#version), plan),
    );
  }

  /** Offer what can be done with the issue as it is `now`; a choice that somebody is making stays. */
  refresh(now) {
    this.#issue = now;
    const { statuses, versions } = projectOf(now);
    const set = now.fixVersions[0] ?? "";
    const named = versions.map(({ name, released }) => [name, released ? `${name} (released)` : name]);
    choices(this.#to, same(statuses.map((status) => status.name).filter((name) => name !== now.status)));
    choices(this.#version, [["", "None"], ...named], set === this.#set ? this.#version.value : set);
    this.#set = set;
    this.#ask();
  }

  #ask() {
    const chosen = projectOf(this.#issue).statuses.find((status) => status.name === this.#to.value);
    this.#asked.hidden = chosen?.category !== "done";
  }

  #move() {
    const resolution = this.#asked.hidden ? {} : { resolution: this.#resolution.value };
    return inJira("transition", { issue: this.#issue.id, to: this.#to.value, ...resolution });
  }

  #plan() {
    const fixVersions = this.#version.value ? [this.#version.value] : [];
    return inJira("edit", { issue: this.#issue.id, fields: { fixVersions } });
  }
}

function projectOf(issue) {
  return state.board.projects.find((project) => project.key === issue.project);
}

function same(names) {
  return names.map((name) => [name, name]);
}
