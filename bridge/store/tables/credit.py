from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from bridge.domain.credit import Kind
from bridge.store.columns import flag, instant, one_of


class CreditEntry(SQLModel, table=True):
    """One line of the ledger: never updated; a correction reverses it and a new one follows.

    ``earned_at`` is when the contribution was earned, for a reversal that of the line it reverses: a period's report as
    known now is all lines that were earned in it, as known then those of them that were written before it ended.
    ``crew`` is the key of the person's crew at that time.
    """

    __tablename__ = "credit_entry"
    __table_args__ = (
        one_of("kind", Kind),
        Index("ix_credit_entry_of_person", "person_id", "earned_at"),
        # What a quarter's lines are about is read from the index alone.
        Index("ix_credit_entry_earned", "earned_at", "crew", "group_id", "kind", "points"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    points: int
    person_id: int = Field(foreign_key="person.id")
    insight_id: int | None = Field(default=None, foreign_key="insight.id", index=True)
    asked_id: int | None = Field(default=None, foreign_key="asked.id", index=True)
    wording_id: int | None = Field(default=None, foreign_key="wording.id", index=True)
    group_id: int = Field(foreign_key="insight_group.id")
    jira_id: str | None = None
    crew: str | None = None
    rule: int
    cause: str
    at: datetime = instant(index=True)
    earned_at: datetime = instant()
    reverses: int | None = Field(default=None, foreign_key="credit_entry.id", index=True)


class CreditTally(SQLModel, table=True):
    """The ledger summed up for a period, a crew and a kind: what pages read, and what stays when lines have to go.

    ``period`` is a name such as ``2026-W47``, ``2026-11`` or ``2026-Q4``. An empty ``crew`` or ``kind`` means all of
    them, ``-`` none. ``points`` and ``lines`` are as known now; ``points_then`` and ``lines_then`` as known when the
    period was over. ``people`` earned something. A ``closed`` period is history: retention deleted lines of it.
    """

    __tablename__ = "credit_tally"

    period: str = Field(primary_key=True)
    crew: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    points: int
    lines: int
    points_then: int
    lines_then: int
    people: int
    closed: bool = flag()


class Reached(SQLModel, table=True):
    """People of a crew, ``-`` is none, earned something for a problem in a month that was not all taken back.

    A sum like the others: what pages read instead of a quarter's lines.
    """

    month: str = Field(primary_key=True)
    crew: str = Field(primary_key=True)
    group_id: int = Field(primary_key=True, foreign_key="insight_group.id")


class Found(SQLModel, table=True):
    """An insight was among the first of a problem when an owner took it on: judged once, whatever becomes of both.

    ``withdrawn_at`` says that the acceptance was taken back.
    """

    __table_args__ = (UniqueConstraint("insight_id", "group_id"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    insight_id: int = Field(foreign_key="insight.id")
    group_id: int = Field(foreign_key="insight_group.id", index=True)
    at: datetime = instant()
    withdrawn_at: datetime | None = instant(default=None)


class Evidence(SQLModel, table=True):
    """The owner of a problem marked what a report brought as useful evidence; ``withdrawn_at`` takes it back."""

    __table_args__ = (UniqueConstraint("insight_id", "group_id"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    insight_id: int = Field(foreign_key="insight.id")
    group_id: int = Field(foreign_key="insight_group.id", index=True)
    marked_by: int = Field(foreign_key="person.id")
    at: datetime = instant()
    withdrawn_at: datetime | None = instant(default=None)


class Contest(SQLModel, table=True):
    """Somebody says that a line of the ledger, or the lack of one, is wrong; an admin decides, with a reason.

    ``entry_id`` is the line; without one it is about the insight ``insight_id``.
    """

    __table_args__ = (
        one_of("verdict", ("", "upheld", "granted")),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    click: str = Field(unique=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    entry_id: int | None = Field(default=None, foreign_key="credit_entry.id")
    insight_id: int | None = Field(default=None, foreign_key="insight.id")
    text: str
    at: datetime = instant()
    verdict: str = ""
    reason: str = ""
    points: int = 0
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = instant(default=None)


class ThankYou(SQLModel, table=True):
    """What an owner says to those who reported a problem; it travels with the next notice and carries no points."""

    __tablename__ = "thank_you"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    click: str = Field(unique=True)
    group_id: int = Field(foreign_key="insight_group.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    text: str
    at: datetime = instant()
    withdrawn_at: datetime | None = instant(default=None)


class Consent(SQLModel, table=True):
    """Somebody agreed to be named to everybody, or took that back: append-only, the latest counts."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    click: str = Field(unique=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    agreed: bool
    at: datetime = instant()
