from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from bridge.store.columns import instant, one_of

OUTCOMES = ("", "told", "not_reached", "handed_over", "not_wanted", "withdrawn")


class CallBack(SQLModel, table=True):
    """A customer whom the reporter promised to get back to, now that there is something to tell.

    One a customer reference and change of stage: ``placeholder`` names the reference in the insight. ``outcome`` is
    empty until the reporter says what came of it; who was not reached is still to be told. A ``withdrawn`` one has
    nothing to hear any more: the news was taken back, or was of another problem. ``crew`` is that of the report.
    """

    __tablename__ = "call_back"
    __table_args__ = (
        one_of("outcome", OUTCOMES),
        UniqueConstraint("insight_id", "placeholder", "change_id"),
        Index("ix_call_back_lately", "at", "outcome", "due_at", "crew"),
        Index("ix_call_back_of_change", "change_id", "outcome", "due_at"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    insight_id: int = Field(foreign_key="insight.id", index=True)
    placeholder: str
    change_id: int = Field(foreign_key="stage_change.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    crew: str | None = None
    due_at: datetime = instant()
    outcome: str = ""
    at: datetime = instant()
    done_at: datetime | None = instant(default=None)
    reminded_at: datetime | None = instant(default=None)
