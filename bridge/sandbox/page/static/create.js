/** Creating a Jira issue by hand. */

import { drawer, labelled } from "./drawer.js";
import { choices, el, fill } from "./dom.js";
import { inJira } from "./hands.js";
import { state } from "./state.js";

/** Open the form; it closes when Jira took the issue. */
export function newIssue() {
  const frame = drawer("Create issue", { kind: "modal" });
  const project = el("select", { on: { change: () => fields() } });
  const type = el("select", { on: { change: () => fields() } });
  const summary = el("input", { type: "text", required: true, maxLength: 255 });
  const description = el("textarea", { rows: 5 });
  const needed = el("div", { class: "needed" });
  choices(
    project,
    state.board.projects.map((each) => [each.key, each.name]),
    state.project,
  );
  fill(
    frame.body,
    el(
      "form",
      { class: "stack", on: { submit } },
      labelled("Project", project),
      labelled("Issue type", type),
      labelled("Summary", summary),
      labelled("Description", description),
      needed,
      el("footer", {}, el("button", { type: "submit", class: "button primary", text: "Create" })),
    ),
  );
  fields();
  summary.focus();

  function fields() {
    const chosen = state.board.projects.find((each) => each.key === project.value);
    choices(
      type,
      chosen.issue_types.map((name) => [name, name]),
    );
    const required = chosen.required.filter((each) => each.issuetype === type.value);
    fill(
      needed,
      required.map((each) => labelled(each.name, requiredField(each))),
    );
  }

  function requiredField({ field, options }) {
    if (!options) return el("input", { type: "text", required: true, "data-field": field });
    const select = el("select", { "data-field": field });
    choices(
      select,
      options.map((value) => [value, value]),
    );
    return select;
  }

  async function submit(event) {
    event.preventDefault();
    const extra = [...needed.querySelectorAll("[data-field]")].map((control) => [
      control.dataset.field,
      control.value,
    ]);
    const done = await inJira("issue", {
      project: project.value,
      issuetype: type.value,
      summary: summary.value,
      description: description.value,
      ...(extra.length ? { fields: Object.fromEntries(extra) } : {}),
    });
    if (done) frame.close();
  }
}
