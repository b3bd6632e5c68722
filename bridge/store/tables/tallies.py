from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from bridge.store.columns import instant


class Tally(SQLModel, table=True):
    """How much was reported in a period, by theme and crew: sums that pages read instead of a million insights.

    ``period`` is a name such as ``2026-W47``, ``2026-11`` or ``2026-Q4``. An empty ``theme`` or ``crew`` means all of
    them, ``-`` none. Provisional reports count: all are customer demand. ``people`` are different reporters, so they do
    not add up, which is why every combination has a row of its own.
    """

    period: str = Field(primary_key=True)
    theme: str = Field(primary_key=True)
    crew: str = Field(primary_key=True)
    reports: int
    people: int


class ProblemWeek(SQLModel, table=True):
    """How often a problem was reported in a week, by counted reports; those of one call count once."""

    __tablename__ = "problem_week"
    __table_args__ = (Index("ix_problem_week_most", "week", "reports"),)

    group_id: int = Field(primary_key=True, foreign_key="insight_group.id")
    week: date = Field(primary_key=True)
    reports: int
    people: int


class ProblemSize(SQLModel, table=True):
    """How big a problem is now: what lists of many problems show."""

    __tablename__ = "problem_size"

    group_id: int = Field(primary_key=True, foreign_key="insight_group.id")
    reports: int
    people: int
    first_at: datetime = instant()
    last_at: datetime = instant()


class ProblemCrew(SQLModel, table=True):
    """How much of a problem each crew reports, by the same count; ``-`` are those of none."""

    __tablename__ = "problem_crew"

    group_id: int = Field(primary_key=True, foreign_key="insight_group.id")
    crew: str = Field(primary_key=True)
    reports: int
    people: int


class Followed(SQLModel, table=True):
    """Up to which row of a table the sums are up to date."""

    name: str = Field(primary_key=True)
    number: int
