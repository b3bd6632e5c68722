from datetime import datetime

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.domain.grouping import COUNTED
from bridge.domain.stages import Stage
from bridge.store.tables import Group, Insight, Membership


def unanswered(session: Session) -> list[Group]:
    """The problems that a team was shown, that do not sleep, and that wait for its answer; oldest first."""
    return list(session.exec(_unanswered().order_by(col(Group.id))))


def overdue(session: Session, now: datetime) -> list[Group]:
    """Those of them whose answer is overdue; what is due longest first."""
    query = _unanswered().where(col(Group.due_at) <= now)
    return list(session.exec(query.order_by(col(Group.due_at), col(Group.id))))


def is_overdue(session: Session, group: int, now: datetime) -> bool:
    """Whether the answer to a problem is overdue."""
    query = _unanswered().where(col(Group.due_at) <= now, Group.id == group)
    return session.exec(query).first() is not None


def sleep_ends(session: Session, now: datetime) -> list[Group]:
    """The problems whose sleep ends by now."""
    query = select(Group).where(col(Group.asleep_until) <= now, col(Group.merged_into).is_(None))
    return list(session.exec(query.order_by(col(Group.id))))


def declined_and_heard(session: Session) -> list[Group]:
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
    return list(session.exec(query.where(since.exists()).order_by(col(Group.id))))


def _unanswered() -> SelectOfScalar[Group]:
    return select(Group).where(
        col(Group.shown_at).is_not(None),
        Group.stage == Stage.HEARD,
        col(Group.merged_into).is_(None),
        col(Group.asleep_until).is_(None),
        col(Group.asleep_reports).is_(None),
    )
