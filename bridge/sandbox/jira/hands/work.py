"""What people do: open, change, comment, transition, move and delete issues, make and release versions."""

from typing import Any

from bridge.sandbox.jira import adf, comments, issues, versions
from bridge.sandbox.jira.errors import bad
from bridge.sandbox.jira.fields import catalogue
from bridge.sandbox.jira.hands.hand import Doing, Hand, Json
from bridge.sandbox.jira.model import Issue, Version
from bridge.sandbox.jira.reading import mapping
from bridge.sandbox.jira.state import JiraState
from bridge.sandbox.jira.workflow import asks_resolution

NAMED = frozenset({"priority"})
NAMED_LISTS = frozenset({"version", "component"})


def _request(state: JiraState, fields: dict[str, Any]) -> dict[str, Any]:
    """People's words for field values, as a REST request has them; shapes of REST pass as they are."""
    known = catalogue.of(state)
    kinds = {name: known[name].kind if name in known else "" for name in fields}
    return {name: _value(state, kinds[name], value) for name, value in fields.items()}


def _value(state: JiraState, kind: str, value: Any) -> Any:
    if kind in NAMED_LISTS:
        listed = value if isinstance(value, list) else [value]
        return [{"name": each} if isinstance(each, str) else each for each in listed]
    if not isinstance(value, str):
        return value
    if kind == "document":
        return adf.document(value)
    if kind == "user":
        return {"accountId": state.person(value).account_id} if value else None
    if kind in NAMED:
        return {"name": value}
    return {"value": value} if kind == "option" else value


def open_issue(hand: Hand) -> Json:
    """Open an issue; a Task, if nothing else is said."""
    project = hand.state.project(str(hand.need("project")))
    fields = {"summary": hand.need("summary"), **mapping(hand.body.get("fields"), "fields")}
    if hand.body.get("description"):
        fields["description"] = hand.body["description"]
    raw = _request(hand.state, fields) | {
        "project": {"key": project.key},
        "issuetype": {"name": hand.body.get("issuetype") or "Task"},
    }
    return _issue(issues.create(hand.state, hand.user, raw))


def edit(hand: Hand) -> Json:
    """Change fields, given in people's words."""
    issue, fields = hand.issue, mapping(hand.need("fields"), "fields")
    issues.edit(hand.state, hand.user, issue, _request(hand.state, fields))
    return _issue(issue)


def transition(hand: Hand) -> Json:
    """Take an issue to a status, with a resolution where the workflow asks for one."""
    issue, name = hand.issue, str(hand.need("to"))
    found = next((each for each in issue.project.statuses if each.name.lower() == name.lower()), None)
    if found is None:
        raise bad(f"There is no status '{name}' in {issue.project.name}.")
    asks = asks_resolution(found)
    fields = {"resolution": {"name": hand.body.get("resolution") or "Done"}} if asks else {}
    issues.transition(hand.state, hand.user, issue, found.transition, fields)
    return _issue(issue)


def comment(hand: Hand) -> Json:
    """Write a comment; `visibility` is a role's name, `internal` makes it a note."""
    raw: Json = {"body": adf.document(str(hand.need("text")))}
    visibility = hand.body.get("visibility")
    if visibility:
        is_name = isinstance(visibility, str)
        raw["visibility"] = {"type": "role", "value": visibility} if is_name else visibility
    if hand.body.get("internal"):
        raw["properties"] = [{"key": comments.INTERNAL, "value": {"internal": True}}]
    made = comments.add(hand.state, hand.user, hand.issue, raw)
    return {"id": str(made.id), **_issue(hand.issue)}


def move(hand: Hand) -> Json:
    """Move an issue to another project."""
    issue = hand.issue
    issues.move(hand.state, hand.user, issue, hand.state.project(str(hand.need("project"))))
    return _issue(issue)


def delete(hand: Hand) -> Json:
    """Delete an issue."""
    issue = hand.issue
    issues.delete(hand.state, hand.user, issue)
    return _issue(issue)


def make_version(hand: Hand) -> Json:
    """Make a version; the project's lead does it, if nobody else is named."""
    return _version(_named_version(hand, str(hand.need("name")), new=True))


def release(hand: Hand) -> Json:
    """Release a version, made now if it was missing."""
    return _set_released(hand, released=True)


def unrelease(hand: Hand) -> Json:
    """Take a release back."""
    return _set_released(hand, released=False)


def _set_released(hand: Hand, *, released: bool) -> Json:
    version = _named_version(hand, str(hand.need("version")))
    versions.update(hand.state, hand.user, version, {"released": released})
    return _version(version)


def _named_version(hand: Hand, name: str, *, new: bool = False) -> Version:
    project = hand.state.project(str(hand.need("project")))
    known = next((each for each in hand.state.versions_of(project) if each.name == name), None)
    if known and not new:
        return known
    actor = hand.user if hand.body.get("user") else project.lead
    return versions.create(hand.state, actor, project, {"name": name})


def _issue(issue: Issue) -> Json:
    return {"issue": issue.key, "issue_id": str(issue.id)}


def _version(version: Version) -> Json:
    return {"version": version.name, "version_id": str(version.id), "released": version.released}


TABLE: dict[str, Doing] = {
    "issue": open_issue,
    "edit": edit,
    "transition": transition,
    "comment": comment,
    "move": move,
    "delete": delete,
    "version": make_version,
    "release": release,
    "unrelease": unrelease,
}
