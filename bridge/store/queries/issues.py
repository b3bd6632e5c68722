from collections.abc import Collection

from sqlmodel import Session, col, select

from bridge.store.tables import Group, Issue


def of_group(session: Session, group: int) -> Issue | None:
    """The Jira issue that a group goes on with: the newest that was not merged away."""
    query = select(Issue).where(Issue.group_id == group, ~col(Issue.retired))
    return session.exec(query.order_by(col(Issue.id).desc())).first()


def at_hand(session: Session, group: int) -> Issue | None:
    """The Jira issue that a group goes on with, if it can be read; a deleted or hidden one stands in nobody's way."""
    issue = of_group(session, group)
    return issue if issue is not None and issue.seen == "there" else None


def all_at_hand(session: Session, groups: Collection[int]) -> dict[int, Issue]:
    """The same of several groups; one that has none is left out."""
    query = select(Issue).where(col(Issue.group_id).in_(groups), ~col(Issue.retired))
    newest = {issue.group_id: issue for issue in session.exec(query.order_by(col(Issue.id)))}
    return {group: issue for group, issue in newest.items() if group is not None and issue.seen == "there"}


def not_retired(session: Session, group: int) -> list[Issue]:
    """The Jira issues that a group has and that were not merged away: two after a merge, until one is chosen."""
    query = select(Issue).where(Issue.group_id == group, ~col(Issue.retired))
    return list(session.exec(query.order_by(col(Issue.id))))


def all_of_group(session: Session, group: int) -> list[Issue]:
    """The Jira issues that a group has or had, oldest first."""
    return list(session.exec(select(Issue).where(Issue.group_id == group).order_by(col(Issue.id))))


def jira_id_of(session: Session, group: int) -> str | None:
    """Jira's id of a group's issue, once there is one."""
    issue = of_group(session, group)
    return issue.jira_id if issue else None


def by_jira_id(session: Session, jira_id: str) -> Issue | None:
    """The issue that Jira knows by this id, if it is one of ours."""
    return session.exec(select(Issue).where(Issue.jira_id == jira_id)).first()


def known(session: Session, jira_ids: Collection[str]) -> dict[str, Issue]:
    """Which of these ids are ours."""
    rows = session.exec(select(Issue).where(col(Issue.jira_id).in_(jira_ids)))
    return {issue.jira_id: issue for issue in rows}


def unfinished(session: Session, ended: Collection[str]) -> list[str]:
    """Jira's ids of the issues whose groups are in none of the ended stages, but for those that were deleted."""
    query = select(Issue.jira_id).join(Group, col(Group.id) == col(Issue.group_id))
    query = query.where(Issue.seen != "gone", ~col(Issue.retired))
    return list(session.exec(query.where(col(Group.stage).not_in(ended)).order_by(col(Issue.id))))


def at_stages(session: Session, stages: Collection[str], project: str | None = None) -> list[Issue]:
    """The issues whose groups are at one of the stages, of one project if named, oldest first."""
    query = select(Issue).join(Group, col(Group.id) == col(Issue.group_id)).order_by(col(Issue.id))
    query = query.where(col(Group.stage).in_(stages), ~col(Issue.retired))
    return list(session.exec(query.where(Issue.project == project) if project else query))
