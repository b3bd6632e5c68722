/** Shortcuts: what the app adds to the menu of a message, and to the one beside the box where one writes. */

import { post } from "./api.js";
import { toast } from "./dom.js";
import { state } from "./state.js";

/** Entries for the menu of a message. */
export function messageShortcuts() {
  return entries((each) => each.on_message);
}

/** Entries for the menu that is there everywhere. */
export function globalShortcuts() {
  return entries((each) => !each.on_message);
}

function entries(wanted) {
  return state.shortcuts.filter(wanted).map((each) => ({ label: each.name, value: each.callback_id }));
}

/** Use the shortcut `callback`, on the message `where` (`{channel, ts}`) if it is one for messages. */
export async function useShortcut(callback, where = {}) {
  try {
    const answer = await post("slack/shortcut", { user: state.user, callback_id: callback, ...where });
    if (!answer.acked) toast("The app did not answer. Is the bridge running?");
  } catch (error) {
    toast(error.message);
  }
}
