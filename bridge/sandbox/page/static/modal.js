/** Modals that the app opens for the acting person, as real dialogs. */

import { coalesce, get, post } from "./api.js";
import { blocks } from "./blocks.js";
import { button, el, toast } from "./dom.js";
import { textObject } from "./mrkdwn.js";
import { on, state } from "./state.js";

let shown = null;

/** Look whether a modal is open for the acting person, and show, refresh or close it. */
export const refreshModal = coalesce(async () => {
  const user = state.user;
  if (!user) return;
  const { views } = await get("slack/views", { user });
  if (user !== state.user) return;
  show(views.at(-1) ?? null, user);
});

/** Follow changes of person and of views. */
export function startModals() {
  on("user", refreshModal);
  on("slack-changes", (changes) => {
    if (changes.some((change) => change.kind === "view")) refreshModal();
  });
}

function show(view, user) {
  const print = JSON.stringify(view);
  if (shown?.print === print && shown.user === user) return;
  const typed = shown && view && shown.id === view.id ? readAll(shown.fields) : {};
  shown?.dialog.remove();
  shown = view ? { print, user, id: view.id, ...dialogOf(view, user) } : null;
  if (!shown) return;
  document.body.append(shown.dialog);
  shown.dialog.showModal();
  restore(shown.fields, typed);
  firstInput(shown)?.focus();
}

function dialogOf({ id, view }, user) {
  const fields = new Map();
  const act = (what) => run(() => post("slack/press", { user, view_id: id, ...what }));
  const suggest = async (what) => {
    const answer = await run(() => post("slack/suggest", { user, view_id: id, ...what }));
    return answer?.options ?? [];
  };
  const close = () => {
    dialog.remove();
    shown = null;
    run(() => post("slack/close", { user, view_id: id }));
  };
  const submit = (event) => {
    event.preventDefault();
    send(user, id, fields);
  };
  const form = el(
    "form",
    { class: "modal-form", novalidate: true, on: { submit } },
    el("div", { class: "modal-body" }, blocks(view.blocks, { act, suggest, fields })),
    el(
      "footer",
      {},
      button(view.close?.text ?? "Cancel", close),
      view.submit ? el("button", { type: "submit", class: "button primary", text: view.submit.text }) : null,
    ),
  );
  const cancel = (event) => {
    event.preventDefault();
    close();
  };
  const dialog = el(
    "dialog",
    { class: "modal", "aria-labelledby": "modal-title", on: { cancel } },
    el("h3", { id: "modal-title" }, textObject(view.title)),
    form,
  );
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  return { dialog, fields };
}

async function send(user, id, fields) {
  const missing = ownErrors(fields);
  if (Object.keys(missing).length) return showErrors(fields, missing);
  const answer = await run(() => post("slack/submit", { user, view_id: id, values: readAll(fields) }));
  if (!answer) return null;
  if (answer.errors) return showErrors(fields, answer.errors);
  if (!answer.acked) toast("The app did not answer. What you typed is still here.");
  return refreshModal();
}

/** What Slack itself checks before it tells the app. */
function ownErrors(fields) {
  const errors = {};
  for (const [block, field] of fields) {
    const value = field.read();
    if (!value.length && !field.optional) errors[block] = "Please complete this required field.";
    else if (value.length && value.length < field.least)
      errors[block] = `Please write at least ${field.least} characters.`;
  }
  return errors;
}

function showErrors(fields, errors) {
  let first = null;
  for (const [block, field] of fields) {
    const box = field.node.closest("[data-block]");
    box.querySelector(".field-error").textContent = errors[block] ?? "";
    field.node.setAttribute("aria-invalid", String(block in errors));
    if (block in errors) first ??= field.node;
  }
  first?.focus();
}

function readAll(fields) {
  const filled = [...fields].filter(([, field]) => field.read().length);
  return Object.fromEntries(filled.map(([block, field]) => [block, { [field.action]: field.read() }]));
}

/** Keep what was typed when the app updates the view under the same block and action. */
function restore(fields, typed) {
  for (const [block, field] of fields) {
    const value = typed[block]?.[field.action];
    if (value !== undefined) field.write(value);
  }
}

function firstInput({ dialog }) {
  return (
    dialog.querySelector("[autofocus]") ?? dialog.querySelector("textarea, input, select, footer .primary")
  );
}

async function run(task) {
  try {
    return await task();
  } catch (error) {
    toast(error.message);
    return null;
  }
}
