from datetime import datetime

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.domain.grouping import COUNTED
from bridge.domain.stages import Stage
from bridge.store.queries.prepared import all_rows, prepared
from bridge.store.tables import Group, Insight, Membership


def _waiting() -> SelectOfScalar[Group]:
    return select(Group).where(
        col(Group.shown_at).is_not(None),
        Group.stage == Stage.HEARD,
        col(Group.merged_into).is_(None),
        col(Group.asleep_until).is_(None),
        col(Group.asleep_reports).is_(None),
    )


@all_rows
def unanswered() -> SelectOfScalar[Group]:
    """The problems that a team was shown, that do not sleep, and that wait for its answer; oldest first."""
    return _waiting().order_by(col(Group.id))


@all_rows
def overdue(now: datetime) -> SelectOfScalar[Group]:
    """Those of them whose answer is overdue; what is due longest first."""
    return _waiting().where(col(Group.due_at) <= now).order_by(col(Group.due_at), col(Group.id))


@prepared
def _if_overdue(group: int, now: datetime) -> SelectOfScalar[Group]:
    return _waiting().where(col(Group.due_at) <= now, Group.id == group)


def is_overdue(session: Session, group: int, now: datetime) -> bool:
    """Whether the answer to a problem is overdue."""
    return _if_overdue(session, group, now).first() is not None


@all_rows
def sleep_ends(now: datetime) -> SelectOfScalar[Group]:
    """The problems whose sleep ends by now."""
    query = select(Group).where(col(Group.asleep_until) <= now, col(Group.merged_into).is_(None))
    return query.order_by(col(Group.id))


@all_rows
def declined_and_heard() -> SelectOfScalar[Group]:
    """The problems that were declined and that somebody reported since."""
    since = (
        select(Membership.id)
        .join(Insight, col(Insight.id) == col(Membership.insight_id))
        .where(
            col(Membership.group_id) == col(Group.id),
            Membership.current,
            col(Membership.state).in_(COUNTED),
            col(Insight.kept_at) > col(Group.stage_since),
        )
    )
    query = select(Group).where(Group.stage == Stage.DECLINED, col(Group.merged_into).is_(None))
    return query.where(since.exists()).order_by(col(Group.id))
