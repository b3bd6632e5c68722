"""Orders and looks that several tests need."""

from datetime import UTC, datetime
from typing import Any

from bridge.domain.incoming import IssueSeen
from bridge.domain.outgoing import Commented, CreateIssue, Figures, IssueDraft, Said
from bridge.jira.sender import JiraSender
from tests.sandbox.jira.pocket import Site

FIGURES = Figures(
    reports=4,
    agents=3,
    teams=2,
    customers=4,
    since=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
    this_week=3,
    last_week=1,
    first_by="Leipzig",
)


def draft(project: str = "PAY", issue_type: str = "Bug", **fields: Any) -> IssueDraft:
    """A plain new issue."""
    return IssueDraft(
        project=project,
        issue_type=issue_type,
        summary="Refund shows as pending for days",
        quotes=(
            Said("pending for 9 days, she has called three times", "phone, week of 2 November"),
            Said("bank says nothing arrived"),
        ),
        figures=FIGURES,
        fields=fields,
    )


def created(sender: JiraSender, key: str = "issue:1", **wish: Any) -> IssueSeen:
    """An issue that the bridge has created."""
    made = sender.perform(CreateIssue(draft(**wish)), key)
    assert isinstance(made, IssueSeen)
    return made


def commented(found: object) -> Commented:
    assert isinstance(found, Commented)
    return found


def by_hand(site: Site, summary: str = "Refund status unclear", project: str = "PAY", **more: Any) -> str:
    """The key of an issue that a person opened."""
    return str(site.hand("issue", user="Priya", project=project, summary=summary, **more)["issue"])


def issue_on_board(site: Site, name: str) -> dict[str, Any]:
    """An issue as people see it."""
    issues: list[dict[str, Any]] = site.look("board")["issues"]
    return next(issue for issue in issues if name in {issue["id"], issue["key"]})


def calls(site: Site) -> dict[str, int]:
    """How often each endpoint was called."""
    counted: dict[str, int] = site.look("stats")["calls"]
    return counted
