/** Talking to the sandbox's own control API. */

import { tell } from "./state.js";

/** The sandbox said no: `message` is its sentence, `status` the HTTP status. */
export class Refused extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

const WAIT_SECONDS = 20;
const PAUSE_MS = 1000;
const SPACING_MS = 120;

/** GET `/sandbox/PATH?QUERY`; values of the query that are empty are left out. */
export function get(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== "" && value !== undefined);
  const search = new URLSearchParams(given).toString();
  return answer(fetch(`/sandbox/${path}${search ? `?${search}` : ""}`));
}

/** POST a JSON body to `/sandbox/PATH`; what was done is told as `gesture`. */
export async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  const done = await answer(
    fetch(`/sandbox/${path}`, { method: "POST", headers, body: JSON.stringify(body) }),
  );
  tell("gesture", { path, body });
  return done;
}

async function answer(request) {
  const response = await request;
  const body = await response.json().catch(() => ({}));
  if (!response.ok)
    throw new Refused(body.error ?? `The sandbox answered ${response.status}.`, response.status);
  return body;
}

/** The number of one side's last change until now. */
export async function latest(side) {
  return (await get(`${side}/changes`, { after: 0 })).at;
}

/**
 * Follow one side's changes after number `at` for ever: `apply(changes)` gets each batch, `linked(bool)` whether the
 * sandbox answers. A sandbox that counts from the start again has been restarted: `restarted()`.
 */
export async function follow(side, at, { apply, linked, restarted }) {
  let wait = WAIT_SECONDS;
  for (;;) {
    const asked = performance.now();
    try {
      const batch = await get(`${side}/changes`, { after: at, wait });
      linked(true);
      wait = WAIT_SECONDS;
      if (batch.at < at) restarted();
      if (batch.changes.length) apply(batch.changes);
      else if (performance.now() - asked < PAUSE_MS) await pause(PAUSE_MS);
      at = batch.at;
    } catch {
      linked(false);
      wait = 0;
      await pause(PAUSE_MS);
    }
  }
}

/** Run `task` now; calls while it runs lead to exactly one more run after it. Failures go to `failed`. */
export function coalesce(task, failed = console.warn) {
  let running = false;
  let again = false;
  return async function run() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        await task();
        if (again) await pause(SPACING_MS);
      } while (again);
    } catch (error) {
      failed(error);
    } finally {
      running = false;
    }
  };
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
