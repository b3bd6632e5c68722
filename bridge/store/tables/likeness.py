from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from bridge.store.columns import instant, json_column, one_of


class Likeness(SQLModel, table=True):
    """How likely a group and something else are one problem: ``issue:JIRA_ID`` or ``group:NUMBER``.

    ``denied`` once a person said that they are not.
    """

    __table_args__ = (UniqueConstraint("group_id", "other"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="insight_group.id")
    other: str = Field(index=True)
    probability: float
    at: datetime = instant()
    denied: bool = False


class CheckUp(SQLModel, table=True):
    """A card that asks whether a group fits together; what was ticked is kept with it."""

    __tablename__ = "check_up"
    __table_args__ = (one_of("state", ("open", "done", "skipped")), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="insight_group.id", index=True)
    lines: list[dict[str, Any]] = json_column(default_factory=list)
    gain: float
    state: str = "open"
    made_at: datetime = instant()
    channel: str | None = None
    ts: str | None = None
    person_id: int | None = Field(default=None, foreign_key="person.id")
    answered_at: datetime | None = instant(default=None)
    answers: dict[str, Any] = json_column(default_factory=dict)
