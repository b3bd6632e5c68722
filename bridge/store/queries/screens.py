from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.prepared import prepared
from bridge.store.tables import Group


@prepared
def _waiting() -> SelectOfScalar[Group]:
    query = select(Group).where(Group.waiting != "", col(Group.merged_into).is_(None))
    return query.order_by(col(Group.id))


def waiting(session: Session) -> list[Group]:
    """The problems whose issue Jira refused."""
    return list(_waiting(session))
