/** Who can be acted as, by team, and who has unread direct messages. */

import { choices } from "./dom.js";
import { nameOf, state } from "./state.js";
import { unreadInDms } from "./unread.js";
import { count } from "./words.js";

/** Everybody who works here. */
export function people() {
  return [...state.users.values()].filter((user) => !user.is_bot && !user.deleted);
}

/** Draw the chooser, but not under the hand of somebody who is choosing. */
export function drawPeople(chooser) {
  if (document.activeElement === chooser && chooser.value === state.user) return;
  const teams = Map.groupBy(people(), (user) => user.team || "Others");
  const groups = [...teams].map(([group, users]) => ({ group, options: users.map(choice) }));
  choices(chooser, groups, state.user);
}

function choice({ id }) {
  const waiting = id === state.user ? 0 : unreadInDms(id);
  return [id, waiting ? `${nameOf(id)} · ${count(waiting, "new DM")}` : nameOf(id)];
}
