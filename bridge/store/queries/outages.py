from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, distinct, func, select, update

from bridge.domain.grouping import COUNTED
from bridge.store.tables import Banner, Insight, Membership, Outage


def going_on(session: Session) -> list[Outage]:
    """The outages that are not over, oldest first."""
    return list(session.exec(select(Outage).where(col(Outage.ended_at).is_(None)).order_by(col(Outage.id))))


def newest(session: Session, groups: Collection[int]) -> Outage | None:
    """The newest outage of a problem that has these numbers, whether over or not."""
    query = select(Outage).where(col(Outage.group_id).in_(groups))
    return session.exec(query.order_by(col(Outage.id).desc()).limit(1)).first()


def open_one(session: Session, groups: Collection[int]) -> Outage | None:
    """The outage of a problem that has these numbers, while it is not over."""
    outage = newest(session, groups)
    return outage if outage is not None and outage.ended_at is None else None


def banners(session: Session, outage: int) -> list[Banner]:
    """What stands in which channel."""
    query = select(Banner).where(Banner.outage_id == outage).order_by(col(Banner.id))
    return list(session.exec(query))


def people_since(session: Session, group: int, since: datetime) -> int:
    """How many different people have reported a problem since a time; its older members are not walked."""
    query = select(func.count(distinct(Insight.person_id))).select_from(Insight)
    query = query.join(Membership, col(Membership.insight_id) == col(Insight.id))
    counted = (Membership.group_id == group, Membership.current, col(Membership.state).in_(COUNTED))
    # Of the bare number SQLite would seek the lowest from the very first report on.
    first = select(func.min(col(Insight.id) + 0)).where(Insight.said_at >= since).scalar_subquery()
    recent = Insight.said_at >= since, col(Membership.insight_id) >= first
    return session.exec(query.where(*recent, *counted)).one()


def last_said(session: Session, group: int) -> datetime | None:
    """When the newest report of a problem was said."""
    query = select(Insight.said_at).join(Membership, col(Membership.insight_id) == col(Insight.id))
    counted = (Membership.group_id == group, Membership.current, col(Membership.state).in_(COUNTED))
    return session.exec(query.where(*counted).order_by(col(Membership.insight_id).desc()).limit(1)).first()


def first_of(session: Session, insight: Insight, group: int, since: datetime) -> Insight | None:
    """The first report of a problem since a time by the person of a later one, with a home of its own."""
    query = select(Insight).join(Membership, col(Membership.insight_id) == col(Insight.id))
    theirs = (Insight.person_id == insight.person_id, Insight.said_at >= since)
    here = (Membership.group_id == group, Membership.current, col(Membership.state).in_(COUNTED))
    first = query.where(*theirs, *here, col(Insight.id) < insight.id, col(Insight.home_with).is_(None))
    return session.exec(first.order_by(col(Insight.id)).limit(1)).first()


def share_home(session: Session, insight: Insight) -> None:
    """Let the reports that live in the home of another one know where it stands."""
    living = update(Insight).where(col(Insight.home_with) == insight.id)
    there = {"home_channel": insight.home_channel, "home_ts": insight.home_ts}
    session.exec(living.values(**there, home_thread=insight.home_thread))
