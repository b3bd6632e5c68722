from collections.abc import Collection

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.prepared import all_rows, first_row, prepared
from bridge.store.tables import Group, Issue


@first_row
def of_group(group: int) -> SelectOfScalar[Issue]:
    """The Jira issue that a group goes on with: the newest that was not merged away."""
    query = select(Issue).where(Issue.group_id == group, ~col(Issue.retired))
    return query.order_by(col(Issue.id).desc())


def at_hand(session: Session, group: int) -> Issue | None:
    """The Jira issue that a group goes on with, if it can be read; a deleted or hidden one stands in nobody's way."""
    issue = of_group(session, group)
    return issue if issue is not None and issue.seen == "there" else None


@prepared
def _of_groups(groups: Collection[int]) -> SelectOfScalar[Issue]:
    query = select(Issue).where(col(Issue.group_id).in_(groups), ~col(Issue.retired))
    return query.order_by(col(Issue.id))


def all_at_hand(session: Session, groups: Collection[int]) -> dict[int, Issue]:
    """The same of several groups; one that has none is left out."""
    newest = {issue.group_id: issue for issue in _of_groups(session, groups)}
    return {group: issue for group, issue in newest.items() if group is not None and issue.seen == "there"}


def not_retired(session: Session, group: int) -> list[Issue]:
    """The Jira issues that a group has and that were not merged away: two after a merge, until one is chosen."""
    return list(_of_groups(session, [group]))


@all_rows
def all_of_group(group: int) -> SelectOfScalar[Issue]:
    """The Jira issues that a group has or had, oldest first."""
    return select(Issue).where(Issue.group_id == group).order_by(col(Issue.id))


def jira_id_of(session: Session, group: int) -> str | None:
    """Jira's id of a group's issue, once there is one."""
    issue = of_group(session, group)
    return issue.jira_id if issue else None


@prepared
def _known(jira_ids: Collection[str]) -> SelectOfScalar[Issue]:
    return select(Issue).where(col(Issue.jira_id).in_(jira_ids))


def by_jira_id(session: Session, jira_id: str) -> Issue | None:
    """The issue that Jira knows by this id, if it is one of ours."""
    return _known(session, [jira_id]).first()


def known(session: Session, jira_ids: Collection[str]) -> dict[str, Issue]:
    """Which of these ids are ours."""
    return {issue.jira_id: issue for issue in _known(session, jira_ids)}


@all_rows
def unfinished(ended: Collection[str]) -> SelectOfScalar[str]:
    """Jira's ids of the issues whose groups are in none of the ended stages, but for those that were deleted."""
    query = select(Issue.jira_id).join(Group, col(Group.id) == col(Issue.group_id))
    query = query.where(Issue.seen != "gone", ~col(Issue.retired))
    return query.where(col(Group.stage).not_in(ended)).order_by(col(Issue.id))


@prepared
def _at_stages(stages: Collection[str]) -> SelectOfScalar[Issue]:
    query = select(Issue).join(Group, col(Group.id) == col(Issue.group_id)).order_by(col(Issue.id))
    return query.where(col(Group.stage).in_(stages), ~col(Issue.retired))


@prepared
def _at_stages_in(stages: Collection[str], project: str) -> SelectOfScalar[Issue]:
    query = select(Issue).join(Group, col(Group.id) == col(Issue.group_id)).order_by(col(Issue.id))
    return query.where(col(Group.stage).in_(stages), ~col(Issue.retired), Issue.project == project)


def at_stages(session: Session, stages: Collection[str], project: str | None = None) -> list[Issue]:
    """The issues whose groups are at one of the stages, of one project if named, oldest first."""
    found = _at_stages_in(session, stages, project) if project else _at_stages(session, stages)
    return list(found)
