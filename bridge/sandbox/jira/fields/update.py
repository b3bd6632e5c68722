"""Jira's `update` operations, turned into the plain values they lead to.

See https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-put
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bridge.sandbox.jira.errors import bad
from bridge.sandbox.jira.fields.catalogue import Field
from bridge.sandbox.jira.model import Issue

APART = frozenset({"comment"})


def merged(
    known: Mapping[str, Field], issue: Issue, fields: Mapping[str, Any], update: Mapping[str, Any]
) -> dict[str, Any]:
    """What `fields` and `update` together ask for, as a request's `fields`; `known` are the site's fields.

    Raises:
        Refused: 400, a field stands in both or an operation does not fit it.
    """
    wanted = dict(fields)
    for name, operations in update.items():
        if name in APART:
            continue
        if name in fields:
            raise bad(errors={name: f"Field '{name}' cannot appear in both 'fields' and 'update'"})
        wanted[name] = _apply(known.get(name), issue, name, operations)
    return wanted


def _apply(field: Field | None, issue: Issue, name: str, operations: Any) -> Any:
    if field is None:
        raise bad(
            errors={name: f"Field '{name}' cannot be set. It is not on the appropriate screen, or unknown."}
        )
    value = _as_request(field.kind, issue.values.get(name))
    for verb, operand in _operations(name, operations):
        if verb not in field.operations:
            raise bad(errors={name: f"Operation '{verb}' is not supported for {field.name}"})
        value = VERBS[verb](value, operand)
    return value


def _operations(name: str, raw: Any) -> Iterator[tuple[str, Any]]:
    if not isinstance(raw, list) or not all(isinstance(operation, dict) for operation in raw):
        raise bad(errors={name: "Operations must be a list of objects, each with one verb."})
    for operation in raw:
        yield from operation.items()


def _as_request(kind: str, stored: Any) -> Any:
    if kind == "version":
        return [{"id": str(number)} for number in stored]
    if kind == "component":
        return [{"id": component.id} for component in stored]
    return list(stored) if kind == "labels" else stored


def _set(_value: Any, operand: Any) -> Any:
    return operand


def _add(value: Any, operand: Any) -> Any:
    return [*value, operand]


def _remove(value: Any, operand: Any) -> Any:
    return [each for each in value if each != operand]


VERBS: dict[str, Callable[[Any, Any], Any]] = {"set": _set, "add": _add, "remove": _remove}
