"""The changelog's items for a field that got another value."""

from collections.abc import Iterator
from typing import Any

from bridge.sandbox.jira import adf
from bridge.sandbox.jira.fields import catalogue
from bridge.sandbox.jira.fields.catalogue import Field
from bridge.sandbox.jira.model import ChangeItem, Named, Status, User
from bridge.sandbox.jira.state import JiraState

Pair = tuple[str | None, str | None]
NOTHING: Pair = (None, None)
LIST_NAMES = {"version": "Fix Version", "component": "Component"}


def items(state: JiraState, before: dict[str, Any], after: dict[str, Any]) -> tuple[ChangeItem, ...]:
    """What changed from one set of stored values to another, field by field."""
    fields = catalogue.of(state)
    found: list[ChangeItem] = []
    for name, value in after.items():
        if before.get(name) != value:
            found.extend(_items(state, fields[name], before.get(name), value))
    return tuple(found)


def first(state: JiraState, values: dict[str, Any], status: Status) -> tuple[ChangeItem, ...]:
    """What a new issue was given, as the webhook of its creation tells it."""
    given = {name: value for name, value in values.items() if value not in (None, ())}
    return (
        *items(state, {}, given),
        ChangeItem("Status", "status", None, None, status.id, status.name),
    )


def step(name: str, old: Named | None, new: Named | None) -> ChangeItem:
    """The item of a workflow field: status or resolution."""
    return ChangeItem(name, name, *_named(old), *_named(new))


def _items(state: JiraState, field: Field, old: Any, new: Any) -> Iterator[ChangeItem]:
    if field.kind in LIST_NAMES:
        yield from _members(state, field, old or (), new or ())
    else:
        name = field.name if field.custom else field.id
        yield ChangeItem(name, field.id, *_words(old), *_words(new))


def _members(
    state: JiraState, field: Field, old: tuple[Any, ...], new: tuple[Any, ...]
) -> Iterator[ChangeItem]:
    name = LIST_NAMES[field.kind]
    for member in old:
        if member not in new:
            yield ChangeItem(name, field.id, *_member(state, member), *NOTHING)
    for member in new:
        if member not in old:
            yield ChangeItem(name, field.id, *NOTHING, *_member(state, member))


def _member(state: JiraState, member: Any) -> Pair:
    if isinstance(member, Named):
        return _named(member)
    return str(member), state.versions[member].name


def _words(value: Any) -> Pair:
    if isinstance(value, User):
        return value.account_id, value.name
    if isinstance(value, Named):
        return _named(value)
    if isinstance(value, dict):
        return None, adf.text(value)
    if isinstance(value, tuple):
        return None, " ".join(value)
    return None, None if value is None else str(value)


def _named(value: Named | None) -> Pair:
    return NOTHING if value is None else (value.id, value.name)
