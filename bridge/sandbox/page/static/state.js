/** What the parts of the page share: who acts, where they are, who is who. */

export const state = {
  /** @type {Map<string, object>} Slack users by id */
  users: new Map(),
  /** @type {object[]} Slack channels and DMs */
  channels: [],
  bot: "",
  /** entries that the app adds to menus: `{callback_id, name, on_message}` */
  shortcuts: [],
  user: "",
  channel: "",
  thread: "",
  /** the pocket Jira's board as last read */
  board: { projects: [], issues: [], users: [] },
  project: "",
  jiraUser: "",
  /** what the bridge knows of problems, most reports first */
  problems: [],
};

const listeners = new Map();

/** Call `listener(detail)` whenever `topic` is told. */
export function on(topic, listener) {
  listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
}

/** Tell all who listen to `topic`. */
export function tell(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

/** The name people read for a Slack user id. */
export function nameOf(id) {
  const user = state.users.get(id);
  return user ? user.real_name || user.name : id;
}

/** The language in which a Slack user reads days. The page itself speaks British English. */
export function localeOf(id) {
  const locale = state.users.get(id)?.locale ?? "en";
  return locale.startsWith("en") ? "en-GB" : locale;
}

/** The channel `id` ("C…", "D…"), or undefined. */
export function channelOf(id) {
  return state.channels.find((channel) => channel.id === id);
}

/** Whether a conversation is between people, and not a channel. */
export function isDirect(channel) {
  return channel.kind === "dm" || channel.kind === "group";
}

/** "#support" for a channel, the others' names for a direct or a group message as `user` sees it. */
export function titleOf(channel, user = state.user) {
  if (!isDirect(channel)) return `#${channel.name}`;
  const others = channel.members.filter((member) => member !== user);
  return others.map(nameOf).join(", ") || nameOf(user);
}
