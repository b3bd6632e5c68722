"""The fields with values that JQL can ask for, and how their words become ids."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from bridge.sandbox.jira.errors import Refused
from bridge.sandbox.jira.index import Record
from bridge.sandbox.jira.model import Named, Status
from bridge.sandbox.jira.state import JiraState
from bridge.sandbox.jira.workflow import CATEGORIES, RESOLUTIONS
from bridge.sandbox.jira.world import PRIORITIES, SECURITY_LEVELS

Values = Iterable[str | None]
Find = Callable[[JiraState, str], Collection[str]]
NO_VALUE = "The value '{value}' does not exist for the field '{field}'."
NO_KEY = "An issue with key '{value}' does not exist for field '{field}'."
NO_ID = "A value with ID '{value}' does not exist for the field '{field}'."


@dataclass(frozen=True)
class Known:
    """A field that JQL can ask for.

    Args:
        name: Its name.
        read: The ids a record has there; None stands for nothing.
        find: The ids that a word means: several when versions of several projects are called so.
        unknown: Jira's sentence about a word that means nothing.
        people: Whether its values are accounts.
        can_be_empty: Whether it can be asked for `EMPTY`.
    """

    name: str
    read: Callable[[Record], Values]
    find: Find
    unknown: str = NO_VALUE
    people: bool = False
    can_be_empty: bool = False


def _named(choices: Callable[[JiraState], Iterable[Named | Status]]) -> Find:
    return lambda state, value: [
        choice.id for choice in choices(state) if value.lower() in {choice.id, choice.name.lower()}
    ]


def _category(_state: JiraState, value: str) -> list[str]:
    wanted = value.lower()
    return [each.key for each in CATEGORIES if wanted in {each.key, each.name.lower(), str(each.id)}]


def _project(state: JiraState, value: str) -> list[str]:
    wanted, projects = value.lower(), state.projects.values()
    return [
        str(each.id) for each in projects if wanted in {each.key.lower(), each.name.lower(), str(each.id)}
    ]


def _issue(state: JiraState, value: str) -> list[str]:
    try:
        return [str(state.issue(value).id)]
    except Refused:
        return []


def _version(state: JiraState, value: str) -> list[str]:
    return [str(number) for number, each in state.versions.items() if value in {each.name, str(number)}]


def _account(state: JiraState, value: str) -> list[str]:
    """By account id as on Cloud, or by login as at Data Center."""
    return [user.account_id for user in state.users.values() if value in {user.account_id, user.login}]


def _components(state: JiraState) -> list[Named]:
    return [component for project in state.projects.values() for component in project.components]


def _label(_state: JiraState, value: str) -> list[str]:
    return [value]


FIELDS: dict[str, Known] = {
    "project": Known("project", lambda record: (str(record.project),), _project),
    "key": Known("key", lambda record: (str(record.id),), _issue, NO_KEY),
    "issuekey": Known("key", lambda record: (str(record.id),), _issue, NO_KEY),
    "id": Known("id", lambda record: (str(record.id),), _issue, NO_ID),
    "issuetype": Known("issuetype", lambda record: (record.type,), _named(JiraState.issue_types)),
    "status": Known("status", lambda record: (record.status,), _named(JiraState.statuses)),
    "statuscategory": Known("statusCategory", lambda record: (record.category,), _category),
    "resolution": Known(
        "resolution",
        lambda record: (record.resolution,),
        _named(lambda _state: RESOLUTIONS),
        can_be_empty=True,
    ),
    "creator": Known("creator", lambda record: (record.creator,), _account, people=True),
    "assignee": Known(
        "assignee", lambda record: (record.assignee,), _account, people=True, can_be_empty=True
    ),
    "fixversion": Known("fixVersion", lambda record: record.versions or (None,), _version, can_be_empty=True),
    "reporter": Known("reporter", lambda record: (record.reporter,), _account, people=True),
    "priority": Known("priority", lambda record: (record.priority,), _named(lambda _state: PRIORITIES)),
    "component": Known(
        "component", lambda record: record.components or (None,), _named(_components), can_be_empty=True
    ),
    "level": Known(
        "level", lambda record: (record.level,), _named(lambda _state: SECURITY_LEVELS), can_be_empty=True
    ),
    "labels": Known("labels", lambda record: record.labels or (None,), _label, can_be_empty=True),
}
