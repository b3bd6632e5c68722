"""Rows for tests: whole ones, of which a test says only what it is about."""

from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, SQLModel

from bridge.store.tables import (
    Asked,
    CreditEntry,
    CreditTally,
    Effect,
    Group,
    Inbox,
    Insight,
    Issue,
    Membership,
    Person,
    Question,
)

NOON = datetime(2026, 11, 2, 12, 0, 0, 123456, tzinfo=UTC)


def insight(source: str, person: int = 1, **columns: Any) -> Insight:
    """An insight typed by a person at noon."""
    given: dict[str, Any] = {
        "way": "command",
        "person_id": person,
        "text": "x",
        "said_at": NOON,
        "kept_at": NOON,
    }
    return Insight(source=source, **given | columns)


def group(**columns: Any) -> Group:
    """A group that was made at noon."""
    given: dict[str, Any] = {"title": "Refund", "stage_since": NOON, "created_at": NOON}
    return Group(**given | columns)


def membership(insight: int, group: int, **columns: Any) -> Membership:
    """A silent join at noon."""
    given: dict[str, Any] = {"state": "joined", "cause": "sorted", "at": NOON}
    return Membership(insight_id=insight, group_id=group, **given | columns)


def effect(key: str = "k", **columns: Any) -> Effect:
    """A card at a target of its own, due at noon."""
    given: dict[str, Any] = {
        "kind": "home",
        "subject": 1,
        "target": key,
        "priority": 1,
        "next_at": NOON,
        "created_at": NOON,
    }
    return Effect(key=key, **given | columns)


def inbox(outside_id: str, **columns: Any) -> Inbox:
    """A click that came in at noon."""
    given: dict[str, Any] = {"kind": "click", "next_at": NOON, "received_at": NOON}
    return Inbox(outside_id=outside_id, **given | columns)


class Desk:
    """A store's open transaction, into which rows are laid; whatever is laid gives its number.

    Attributes:
        person: somebody who reported.
        group: a group of nobody yet.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.person = self.meet("U-1")
        self.group = self.lay(group())
        self._laid = 0

    def lay(self, row: SQLModel) -> int:
        """Write a row."""
        self.session.add(row)
        self.session.flush()
        number: int = getattr(row, "id")  # noqa: B009 - not every table has one
        return number

    def meet(self, user: str, team: str = "T1") -> int:
        """One more person."""
        return self.lay(Person(team=team, user=user))

    def hear(self, group: int | None = None, place: str = "joined", **columns: Any) -> int:
        """One more insight, in a group if one is named."""
        self._laid += 1
        given: dict[str, Any] = {"source": f"command:{self._laid}", "person": self.person}
        number = self.lay(insight(**given | columns))
        if group is not None:
            self.place(number, group, state=place)
        return number

    def place(self, insight: int, group: int, **columns: Any) -> int:
        """Put an insight into a group."""
        return self.lay(membership(insight, group, **columns))

    def close(self, month: datetime = NOON) -> None:
        """Close the books of a month: lines of it may go."""
        sums = dict.fromkeys(("points", "lines", "points_then", "lines_then", "people"), 0)
        self.session.add(CreditTally(period=f"{month:%Y-%m}", crew="", kind="", closed=True, **sums))
        self.session.flush()

    def credit(self, key: str, insight: int | None = None, **columns: Any) -> int:
        """One more line of the ledger."""
        given: dict[str, Any] = {
            "kind": "insight",
            "points": 1,
            "person_id": self.person,
            "group_id": self.group,
        }
        given |= {"insight_id": insight, "rule": 1, "cause": "right", "at": NOON, "earned_at": NOON}
        return self.lay(CreditEntry(key=key, **given | columns))

    def open_issue(self, jira_id: str, group: int | None = None, **columns: Any) -> int:
        """A Jira issue of a group."""
        given: dict[str, Any] = {
            "key": f"PAY-{jira_id}",
            "project": "PAY",
            "group_id": group or self.group,
            "updated": NOON,
        }
        given |= {"summary": "Refund", "status": "Backlog", "category": "new", "url": "https://j.example"}
        return self.lay(Issue(jira_id=jira_id, **given | columns))

    def ask(self, comment: str) -> int:
        """An owner's question to those of the group."""
        return self.lay(Question(group_id=self.group, comment_id=comment, text="Which?", asked_at=NOON))

    def ask_person(self, question: int, person: int, **columns: Any) -> int:
        """The question, put to one person."""
        row = Asked(question_id=question, person_id=person, insight_id=self.hear(), **columns)
        return self.lay(row)
