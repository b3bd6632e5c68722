/** Slack's message text as nodes: mrkdwn, rich text's leaves, emoji names. See docs.slack.dev, "Formatting message text". */

import { el, link } from "./dom.js";
import { channelOf, nameOf } from "./state.js";

// A check mark, a heart and a warning are drawn by plain text fonts; the others need a font with emoji.
const EMOJI = {
  "+1": "👍",
  thumbsup: "👍",
  "-1": "👎",
  eyes: "👀",
  white_check_mark: "✓",
  heavy_check_mark: "✓",
  ballot_box_with_check: "✓",
  tada: "🎉",
  pray: "🙏",
  heart: "♥",
  warning: "⚠",
  rotating_light: "🚨",
  bulb: "💡",
  ear: "👂",
  raised_hands: "🙌",
  hourglass_flowing_sand: "⏳",
  speech_balloon: "💬",
  package: "📦",
  truck: "🚚",
  mag: "🔍",
  memo: "📝",
  wave: "👋",
};

/** The reactions the page offers. */
export const REACTIONS = ["+1", "eyes", "white_check_mark", "ear", "heart", "speech_balloon"];

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

const INLINE = new RegExp(
  [
    "```(?<pre>[\\s\\S]+?)```",
    "`(?<code>[^`\\n]+)`",
    "<(?<angle>[^<>\\n]+)>",
    ":(?<emoji>[a-z0-9_+-]+):",
    "(?<![\\p{L}\\p{N}*])\\*(?<bold>[^*\\s](?:[^*\\n]*[^*\\s])?)\\*(?![\\p{L}\\p{N}*])",
    "(?<![\\p{L}\\p{N}_])_(?<italic>[^_\\s](?:[^_\\n]*[^_\\s])?)_(?![\\p{L}\\p{N}_])",
    "(?<![\\p{L}\\p{N}~])~(?<strike>[^~\\s](?:[^~\\n]*[^~\\s])?)~(?![\\p{L}\\p{N}~])",
  ].join("|"),
  "gu",
);

const STYLES = { bold: "strong", italic: "em", strike: "s" };

/** `text` as Slack shows a message: paragraphs of inline nodes, `>` lines as quotes. */
export function mrkdwn(text) {
  const nodes = [];
  for (const run of lineRuns(text ?? "")) {
    nodes.push(run.quote ? el("blockquote", {}, inline(run.text)) : el("span", {}, inline(run.text)));
  }
  return nodes;
}

/** `{type: "plain_text"|"mrkdwn", text}` as nodes. */
export function textObject(object) {
  if (!object) return [];
  return object.type === "mrkdwn" ? mrkdwn(object.text) : [emojified(object.text)];
}

/** A reaction or `:name:` as its sign, or the name itself when we have none. */
export function emoji(name) {
  return EMOJI[name] ?? `:${name}:`;
}

/** Consecutive lines, told apart by whether they are quoted; fenced code stays whole. */
function lineRuns(text) {
  const runs = [];
  let fenced = false;
  for (const line of text.split("\n")) {
    const quoted = !fenced && /^(&gt;|>)/.test(line);
    const last = runs.at(-1);
    const bare = quoted ? line.replace(/^(&gt;|>) ?/, "") : line;
    if (last && last.quote === quoted) last.text += `\n${bare}`;
    else runs.push({ quote: quoted, text: bare });
    if ((line.match(/```/g) ?? []).length % 2) fenced = !fenced;
  }
  return runs;
}

function inline(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) nodes.push(unescaped(text.slice(end, match.index)));
    nodes.push(styled(match.groups));
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push(unescaped(text.slice(end)));
  return nodes;
}

function styled(groups) {
  if (groups.pre !== undefined) return el("pre", { text: unescaped(groups.pre.replace(/^\n|\n$/g, "")) });
  if (groups.code !== undefined) return el("code", { text: unescaped(groups.code) });
  if (groups.angle !== undefined) return angle(groups.angle);
  if (groups.emoji !== undefined) return emoji(groups.emoji);
  const [name, inner] = Object.entries(groups).find(([, value]) => value !== undefined);
  return el(STYLES[name], {}, inline(inner));
}

/** What stands between < and >: a person, a channel, a date, everybody, or a link. */
function angle(body) {
  const [target, label] = body.split(/\|(.*)/s);
  const sign = target[0];
  if (sign === "@") return mention(`@${nameOf(target.slice(1))}`);
  if (sign === "#") return mention(`#${label || channelOf(target.slice(1))?.name || target.slice(1)}`);
  if (target.startsWith("!date^")) return label ?? target;
  if (sign === "!") return mention(`@${target.slice(1).split("^")[0]}`);
  return link(unescaped(target), unescaped(label ?? target.replace(/^mailto:/, "")));
}

/** A person's or channel's name, set off from the text around it. */
export function mention(text) {
  return el("span", { class: "mention", text });
}

/** Plain text with `:name:` turned into signs. */
export function emojified(text) {
  return (text ?? "").replace(/:([a-z0-9_+-]+):/g, (whole, name) => EMOJI[name] ?? whole);
}

/** Text as a person typed it: Slack's three escaped signs undone. */
export function unescaped(text) {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity]);
}
