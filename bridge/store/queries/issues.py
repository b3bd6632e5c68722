from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, String, cast, col, select
from sqlmodel.sql.expression import Select, SelectOfScalar

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


@all_rows
def projects_at(stages: Collection[str], besides: Collection[str]) -> SelectOfScalar[str]:
    """The projects, besides some, with issues whose groups are at one of the stages."""
    query = select(Issue.project).distinct().join(Group, col(Group.id) == col(Issue.group_id))
    query = query.where(col(Issue.project).not_in(besides), ~col(Issue.retired))
    return query.where(col(Group.stage).in_(stages))


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of Jira that an issue is in, without the rest of it: there are many, and they are read each minute.

    Attributes:
        issue: the row's number.
        jira_id: its id in Jira.
        versions: as Jira gave them.
    """

    issue: int
    jira_id: str
    versions: list[dict[str, Any]]


def versions_at(session: Session, stages: Collection[str], project: str | None = None) -> list[Versions]:
    """Of the issues with versions whose groups are at one of the stages, of one project if named, oldest first."""
    found = _versions_in(session, stages, project) if project else _versions(session, stages)
    return [Versions(*row) for row in found]


@all_rows
def _versions(stages: Collection[str]) -> Select[*tuple[Any, ...]]:
    return _VERSIONS.where(col(Group.stage).in_(stages))


@all_rows
def _versions_in(stages: Collection[str], project: str) -> Select[*tuple[Any, ...]]:
    return _VERSIONS.where(col(Group.stage).in_(stages), Issue.project == project)


_VERSIONS = (
    select(Issue.id, Issue.jira_id, Issue.versions)
    .join(Group, col(Group.id) == col(Issue.group_id))
    .where(~col(Issue.retired), cast(Issue.versions, String) != "[]")
    .order_by(col(Issue.id))
)
