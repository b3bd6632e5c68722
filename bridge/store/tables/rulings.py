from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bridge.store.columns import instant, json_column


class Ruling(SQLModel, table=True):
    """What an owner decided of a problem, when, and what is needed to take it back: append-only.

    Only ``undone_…`` is ever written later.
    """

    __table_args__ = (
        Index(
            "ix_ruling_undone",
            "undone_at",
            sqlite_where=text("undone_at IS NOT NULL"),
            postgresql_where=text("undone_at IS NOT NULL"),
        ),
        Index("ix_ruling_lately", "at", "gesture", "undone_at", "group_id"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    click: str = Field(unique=True)
    group_id: int = Field(foreign_key="insight_group.id", index=True)
    gesture: str
    person_id: int = Field(foreign_key="person.id")
    at: datetime = instant()
    facts: dict[str, Any] = json_column(default_factory=dict)
    undone_at: datetime | None = instant(default=None)
    undone_by: int | None = Field(default=None, foreign_key="person.id")


class Wording(SQLModel, table=True):
    """What to tell customers now, and what to do meanwhile; the newest that is approved and not over counts.

    ``person_id`` is whose words they are. What somebody suggests has no ``approved_by`` until an owner approves it, and a
    ``refused_at`` if none does; an approval that was taken back leaves it empty as well.
    """

    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="insight_group.id", index=True)
    text: str
    meanwhile: str = ""
    person_id: int = Field(foreign_key="person.id")
    approved_by: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = instant()
    until: datetime | None = instant(default=None)
    ended_at: datetime | None = instant(default=None)
    refused_at: datetime | None = instant(default=None)


class Follow(SQLModel, table=True):
    """Somebody wants to hear of every new report of a problem, until a time."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="insight_group.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    at: datetime = instant()
    until: datetime = instant()
    ended_at: datetime | None = instant(default=None)


class Talk(SQLModel, table=True):
    """An owner wants to talk with up to two of those who reported; ``channel`` is their group conversation."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="insight_group.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    text: str = ""
    at: datetime = instant()
    channel: str | None = None


class Invitation(SQLModel, table=True):
    """One reporter who was asked to talk; ``answer`` is ``yes``, ``no``, ``late``, or nothing yet."""

    __table_args__ = (UniqueConstraint("talk_id", "person_id"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    talk_id: int = Field(foreign_key="talk.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    insight_id: int = Field(foreign_key="insight.id")
    card_channel: str | None = None
    card_ts: str | None = None
    answer: str | None = None
