from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.prepared import all_rows
from bridge.store.tables import Group


@all_rows
def waiting() -> SelectOfScalar[Group]:
    """The problems whose issue Jira refused."""
    query = select(Group).where(Group.waiting != "", col(Group.merged_into).is_(None))
    return query.order_by(col(Group.id))
