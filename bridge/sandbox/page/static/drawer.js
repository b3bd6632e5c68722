/** Dialogs of the page itself: a drawer at the right edge and small forms. The browser traps focus; Esc closes. */

import { button, el } from "./dom.js";

/** Open a dialog with a heading and a body; returns `{dialog, body, close}`. `closed()` is called when it goes. */
export function drawer(title, { kind = "drawer", closed = () => undefined } = {}) {
  const heading = el("h3", { id: `${kind}-title`, text: title });
  const body = el("div", { class: "dialog-body" });
  const opener = document.activeElement;
  const close = () => dialog.close();
  const dialog = el(
    "dialog",
    { class: kind, "aria-labelledby": heading.id },
    el("header", {}, heading, button("Close", close, { class: "button quiet" })),
    body,
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    giveBack(opener);
    closed();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, heading, body, close };
}

/** The browser gives focus back to the opener; one that was drawn anew meanwhile is found by its name. */
function giveBack(opener) {
  if (opener.isConnected || !opener.dataset.focus) return;
  document.querySelector(`[data-focus="${CSS.escape(opener.dataset.focus)}"]`)?.focus();
}

/** A labelled control of a form. */
export function labelled(label, control, hint = "") {
  return el(
    "label",
    { class: "labelled" },
    el("span", { text: label }),
    control,
    hint ? el("small", { text: hint }) : null,
  );
}
