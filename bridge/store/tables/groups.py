from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bridge.domain.grouping import Cause, State
from bridge.domain.stages import Stage
from bridge.store.columns import counter, flag, instant, json_column, one_of, words


class Group(SQLModel, table=True):
    """Insights that speak of the same underlying problem. Its members are counted, never copied.

    The team owes an answer until ``due_at``, which an owner may move once; ``nudged`` says how many were told that it
    passed: owner, deputy, leaders. ``tell_by`` is until when agents may promise customers to hear of it, ``what_changed`` what is different for customers since it is live. A card that sleeps wakes at ``asleep_until``, or when it has ``asleep_reports``.
    ``fields`` holds what an owner filled in for Jira.
    """

    __tablename__ = "insight_group"
    __table_args__ = (
        one_of("stage", Stage),
        Index("ix_insight_group_shown", "shown_at", "merged_into", "theme", "stage"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    theme: str | None = None
    title: str
    stage: str = Stage.HEARD
    stage_since: datetime = instant()
    reason: str = ""
    created_at: datetime = instant()
    shown_at: datetime | None = instant(default=None)
    accepted_at: datetime | None = instant(default=None)
    accepted_by: int | None = Field(default=None, foreign_key="person.id")
    triage_channel: str | None = None
    triage_ts: str | None = None
    waiting: str = ""
    merged_into: int | None = Field(default=None, foreign_key="insight_group.id", index=True)
    due_at: datetime | None = instant(default=None, index=True)
    due_moved: bool = flag()
    tell_by: datetime | None = instant(default=None, index=True)
    what_changed: str = words()
    nudged: int = counter()
    asleep_until: datetime | None = instant(default=None)
    asleep_reports: int | None = None
    fields: dict[str, Any] | None = json_column(default=None)


class Membership(SQLModel, table=True):
    """From ``at`` on a part of the insight is in the group: append-only, so it is history and change sequence at once.

    Only ``current`` is ever rewritten, when the next row of the same part takes over; and ``why`` is emptied when the
    insight loses its words. An insight that speaks of one problem has part 0 alone.
    """

    __table_args__ = (
        one_of("state", State),
        one_of("cause", Cause),
        Index(
            "uq_membership_current",
            "insight_id",
            "part",
            unique=True,
            sqlite_where=text("current"),
            postgresql_where=text("current"),
        ),
        Index(
            "ix_membership_of_group",
            "group_id",
            "insight_id",
            # SQLite takes a partial index only for the very condition that queries are written with.
            sqlite_where=text("current = 1"),
            postgresql_where=text("current"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    insight_id: int = Field(foreign_key="insight.id", index=True)
    part: int = counter()
    group_id: int = Field(foreign_key="insight_group.id")
    state: str
    cause: str
    person_id: int | None = Field(default=None, foreign_key="person.id")
    probability: float | None = None
    why: str = ""
    candidates: list[int] = json_column(default_factory=list)
    at: datetime = instant()
    current: bool = True


class Veto(SQLModel, table=True):
    """A person said that a part of the insight does not belong to the group: final, until they take it back."""

    __table_args__ = (UniqueConstraint("insight_id", "group_id", "part"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    insight_id: int = Field(foreign_key="insight.id")
    part: int = counter()
    group_id: int = Field(foreign_key="insight_group.id")
    person_id: int = Field(foreign_key="person.id")
    at: datetime = instant()


class StageChange(SQLModel, table=True):
    """One change of stage of one group; everyone concerned is told once."""

    __tablename__ = "stage_change"
    __table_args__ = (
        one_of("stage", Stage),
        # What many problems went through is read from indexes alone. None begins with the stage: without statistics,
        # SQLite takes all changes to one stage to be as few as those of one problem.
        Index("ix_stage_change_lately", "at", "stage", "group_id"),
        Index("ix_stage_change_of_group", "group_id", "at", "stage"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="insight_group.id")
    stage: str
    reason: str = ""
    correction: bool = False
    at: datetime = instant()
    facts: dict[str, Any] = json_column(default_factory=dict)


class Apart(SQLModel, table=True):
    """A person said that two problems are not the same: final, until they take it back. ``group_id`` is the lower."""

    __table_args__ = (UniqueConstraint("group_id", "other_id"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="insight_group.id")
    other_id: int = Field(foreign_key="insight_group.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    at: datetime = instant()
