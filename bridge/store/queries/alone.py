from collections.abc import Collection
from datetime import datetime

from sqlalchemy import String, cast
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, literal, or_, select

from bridge.domain.grouping import COUNTED
from bridge.domain.stages import Stage
from bridge.store.tables import Effect, Group, Membership


def key(group: int) -> str:
    """Of the effect that tells a reporter that they are still alone."""
    return f"{_PREFIX}{group}"


def still(
    session: Session, since: datetime, until: datetime, unopened: Collection[str], limit: int
) -> list[Membership]:
    """The reports that are the only one of their problem, which began in a span of time, and were not told so.

    Args:
        session: to read with.
        since: when the problems began, at the earliest.
        until: the same, at the latest.
        unopened: themes that nobody waits for.
        limit: at most so many.
    """
    other, told = aliased(Membership), aliased(Effect)
    group = col(Group.id)
    company = select(other.id).where(
        other.group_id == group, other.current, col(other.insight_id) != Membership.insight_id
    )
    said = select(told.id).where(told.key == literal(_PREFIX) + cast(group, String))
    query = (
        select(Membership)
        .join(Group, group == col(Membership.group_id))
        .where(Membership.current, col(Membership.state).in_(COUNTED))
        .where(Group.stage == Stage.HEARD, col(Group.shown_at).is_(None), col(Group.merged_into).is_(None))
        .where(or_(col(Group.theme).is_(None), col(Group.theme).not_in(unopened)))
        .where(Group.created_at >= since, Group.created_at <= until, ~company.exists(), ~said.exists())
    )
    return list(session.exec(query.order_by(col(Membership.id)).limit(limit)))


_PREFIX = "alone:"
