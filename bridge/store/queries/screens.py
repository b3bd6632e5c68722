from sqlmodel import Session, col, select

from bridge.store.tables import Group


def waiting(session: Session) -> list[Group]:
    """The problems whose issue Jira refused."""
    query = select(Group).where(Group.waiting != "", col(Group.merged_into).is_(None))
    return list(session.exec(query.order_by(col(Group.id))))
