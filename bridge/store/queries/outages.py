from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, distinct, func, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.domain.grouping import COUNTED
from bridge.store.queries.prepared import all_rows, first_row, prepared
from bridge.store.tables import Banner, Insight, Membership, Outage


@all_rows
def going_on() -> SelectOfScalar[Outage]:
    """The outages that are not over, oldest first."""
    return select(Outage).where(col(Outage.ended_at).is_(None)).order_by(col(Outage.id))


@first_row
def newest(groups: Collection[int]) -> SelectOfScalar[Outage]:
    """The newest outage of a problem that has these numbers, whether over or not."""
    query = select(Outage).where(col(Outage.group_id).in_(groups))
    return query.order_by(col(Outage.id).desc()).limit(1)


def open_one(session: Session, groups: Collection[int]) -> Outage | None:
    """The outage of a problem that has these numbers, while it is not over."""
    outage = newest(session, groups)
    return outage if outage is not None and outage.ended_at is None else None


@all_rows
def banners(outage: int) -> SelectOfScalar[Banner]:
    """What stands in which channel."""
    return select(Banner).where(Banner.outage_id == outage).order_by(col(Banner.id))


@prepared
def _people_since(group: int, since: datetime) -> SelectOfScalar[int]:
    query = select(func.count(distinct(Insight.person_id))).select_from(Insight)
    query = query.join(Membership, col(Membership.insight_id) == col(Insight.id))
    counted = (Membership.group_id == group, Membership.current, col(Membership.state).in_(COUNTED))
    # Of the bare number SQLite would seek the lowest from the very first report on.
    first = select(func.min(col(Insight.id) + 0)).where(Insight.said_at >= since).scalar_subquery()
    recent = Insight.said_at >= since, col(Membership.insight_id) >= first
    return query.where(*recent, *counted)


def people_since(session: Session, group: int, since: datetime) -> int:
    """How many different people have reported a problem since a time; its older members are not walked."""
    return _people_since(session, group, since).one()


@first_row
def last_said(group: int) -> SelectOfScalar[datetime]:
    """When the newest report of a problem was said."""
    query = select(Insight.said_at).join(Membership, col(Membership.insight_id) == col(Insight.id))
    counted = (Membership.group_id == group, Membership.current, col(Membership.state).in_(COUNTED))
    return query.where(*counted).order_by(col(Membership.insight_id).desc()).limit(1)


@prepared
def _first_of(person: int, before: int, group: int, since: datetime) -> SelectOfScalar[Insight]:
    query = select(Insight).join(Membership, col(Membership.insight_id) == col(Insight.id))
    theirs = (Insight.person_id == person, Insight.said_at >= since)
    here = (Membership.group_id == group, Membership.current, col(Membership.state).in_(COUNTED))
    first = query.where(*theirs, *here, col(Insight.id) < before, col(Insight.home_with).is_(None))
    return first.order_by(col(Insight.id)).limit(1)


def first_of(session: Session, insight: Insight, group: int, since: datetime) -> Insight | None:
    """The first report of a problem since a time by the person of a later one, with a home of its own."""
    return _first_of(session, insight.person_id, insight.id or 0, group, since).first()


@prepared
def _living_with(insight: int) -> SelectOfScalar[Insight]:
    return select(Insight).where(col(Insight.home_with) == insight)


def share_home(session: Session, insight: Insight) -> None:
    """Let the reports that live in the home of another one know where it stands."""
    for one in _living_with(session, insight.id or 0):
        one.home_channel, one.home_ts = insight.home_channel, insight.home_ts
        one.home_thread = insight.home_thread
        session.add(one)
