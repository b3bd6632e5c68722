/** The list of channels and direct messages of the acting person. */

import { el, fill, whenFree } from "./dom.js";
import { HOME } from "./apphome.js";
import { isDirect, state, titleOf } from "./state.js";
import { unread } from "./unread.js";

/** Draw the rail into `nav`; `go(channelId)` opens one. */
export function drawRail(nav, go) {
  whenFree(nav, () => draw(nav, go));
}

function draw(nav, go) {
  const mine = state.channels.filter((channel) => channel.members.includes(state.user));
  const rooms = mine.filter((channel) => !isDirect(channel));
  const talks = withBot(mine.filter(isDirect));
  const focused = nav.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
  fill(nav, group("Channels", rooms, go), group("Apps", [{ id: HOME }], go), group("Direct messages", talks, go));
  if (focused) nav.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
}

/** The DM with the app comes first, and is there before its first message. */
function withBot(talks) {
  const own = talks.find((talk) => talk.kind === "dm" && talk.members.includes(state.bot));
  const first = own ?? { id: "dm", kind: "dm", name: "", members: [state.user, state.bot] };
  return [first, ...talks.filter((talk) => talk !== own)];
}

function group(title, channels, go) {
  return [
    el("h3", { text: title }),
    el(
      "ul",
      {},
      channels.map((channel) => el("li", {}, entry(channel, go))),
    ),
  ];
}

function entry(channel, go) {
  const here = channel.id === state.channel;
  const waiting = here ? 0 : unread(state.user, channel.id);
  return el(
    "button",
    {
      type: "button",
      class: `room ${waiting ? "unread" : ""}`,
      "aria-current": here ? "page" : null,
      "data-focus": channel.id,
      on: { click: () => go(channel.id) },
    },
    el("span", { class: "room-name", text: channel.id === HOME ? "Home" : titleOf(channel) }),
    waiting ? el("span", { class: "badge", text: waiting, "aria-label": `${waiting} unread` }) : null,
  );
}
