/** Slack's "are you sure?" of an element. https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */

import { button, el } from "./dom.js";
import { textObject } from "./mrkdwn.js";

/** Ask; resolves to whether the person agreed. Esc is a no. */
export function confirmed({ title, text, confirm, deny }) {
  return new Promise((resolve) => {
    const finish = (agreed) => {
      dialog.close();
      dialog.remove();
      resolve(agreed);
    };
    const dialog = el(
      "dialog",
      { class: "modal small", "aria-labelledby": "confirm-title", on: { cancel: () => finish(false) } },
      el("h3", { id: "confirm-title", text: title.text }),
      el("div", { class: "modal-body" }, textObject(text)),
      el(
        "footer",
        {},
        button(deny.text, () => finish(false)),
        button(confirm.text, () => finish(true), { class: "button primary" }),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
