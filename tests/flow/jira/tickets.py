"""What people do in Jira, in these tests."""

from collections.abc import Callable

from bridge.domain.incoming import IssueSeen, JiraHint, VersionSeen
from bridge.domain.stages import Stage
from bridge.store.tables import Issue
from tests.flow.office import Office

TO_DO = {"status": "To Do", "category": "new", "resolution": None}
IN_WORK = {"status": "In Progress", "category": "indeterminate", "resolution": None}
DONE = {"status": "Done", "category": "done", "resolution": "Done"}
DUPLICATE = {"status": "Done", "category": "done", "resolution": "Duplicate"}
UNRELEASED, RELEASED = VersionSeen("v1", "5.3", released=False), VersionSeen("v1", "5.3", released=True)

REFUND = ("refund pending for days", "refund pending since days")
PARCEL = ("parcel left in rain", "parcel left in heavy rain")


def change(office: Office, jira_id: str, **columns: object) -> None:
    """Somebody changes the issue, and the bridge reads it."""
    office.clock.forward(minutes=1)
    office.jira.change(jira_id, **columns)
    office.poll()


def hint(office: Office, event: str, jira_id: str) -> None:
    """A webhook arrives, and the bridge acts."""
    office.mailbox.hint(JiraHint(f"hook:{office.clock.now().timestamp()}", event, jira_id))
    office.work()


def vanish(office: Office, jira_id: str, read: Callable[[], None]) -> IssueSeen:
    """An issue cannot be seen any more, and the bridge looks for it."""
    office.clock.forward(minutes=1)
    seen = office.jira.issues_by_id.pop(jira_id)
    read()
    office.work()
    return seen


def ours(office: Office, jira_id: str) -> Issue:
    """What is remembered of an issue."""
    return next(issue for issue in office.rows(Issue) if issue.jira_id == jira_id)


def stage(office: Office, insight: int) -> Stage:
    """Where the problem of an insight stands."""
    return Stage(office.group_of(insight).stage)


def said(office: Office) -> list[str]:
    """The sentences in triage threads."""
    return [text for _thread, text in office.notes()]
