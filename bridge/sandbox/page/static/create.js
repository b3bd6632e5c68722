/** Creating a Jira issue by hand. */

import { drawer, labelled } from "./drawer.js";
import { choices, el, fill } from "./dom.js";
import { inJira } from "./hands.js";
import { state } from "./state.js";

/** Open the form; it closes when Jira took the issue. */
export function newIssue() {
  const frame = drawer("Create issue", { kind: "modal" });
  const form = new IssueForm(() => frame.close());
  fill(frame.body, form.node);
  form.summary.focus();
}

class IssueForm {
  #done;
  #needed = el("div", { class: "needed" });

  constructor(done) {
    this.#done = done;
    const asks = { change: () => this.#ask() };
    this.project = el("select", { on: asks });
    this.type = el("select", { on: asks });
    this.summary = el("input", { type: "text", required: true, maxLength: 255 });
    this.description = el("textarea", { rows: 5 });
    const names = state.board.projects.map((each) => [each.key, each.name]);
    choices(this.project, names, state.project);
    this.node = this.#form();
    this.#ask();
  }

  #form() {
    const submit = (event) => {
      event.preventDefault();
      this.#create();
    };
    return el(
      "form",
      { class: "stack", on: { submit } },
      labelled("Project", this.project),
      labelled("Issue type", this.type),
      labelled("Summary", this.summary),
      labelled("Description", this.description),
      this.#needed,
      el("footer", {}, el("button", { type: "submit", class: "button primary", text: "Create" })),
    );
  }

  /** Offer the project's types, and ask for what it requires of the chosen one. */
  #ask() {
    const project = state.board.projects.find((each) => each.key === this.project.value);
    const types = project.issue_types.map((name) => [name, name]);
    choices(this.type, types);
    const required = project.required.filter((each) => each.issuetype === this.type.value);
    const asked = required.map((each) => labelled(each.name, requiredField(each)));
    fill(this.#needed, asked);
  }

  async #create() {
    const asked = [...this.#needed.querySelectorAll("[data-field]")];
    const fields = Object.fromEntries(asked.map((control) => [control.dataset.field, control.value]));
    const done = await inJira("issue", {
      project: this.project.value,
      issuetype: this.type.value,
      summary: this.summary.value,
      description: this.description.value,
      ...(asked.length ? { fields } : {}),
    });
    if (done) this.#done();
  }
}

/** A choice where Jira tells the options, a line of text where it does not. */
function requiredField({ field, options }) {
  if (!options) return el("input", { type: "text", required: true, "data-field": field });
  const select = el("select", { "data-field": field });
  const named = options.map((value) => [value, value]);
  choices(select, named);
  return select;
}
