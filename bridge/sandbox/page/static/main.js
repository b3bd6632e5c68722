/** Where the parts of the page meet. */

import { follow } from "./api.js";
import { startBridge } from "./bridge.js";
import { openIssue } from "./issue.js";
import { startJira } from "./jira.js";
import { startModals } from "./modal.js";
import { startSlack } from "./slack.js";
import { tell } from "./state.js";

const ISSUE_ADDRESS = /^\/jira\/browse\/([A-Z][A-Z0-9]*-\d+)$/;

const answering = { slack: true, jira: true };

function linked(side, alive) {
  answering[side] = alive;
  const well = answering.slack && answering.jira;
  const node = document.getElementById("link-state");
  const text = well ? "Live" : "The sandbox does not answer, trying again";
  if (node.textContent !== text) node.textContent = text;
  node.classList.toggle("lost", !well);
}

function keepUp(side) {
  follow(side, {
    apply: (changes) => tell(`${side}-changes`, changes),
    linked: (alive) => linked(side, alive),
    restarted: () => location.reload(),
  });
}

/** A link of the bridge to an issue of the pocket Jira opens the drawer instead of leaving the page. */
function issueLinks(event) {
  const anchor = event.target.closest?.("a[href]");
  const address = anchor && new URL(anchor.href);
  const match = address?.origin === location.origin && ISSUE_ADDRESS.exec(address.pathname);
  if (!match) return;
  event.preventDefault();
  openIssue(match[1]);
}

async function start() {
  document.addEventListener("click", issueLinks);
  startModals();
  await Promise.all([startSlack(), startJira()]);
  startBridge();
  keepUp("slack");
  keepUp("jira");
  const asked = new URLSearchParams(location.search).get("issue");
  if (asked) openIssue(asked);
}

start();
