from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from bridge.store.columns import instant, json_column


class Question(SQLModel, table=True):
    """An owner's question to those who reported, or to volunteers of a crew: by a Jira comment, or on the triage card.

    ``comment_id`` is the comment's id, on the issue ``jira_id``, or ``slack:`` and the click's. ``accepted_comment`` is
    the Jira comment that said thanks, if the answers were not accepted in Slack.
    """

    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="insight_group.id", index=True)
    comment_id: str = Field(unique=True)
    jira_id: str | None = None
    text: str
    options: list[str] = json_column(default_factory=list)
    asked_at: datetime = instant()
    answers_comment_id: str | None = None
    answers_ts: str | None = None
    accepted_by: int | None = Field(default=None, foreign_key="person.id")
    accepted_at: datetime | None = instant(default=None)
    accepted_comment: str | None = None
    asked_by: int | None = Field(default=None, foreign_key="person.id")
    crew: str | None = None
    withdrawn_at: datetime | None = instant(default=None)


class Asked(SQLModel, table=True):
    """One person who was asked, and what came back; a volunteer who reported nothing has no insight."""

    __table_args__ = (
        UniqueConstraint("question_id", "person_id"),
        Index("ix_asked_at_card", "card_ts", "card_channel"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    question_id: int = Field(foreign_key="question.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    insight_id: int | None = Field(default=None, foreign_key="insight.id")
    card_channel: str | None = None
    card_ts: str | None = None
    answer: str | None = None
    answered_at: datetime | None = instant(default=None, index=True)
    credited: bool = False
    reminded_at: datetime | None = instant(default=None)
