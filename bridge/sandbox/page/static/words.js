/** Numbers and times as people say them. */

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});
const full = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "medium" });
const number = new Intl.NumberFormat("en-GB");

const DAY = 86_400_000;

/** 3080 -> "3,080". */
export function figures(n) {
  return number.format(n);
}

/** 1 -> "1 report", 3080 -> "3,080 reports". */
export function count(n, one, many = `${one}s`) {
  return `${figures(n)} ${n === 1 ? one : many}`;
}

/** "14:05" today, "Tue 14:05" within a week, else "3 Nov, 14:05". */
export function when(date) {
  const age = Date.now() - date.getTime();
  if (date.toDateString() === new Date().toDateString()) return clock.format(date);
  return (age >= 0 && age < 6 * DAY ? weekday : day).format(date);
}

/** The whole date and time, for a tooltip. */
export function exactly(date) {
  return full.format(date);
}

/** A day as Slack writes it: "today", "2 November", and with the year where it is another one. */
function dayOf(date, locale) {
  const days = daysUntil(date);
  if (Math.abs(days) <= 1) return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
  const year = date.getFullYear() === new Date().getFullYear() ? {} : { year: "numeric" };
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", ...year }).format(date);
}

/** A day with its weekday, unless it is near: "Friday, 27 November". */
function longDayOf(date, locale) {
  const day = dayOf(date, locale);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "long" });
  return Math.abs(daysUntil(date)) <= 1 ? day : `${weekday.format(date)}, ${day}`;
}

/** How many days of the calendar lie between today and a date; 0 is written without a sign. */
function daysUntil(date) {
  return Math.round((new Date(date).setHours(12, 0, 0, 0) - new Date().setHours(12, 0, 0, 0)) / DAY) + 0;
}

/** A date as Slack writes it in a format, in a reader's language: "{date_pretty}, {time}" -> "today, 14:05". */
export function dateIn(format, date, locale) {
  return format
    .replace("{date_pretty}", dayOf(date, locale))
    .replace("{date_long_pretty}", longDayOf(date, locale))
    .replace("{time}", clock.format(date));
}

/** "just now", "4 minutes ago", "2 hours ago", "3 days ago". */
export function ago(date) {
  const seconds = Math.max(0, (Date.now() - date.getTime()) / 1000);
  if (seconds < 60) return "just now";
  if (seconds < 3600) return `${count(Math.floor(seconds / 60), "minute")} ago`;
  if (seconds < 86_400) return `${count(Math.floor(seconds / 3600), "hour")} ago`;
  return `${count(Math.floor(seconds / 86_400), "day")} ago`;
}

/** Slack's `ts` ("1732221000.000100", seconds) as a date. */
export function fromTs(ts) {
  return new Date(Number(ts) * 1000);
}

/** "Mia Torres" -> "MT". */
export function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  return words
    .map((word) => word[0])
    .filter((_, i, all) => i === 0 || i === all.length - 1)
    .join("")
    .toUpperCase();
}

/** A stable number below `limit` for a text, to colour avatars. */
export function hue(text, limit = 6) {
  let sum = 0;
  for (const char of text) sum = (sum * 31 + char.codePointAt(0)) % 65_521;
  return sum % limit;
}
