/** What the parts of the page share: who acts, where they are, who is who. */

export const state = {
  /** @type {Map<string, object>} Slack users by id */
  users: new Map(),
  /** @type {object[]} Slack channels and DMs */
  channels: [],
  bot: "",
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

/** The channel `id` ("C…", "D…"), or undefined. */
export function channelOf(id) {
  return state.channels.find((channel) => channel.id === id);
}

/** "#support" for a channel, the other person's name for a DM as `user` sees it. */
export function titleOf(channel, user = state.user) {
  if (channel.kind !== "dm") return `#${channel.name}`;
  const others = channel.members.filter((member) => member !== user);
  return others.map(nameOf).join(", ") || nameOf(user);
}
