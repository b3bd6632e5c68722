"""Which fields Jira wants before it takes an issue, and what may stand in them.

Read at set-up, by the doctor, and when Jira refuses an issue. The client's own helpers refuse to work on Cloud.
https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.domain.incoming import FieldNeeded
from bridge.jira import pages
from bridge.jira.client import Connection

_FILLED = frozenset({"project", "issuetype", "summary", "description", "reporter"})
"""The bridge gives these always, but for the reporter, which Jira fills in."""

_SHOWN = 20

_LONG = frozenset({"description", "environment"})

_ONE: Mapping[Any, str] = {
    "option": "option",
    "option-with-child": "option",
    "priority": "named",
    "component": "named",
    "version": "named",
    "group": "named",
    "securitylevel": "named",
    "resolution": "named",
    "issuelink": "issue",
    "user": "account",
    "number": "number",
    "date": "date",
    "datetime": "moment",
}
_MANY: Mapping[Any, str] = {"option": "options", "string": "labels"}
"""Jira's types of fields and the kinds of ``bridge.domain.fields``; what is not named here is text."""


def needed(
    connection: Connection, project: str, issue_type: str, given: Collection[str]
) -> tuple[FieldNeeded, ...]:
    """The fields that are required, have no default and are not given.

    Args:
        connection: to Jira.
        project: its key or id.
        issue_type: its name or id.
        given: ids of the fields that the route fills.

    Raises:
        RefusedError: there is no such project or issue type; the sentence names those that are.
        TryLaterError: Jira does not answer now.
    """
    filled = _FILLED.union(given)
    return tuple(
        _field(raw, connection.dialect.text)
        for raw in _fields(connection, project, issue_type)
        if raw.get("required") and not raw.get("hasDefaultValue") and _id(raw) not in filled
    )


def explain(connection: Connection, project: str, issue_type: str, refusal: RefusedError) -> RefusedError:
    """Jira's refusal of an issue, with each field's name, id and allowed values.

    Returns:
        A refusal with the same code and fields; the given one when Jira said nothing of fields or says no more.
    """
    try:
        text = connection.dialect.text
        known = {_id(raw): _field(raw, text) for raw in _fields(connection, project, issue_type)}
    except TryLaterError:
        return refusal
    except RefusedError as better:
        return better
    wanted = [known[name] for name in refusal.fields if name in known]
    if not wanted:
        return refusal
    sentence = " ".join(_sentence(one, refusal.fields[one.id], issue_type, project) for one in wanted)
    return RefusedError(sentence, refusal.code, refusal.fields)


def _sentence(one: FieldNeeded, said: str, issue_type: str, project: str) -> str:
    choice = f": {_one_of(one.allowed)}" if one.allowed else ""
    return f'{project}/{issue_type} needs "{one.name}" ({one.id}){choice}. Jira says: {said}'


def _one_of(values: tuple[str, ...]) -> str:
    shown = values[:_SHOWN]
    if rest := len(values) - len(shown):
        return f"{', '.join(shown)} or one of {rest} more"
    return " or ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)


def _fields(connection: Connection, project: str, issue_type: str) -> Iterator[dict[str, Any]]:
    path = ("issue", "createmeta", project, "issuetypes")
    types = list(pages.listed(connection, path, ("issueTypes", "values")))
    wanted = issue_type.casefold()
    for one in types:
        if wanted in {str(one["id"]), str(one["name"]).casefold()}:
            return pages.listed(connection, (*path, str(one["id"])), ("fields", "values"))
    names = ", ".join(str(one["name"]) for one in types) or "none that this account may create"
    sentence = f'Project {project} has no issue type "{issue_type}". It has: {names}.'
    raise RefusedError(sentence, "400", {"issuetype": sentence})


def _field(raw: Mapping[str, Any], text: str) -> FieldNeeded:
    values = tuple(_value(one) for one in raw.get("allowedValues") or ())
    allowed, kind = tuple(value for value in values if value), _kind(raw, text)
    name = str(raw.get("name") or _id(raw)) + (" (e-mail address)" if kind == "account" else "")
    return FieldNeeded(_id(raw), name, allowed, kind)


def _kind(raw: Mapping[str, Any], text: str) -> str:
    """What a value of a field looks like; ``text`` is the dialect's kind of long ones."""
    schema = raw.get("schema") or {}
    if schema.get("type") == "array":
        return _MANY.get(schema.get("items"), "names")
    if str(schema.get("custom") or "").endswith(":textarea") or schema.get("system") in _LONG:
        return text
    return _ONE.get(schema.get("type"), "text")


def _id(raw: Mapping[str, Any]) -> str:
    return str(raw.get("fieldId") or raw.get("key") or "")


def _value(one: Any) -> str:
    """Options have a value, priorities and components a name."""
    if not isinstance(one, dict):
        return str(one)
    return str(one.get("value") or one.get("name") or one.get("id") or "")
