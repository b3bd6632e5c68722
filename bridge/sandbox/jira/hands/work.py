"""What people do to issues: open, change, assign, comment, transition, move and delete them."""

from bridge.sandbox.jira import adf, comments, issues
from bridge.sandbox.jira.errors import bad
from bridge.sandbox.jira.hands.hand import Doing, Hand, Json
from bridge.sandbox.jira.hands.wording import request
from bridge.sandbox.jira.model import Issue
from bridge.sandbox.jira.reading import mapping
from bridge.sandbox.jira.workflow import asks_resolution


def open_issue(hand: Hand) -> Json:
    """Open an issue; a Task, if nothing else is said."""
    project = hand.project
    fields = {"summary": hand.need("summary"), **mapping(hand.body.get("fields"), "fields")}
    if hand.body.get("description"):
        fields["description"] = hand.body["description"]
    raw = request(hand.state, fields) | {
        "project": {"key": project.key},
        "issuetype": {"name": hand.body.get("issuetype") or "Task"},
    }
    return told(issues.create(hand.state, hand.user, raw))


def edit(hand: Hand) -> Json:
    """Change fields, given in people's words."""
    issue, fields = hand.issue, mapping(hand.need("fields"), "fields")
    issues.edit(hand.state, hand.user, issue, request(hand.state, fields))
    return told(issue)


def transition(hand: Hand) -> Json:
    """Take an issue to a status, with a resolution where the workflow asks for one."""
    issue, name = hand.issue, str(hand.need("to"))
    found = next((each for each in issue.project.statuses if each.name.lower() == name.lower()), None)
    if found is None:
        raise bad(f"There is no status '{name}' in {issue.project.name}.")
    asks = asks_resolution(found)
    fields = {"resolution": {"name": hand.body.get("resolution") or "Done"}} if asks else {}
    issues.transition(hand.state, hand.user, issue, found.transition, fields)
    return told(issue)


def assign(hand: Hand) -> Json:
    """Give an issue to somebody; to nobody, if nobody is named."""
    issue = hand.issue
    fields = request(hand.state, {"assignee": hand.body.get("to") or ""})
    issues.edit(hand.state, hand.user, issue, fields)
    return told(issue)


def reopen(hand: Hand) -> Json:
    """Take an issue back to the first status of its workflow, which clears the resolution."""
    issue = hand.issue
    issues.transition(hand.state, hand.user, issue, issue.project.statuses[0].transition, {})
    return told(issue)


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
    return {"id": str(made.id), **told(hand.issue)}


def move(hand: Hand) -> Json:
    """Move an issue to another project."""
    issue = hand.issue
    issues.move(hand.state, hand.user, issue, hand.project)
    return told(issue)


def delete(hand: Hand) -> Json:
    """Delete an issue."""
    issue = hand.issue
    issues.delete(hand.state, hand.user, issue)
    return told(issue)


def told(issue: Issue) -> Json:
    """An issue by its names, as every deed answers."""
    return {"issue": issue.key, "issue_id": str(issue.id)}


TABLE: dict[str, Doing] = {
    "issue": open_issue,
    "edit": edit,
    "transition": transition,
    "comment": comment,
    "move": move,
    "delete": delete,
    "assign": assign,
    "reopen": reopen,
}
