/** Where the parts of the page meet. */

import { follow, latest } from "./api.js";
import { startBridge } from "./bridge.js";
import { startGuide } from "./guide.js";
import { openIssue } from "./issue.js";
import { startJira } from "./jira.js";
import { startModals } from "./modal.js";
import { startSlack } from "./slack.js";
import { tell } from "./state.js";
import { startStory } from "./story.js";
import { startWeather } from "./weather.js";

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

function keepUp(side, at) {
  follow(side, at, {
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
  // Asked before anything is read, so that nothing that happens meanwhile is missed.
  const [slack, jira] = await Promise.all([latest("slack"), latest("jira")]);
  await Promise.all([startSlack(), startJira()]);
  startGuide(document.getElementById("guide"));
  startBridge();
  startStory();
  startWeather(document.querySelector(".top")).catch(console.debug);
  linked("slack", true);
  keepUp("slack", slack);
  keepUp("jira", jira);
  const asked = new URLSearchParams(location.search).get("issue");
  if (asked) openIssue(asked);
}

start();
