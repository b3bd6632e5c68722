/** Unread marks: what came, per channel, since the acting person last looked. */

import { channelOf, isDirect } from "./state.js";

const arrivals = new Map();
const seen = new Map();

/** Note new messages. */
export function noteArrivals(changes) {
  for (const change of changes) {
    if (change.kind !== "message") continue;
    const list = arrivals.get(change.channel) ?? [];
    list.push({ n: change.n, user: change.user });
    arrivals.set(change.channel, list);
  }
}

/** The number of the newest message in `channel` since this page was opened, 0 without one. */
function lastArrival(channel) {
  return arrivals.get(channel)?.at(-1)?.n ?? 0;
}

/** The acting person looks at `channel` now. */
export function look(user, channel) {
  seen.set(`${user} ${channel}`, lastArrival(channel));
}

/** How many messages by others `user` has not looked at in `channel` since this page was opened. */
export function unread(user, channel) {
  const since = seen.get(`${user} ${channel}`) ?? 0;
  return (arrivals.get(channel) ?? []).filter((one) => one.n > since && one.user !== user).length;
}

/** How many unread messages a person has in DMs, where only they can read them. */
export function unreadInDms(user) {
  const dms = [...arrivals.keys()]
    .map(channelOf)
    .filter((channel) => channel && isDirect(channel) && channel.members.includes(user));
  return dms.reduce((sum, channel) => sum + unread(user, channel.id), 0);
}
