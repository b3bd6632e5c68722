from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlmodel import Field, SQLModel

from bridge.store.columns import counter, flag, instant, json_column, one_of

SEEN = ("there", "gone", "hidden")


class Issue(SQLModel, table=True):
    """The Jira issue of a group as last read; ``jira_id`` survives moves, the key does not.

    ``seen`` says whether it can be read: it may be deleted or hidden. A ``retired`` one was merged away: the group goes
    on with another. The ``figures_…`` tell of our comment with the numbers.
    """

    __table_args__ = (
        one_of("seen", SEEN),
        {"sqlite_autoincrement": True},
    )

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
    assignee: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    seen: str = Field(default="there", sa_column_kwargs={"server_default": "there"})
    retired: bool = flag()
    ours: bool = flag()
    figures_comment_id: str | None = None
    figures_reports: int = counter()
    figures_at: datetime | None = instant(default=None)


class BacklogIssue(SQLModel, table=True):
    """An open issue of a routed project that is not ours: somebody may have reported the problem there already.

    Those with a security level are never kept. ``model`` and ``data`` hold what the classifier read in it.
    """

    __tablename__ = "backlog_issue"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    jira_id: str = Field(unique=True)
    key: str
    project: str = Field(index=True)
    summary: str
    url: str
    created: datetime = instant()
    updated: datetime = instant()
    read_at: datetime = instant()
    model: str = ""
    data: bytes = b""


class CreateScreen(SQLModel, table=True):
    """The fields that Jira asks for when an issue of a type is created in a project, as last read."""

    __tablename__ = "create_screen"

    project: str = Field(primary_key=True)
    issue_type: str = Field(primary_key=True)
    needed: list[dict[str, Any]] = json_column(default_factory=list)
    read_at: datetime = instant()
