"""The issues that people had before the bridge came: a handful a project, some of them open since long."""

from dataclasses import dataclass

from bridge.sandbox.jira import adf, issues
from bridge.sandbox.jira.model import Issue
from bridge.sandbox.jira.state import JiraState
from bridge.sandbox.jira.workflow import RESOLUTIONS, asks_resolution
from bridge.sandbox.jira.world import SEVERITY

DAY = 86_400.0


@dataclass(frozen=True)
class Before:
    """An issue from before; `age` in days, `severity` where the project asks for it."""

    project: str
    age: int
    kind: str
    status: str
    summary: str
    description: str
    severity: str | None = None


ISSUES = (
    Before(
        "PAY", 250, "Bug", "Backlog", "Refund status unclear",
        "After a return the account page says “refunded” while the bank shows nothing yet. "
        "Customers cannot see when the money will arrive.",
    ),
    Before(
        "DEL", 231, "Task", "Backlog", "Courier hand-over times drift in the evening",
        "The last van leaves up to forty minutes late on weekdays.",
    ),
    Before(
        "APP", 190, "Bug", "Selected for Development", "Basket empties when the phone app is updated",
        "Seen on two test phones. The basket is only kept on the device.",
    ),
    Before(
        "PAY", 164, "Story", "Backlog", "Pay a part with a gift card and the rest by card",
        "One payment method an order is all the checkout knows.",
    ),
    Before(
        "DEL", 140, "Bug", "In Progress", "Slot page shows slots that are full",
        "The list is cached for ten minutes, so a full slot can still be chosen.", "S2",
    ),
    Before(
        "APP", 122, "Story", "Backlog", "Search by the number on the receipt",
        "People in the shops ask for it when they want to return something.",
    ),
    Before(
        "PAY", 96, "Bug", "Done", "Invoice shows the old company address",
        "The template still has the address from before the move.",
    ),
    Before(
        "DEL", 75, "Task", "Selected for Development", "Photo proof for parcels left at the door",
        "Agree with the couriers what the photo has to show.",
    ),
    Before(
        "APP", 51, "Bug", "In Progress", "Password mail takes an hour to arrive",
        "The mails wait in the same queue as the newsletter.",
    ),
    Before(
        "PAY", 33, "Task", "Selected for Development", "Name the shop clearly on card statements",
        "The statement shows an abbreviation that nobody recognises.",
    ),
    Before(
        "DEL", 20, "Bug", "Done", "Tracking link opens an empty page at night",
        "The courier's page is down for maintenance from one to two.", "S3",
    ),
    Before(
        "APP", 12, "Task", "Backlog", "Explain the loyalty points on one page",
        "Today the rules are spread over three help pages.",
    ),
)  # fmt: skip


def seeded(state: JiraState) -> JiraState:
    """The same site with the issues from before in it, opened by each project's lead."""
    now = state.clock()
    for before in ISSUES:
        _open(state, before, now - before.age * DAY)
    return state


def _open(state: JiraState, before: Before, at: float) -> None:
    project = state.projects[before.project]
    fields = {
        "project": {"key": project.key},
        "issuetype": {"name": before.kind},
        "summary": before.summary,
        "description": adf.document(before.description),
        "assignee": {"accountId": project.lead.account_id},
    }
    severity = {SEVERITY: {"value": before.severity}} if before.severity else {}
    _progress(state, issues.create(state, project.lead, fields | severity, at=at), before.status)


def _progress(state: JiraState, issue: Issue, name: str) -> None:
    """Stand where people left it, without a history of how it came there."""
    with state.lock:
        issue.status = next(status for status in issue.project.statuses if status.name == name)
        if asks_resolution(issue.status):
            issue.resolution, issue.resolved = RESOLUTIONS[0], issue.created
        state.touched(issue, issue.created)
