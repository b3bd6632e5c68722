from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.prepared import prepared
from bridge.store.tables import StageChange, ThankYou


def newest(
    session: Session, groups: Collection[int], since: datetime | None, until: datetime
) -> ThankYou | None:
    """The last thanks for a problem that has these numbers, said in a time and not taken back."""
    query = select(ThankYou).where(col(ThankYou.group_id).in_(groups), col(ThankYou.withdrawn_at).is_(None))
    query = query.where(col(ThankYou.at) <= until)
    if since is not None:
        query = query.where(col(ThankYou.at) > since)
    return session.exec(query.order_by(col(ThankYou.id).desc())).first()


@prepared
def _changed_since(groups: Collection[int], at: datetime) -> SelectOfScalar[int | None]:
    return select(col(StageChange.id)).where(col(StageChange.group_id).in_(groups), StageChange.at >= at)


def travelled(session: Session, thanks: ThankYou, groups: Collection[int]) -> bool:
    """Whether the stage of the problem has changed since: the thanks went with the news of it."""
    return _changed_since(session, groups, thanks.at).first() is not None
