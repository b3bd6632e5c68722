from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from bridge.store.columns import instant, json_column


class Issue(SQLModel, table=True):
    """The Jira issue of a group as last read; ``jira_id`` survives moves, the key does not."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    jira_id: str = Field(unique=True)
    key: str
    project: str = Field(index=True)
    group_id: int = Field(foreign_key="insight_group.id", index=True)
    summary: str
    status: str
    category: str
    resolution: str | None = None
    url: str
    updated: datetime = instant(index=True)
    versions: list[dict[str, Any]] = json_column(default_factory=list)
