/** Versions of the projects: add one, release it, take a release back. */

import { drawer, labelled } from "./drawer.js";
import { button, choices, el, fill, keyed } from "./dom.js";
import { inJira } from "./hands.js";
import { state } from "./state.js";
import { count } from "./words.js";

let open = null;

/** Open the list of versions. */
export function openReleases() {
  const frame = drawer("Releases", {
    closed: () => {
      open = null;
    },
  });
  open = el("div", { class: "releases" });
  fill(frame.body, open, versionForm());
  refreshReleases();
}

/** Bring the open list in line with the board. */
export function refreshReleases() {
  if (!open) return;
  const projects = state.board.projects.map(({ key, name, versions }) => ({
    key,
    name,
    versions: versions.map((version) => ({ ...version, issues: issuesOf(key, version.name) })),
  }));
  keyed(open, projects, (project) => project.key, projectNode);
}

function issuesOf(project, version) {
  return state.board.issues.filter(
    (issue) => issue.project === project && issue.fixVersions.includes(version),
  ).length;
}

function projectNode({ key, name, versions }) {
  return el(
    "section",
    {},
    el("h4", { text: name }),
    versions.length
      ? el(
          "ul",
          { class: "versions" },
          versions.map((version) => versionNode(key, version)),
        )
      : el("p", { class: "nothing", text: "No versions yet." }),
  );
}

function versionNode(project, { name, released, issues }) {
  const act = () => inJira(released ? "unrelease" : "release", { project, version: name });
  return el(
    "li",
    {},
    el("span", { class: "version-name", text: name }),
    el("span", { class: `pill ${released ? "done" : "new"}`, text: released ? "Released" : "Not released" }),
    el("span", { class: "hint", text: count(issues, "issue") }),
    button(released ? "Take back" : "Release", act, {
      class: `button ${released ? "" : "primary"}`,
      "aria-label": `${released ? "Take back" : "Release"} ${name}`,
      "data-focus": `release/${name}`,
    }),
  );
}

function versionForm() {
  const project = el("select", {});
  const name = el("input", { type: "text", required: true, placeholder: "5.3" });
  choices(
    project,
    state.board.projects.map((each) => [each.key, each.name]),
    state.project,
  );
  const submit = async (event) => {
    event.preventDefault();
    if (await inJira("version", { project: project.value, name: name.value.trim() })) name.value = "";
  };
  return el(
    "form",
    { class: "move-row", on: { submit } },
    labelled("Project", project),
    labelled("New version", name),
    el("button", { type: "submit", class: "button", text: "Add" }),
  );
}
