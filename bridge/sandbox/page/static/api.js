/** Talking to the sandbox's own control API. */

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

/** POST a JSON body to `/sandbox/PATH`. */
export function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answer(fetch(`/sandbox/${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function answer(request) {
  const response = await request;
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(body.error ?? `The sandbox answered ${response.status}.`, response.status);
  return body;
}

/**
 * Follow one side's changes for ever: `apply(changes)` gets each batch, `linked(bool)` whether the sandbox answers.
 * A sandbox that counts from the start again has been restarted: `restarted()`.
 */
export async function follow(side, { apply, linked, restarted }) {
  let at = null;
  for (;;) {
    const asked = performance.now();
    try {
      const batch = await get(`${side}/changes`, at === null ? { after: 0 } : { after: at, wait: WAIT_SECONDS });
      linked(true);
      if (at !== null && batch.at < at) restarted();
      if (at !== null && batch.changes.length) apply(batch.changes);
      const idle = at !== null && !batch.changes.length && performance.now() - asked < PAUSE_MS;
      at = batch.at;
      if (idle) await pause(PAUSE_MS);
    } catch {
      linked(false);
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
