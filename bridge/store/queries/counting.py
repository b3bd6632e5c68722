"""What the sums are made of: what was written since they were last made, and how much of it there is."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, String, cast, null
from sqlalchemy import select as columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel, col, distinct, func, literal, or_, select, union_all

from bridge.domain.grouping import COUNTED, Cause
from bridge.domain.incoming import Gesture
from bridge.store.columns import UtcDateTime
from bridge.store.tables import (
    Followed,
    Group,
    Insight,
    Membership,
    ProblemCrew,
    ProblemSize,
    ProblemWeek,
    Ruling,
    ThemeLabel,
)
from bridge.store.weeks import monday

FOLLOWED = {"insight": Insight.id, "membership": Membership.id, "theme_label": ThemeLabel.id}
"""What sums depend on, by the name of its table.

Whoever moves or sorts writes a membership, whoever says what theme a report has a label: in the grouping transaction,
so their numbers become visible in order. Those of insights may not; each is sorted later, and counted then at the latest.
"""

BATCH = 10_000


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table with numbers after one, up to another."""

    after: int
    last: int

    def hold(self, number: Any) -> ColumnElement[bool]:
        """Whether a number is one of theirs."""
        return col(number).between(self.after + 1, self.last)


def since(session: Session) -> dict[str, Rows]:
    """What was written since sums were last made, by the name of the table; also where nothing was."""
    before = {one.name: one.number for one in session.exec(select(Followed))}
    newest = session.execute(
        select(*(select(func.max(number)).scalar_subquery() for number in FOLLOWED.values()))
    )
    return {
        name: Rows(before.get(name, 0), last or 0) for name, last in zip(FOLLOWED, newest.one(), strict=True)
    }


def unrouted(session: Session, moment: datetime) -> set[int]:
    """The insights that were given back the theme they had, since a moment; of that no row tells but the decision."""
    query = select(Ruling).where(col(Ruling.undone_at) >= moment, Ruling.gesture == Gesture.REROUTE)
    return {number for ruling in session.exec(query) for number, *_theme in ruling.facts["carried"]}


def days(session: Session, news: dict[str, Rows], besides: Collection[int]) -> set[date]:
    """The days on which those insights were said that are new or may have another theme than they had."""
    insights, sorted_again = news["insight"], select(Membership.insight_id)
    sorted_again = sorted_again.where(
        news["membership"].hold(Membership.id), Membership.cause == Cause.SORTED
    )
    labelled = select(ThemeLabel.insight_id).where(news["theme_label"].hold(ThemeLabel.id))
    known = select(Insight.said_at).where(col(Insight.id) <= insights.after)
    queries = (
        select(Insight.said_at).where(insights.hold(Insight.id)),
        known.where(col(Insight.id).in_(sorted_again)),
        known.where(col(Insight.id).in_(labelled)),
        known.where(col(Insight.id).in_(besides)),
    )
    return {
        said.date()
        for query in queries
        for said in session.exec(query, execution_options={"yield_per": BATCH})
    }


def tallies(session: Session, start: datetime, end: datetime) -> Iterator[dict[str, Any]]:
    """What was reported in a span of time, by theme and crew, as rows of the table of tallies without their period."""
    theme, crew = func.coalesce(Insight.theme, "-"), func.coalesce(Insight.crew, "-")
    each = (
        select(theme.label("theme"), crew.label("crew"), Insight.person_id, func.count().label("reports"))
        .where(Insight.said_at >= start, Insight.said_at < end)
        .group_by(theme, crew, col(Insight.person_id))
        .cte("each")
    )
    every = literal("")
    combined = ((each.c.theme, each.c.crew), (each.c.theme, every), (every, each.c.crew), (every, every))
    sums = (func.sum(each.c.reports), func.count(distinct(each.c.person_id)))
    queries = [
        columns(*by, *sums).group_by(*(one for one in by if one is not every)).having(func.count() > 0)
        for by in combined
    ]
    for named, of, reports, people in session.execute(union_all(*queries)):
        yield {"theme": named, "crew": of, "reports": reports, "people": people}


def touched(session: Session, memberships: Rows) -> list[int]:
    """The groups that gained, lost or had a report that was moved by these memberships, lowest first."""
    moved = select(Membership.insight_id).where(memberships.hold(Membership.id))
    query = select(Membership.group_id).where(col(Membership.insight_id).in_(moved)).distinct()
    return sorted(session.exec(query))


def problems(session: Session, groups: Collection[int]) -> dict[type[SQLModel], list[dict[str, Any]]]:
    """How often problems were reported, by week, by crew and in all, as rows of the tables of that.

    Of a big problem that is much to read, so it is read once.
    """
    counted = _counted(groups)
    group, week, crew = counted.c.group_id, monday(counted.c.said_at), func.coalesce(counted.c.crew, "-")
    no_week, no_crew, never = (cast(null(), kind()) for kind in (Date, String, UtcDateTime))
    span = func.min(counted.c.said_at).label("first_at"), func.max(counted.c.said_at).label("last_at")
    no_span = never.label("first_at"), never.label("last_at")
    queries = [
        columns(group, week.label("week"), no_crew.label("crew"), *_sums(counted), *no_span).group_by(
            group, week
        ),
        columns(group, no_week.label("week"), crew.label("crew"), *_sums(counted), *no_span).group_by(
            group, crew
        ),
        columns(group, no_week.label("week"), no_crew.label("crew"), *_sums(counted), *span).group_by(group),
    ]
    found: dict[type[SQLModel], list[dict[str, Any]]] = {ProblemWeek: [], ProblemCrew: [], ProblemSize: []}
    for row in session.execute(union_all(*queries)).mappings():
        table = ProblemWeek if row["week"] else ProblemCrew if row["crew"] else ProblemSize
        found[table].append({name: value for name, value in row.items() if value is not None})
    return found


def _sums(counted: Any) -> tuple[Any, Any]:
    return func.count().label("reports"), func.count(distinct(counted.c.person_id)).label("people")


def _counted(groups: Collection[int]) -> Any:
    """The reports that count in some problems, those of one call once; a problem that was merged away has none."""
    alive = select(Group.id).where(col(Group.id).in_(groups), col(Group.merged_into).is_(None))
    here, before = aliased(Membership), aliased(Membership)
    told = select(before.id).where(_counts(before), before.group_id == here.group_id)
    query = (
        columns(
            col(here.group_id),
            col(Insight.id),
            col(Insight.person_id),
            col(Insight.said_at),
            col(Insight.crew),
        )
        .join(Insight, col(Insight.id) == col(here.insight_id))
        .where(
            col(here.group_id).in_(alive),
            _counts(here),
            or_(col(Insight.copy_of).is_(None), ~told.where(before.insight_id == Insight.copy_of).exists()),
        )
        .distinct()
    )
    return query.cte("counted").prefix_with("MATERIALIZED")


def _counts(place: Any) -> ColumnElement[bool]:
    return col(place.current) & col(place.state).in_(COUNTED)
