from datetime import datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from bridge.store.columns import instant, json_column, one_of, words


class Inbox(SQLModel, table=True):
    """What came in and is to be acted on; ``outside_id`` makes a redelivery harmless."""

    __table_args__ = (
        one_of("state", ("waiting", "done", "dead")),
        Index(
            "ix_inbox_waiting",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    outside_id: str = Field(unique=True)
    kind: str
    body: dict[str, Any] = json_column(default_factory=dict)
    state: str = "waiting"
    attempts: int = 0
    next_at: datetime = instant()
    error: str = ""
    received_at: datetime = instant()


class Effect(SQLModel, table=True):
    """Something to be done outside, once in effect.

    Effects of one ``target`` run in order of their ids; ``attempt_at`` without an end is an uncertain outcome. One that had
    to wait for its ``scope`` is not looked at again before the scope is free. ``waits_for`` is the person whose wishes put
    it off.
    """

    __table_args__ = (
        one_of("state", ("waiting", "done", "dead", "skipped")),
        Index(
            "ix_effect_due",
            "priority",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "ix_effect_order",
            "target",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index("ix_effect_about", "subject", "kind"),
        Index(
            "ix_effect_waits_for",
            "waits_for",
            sqlite_where=text("waits_for IS NOT NULL"),
            postgresql_where=text("waits_for IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    subject: int
    object: int | None = None
    target: str
    needs: int | None = Field(default=None, foreign_key="effect.id")
    priority: int
    body: dict[str, Any] = json_column(default_factory=dict)
    state: str = "waiting"
    next_at: datetime = instant()
    attempts: int = 0
    attempt_at: datetime | None = instant(default=None)
    mark: str = ""
    scope: str = words()
    waits_for: int | None = None
    lease_owner: str | None = None
    lease_until: datetime | None = instant(default=None)
    result: dict[str, Any] | None = json_column(default=None)
    error: str = ""
    created_at: datetime = instant()
    done_at: datetime | None = instant(default=None)


class Unsent(SQLModel, table=True):
    """An effect that did not leave because the bridge was being tried out; its words are made anew when somebody looks."""

    __table_args__ = (one_of("why", ("shadow", "pilot")),)

    effect_id: int = Field(primary_key=True, foreign_key="effect.id", ondelete="CASCADE")
    why: str
    kind: str
    at: datetime = instant(index=True)


class Pace(SQLModel, table=True):
    """When a scope (a method, a channel) is free again, for all processes."""

    __table_args__ = (Index("ix_pace_next_free", "next_free"),)

    scope: str = Field(primary_key=True)
    next_free: datetime = instant()


class Mark(SQLModel, table=True):
    """A named instant: until where Jira was read, when a schedule is next due."""

    name: str = Field(primary_key=True)
    at: datetime = instant()
