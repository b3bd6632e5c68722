/** Writing a comment on an issue, perhaps as a question to those who reported it. */

import { button, el } from "./dom.js";
import { labelled } from "./drawer.js";
import { inJira } from "./hands.js";
import { state } from "./state.js";

const QUESTION = "To agents: ";
const HINT = "Begin with “To agents:” to ask those who reported it. Ctrl and Enter sends.";

/** The form for `issue`; it empties itself when Jira took the comment. */
export function commentForm(issue) {
  const box = el("textarea", { rows: 3 });
  const internal = el("input", { type: "checkbox" });
  const submit = (event) => {
    event.preventDefault();
    send(issue, box, internal);
  };
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
  });
  return el(
    "form",
    { class: "comment-form", on: { submit } },
    labelled(`Comment as ${actor()}`, box, HINT),
    el(
      "div",
      { class: "composer-foot" },
      el("label", { class: "option" }, internal, el("span", { text: "Internal note" })),
      button("To agents", () => ask(box), { class: "button quiet" }),
      el("button", { type: "submit", class: "button primary", text: "Comment" }),
    ),
  );
}

async function send(issue, box, internal) {
  const text = box.value.trim();
  if (!text) return;
  const kind = internal.checked ? { internal: true } : {};
  if (await inJira("comment", { issue: issue.id, text, ...kind })) box.value = "";
}

function ask(box) {
  if (!box.value.startsWith(QUESTION.trim())) box.value = QUESTION + box.value;
  box.focus();
}

function actor() {
  return state.board.users.find((user) => user.id === state.jiraUser)?.name ?? "";
}
