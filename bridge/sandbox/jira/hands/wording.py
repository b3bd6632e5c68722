"""From people's words for field values to what a REST request says."""

from collections.abc import Callable, Mapping
from typing import Any

from bridge.sandbox.jira import adf
from bridge.sandbox.jira.fields import catalogue
from bridge.sandbox.jira.state import JiraState

NAMED_LISTS = frozenset({"version", "component"})


def request(state: JiraState, fields: dict[str, Any]) -> dict[str, Any]:
    """A request's `fields`; values that are no words, and so in REST's shapes already, pass as they are."""
    known = catalogue.of(state)
    kinds = {name: known[name].kind if name in known else "" for name in fields}
    return {name: _value(state, kinds[name], value) for name, value in fields.items()}


def _value(state: JiraState, kind: str, value: Any) -> Any:
    if kind in NAMED_LISTS:
        listed = value if isinstance(value, list) else [value]
        return [{"name": each} if isinstance(each, str) else each for each in listed]
    said = SAID.get(kind)
    return said(state, value) if said and isinstance(value, str) else value


def _user(state: JiraState, name: str) -> Any:
    return {"accountId": state.person(name).account_id} if name else None


def _number(_state: JiraState, words: str) -> Any:
    """A number that was typed; other words go on, so that Jira says what is wrong."""
    try:
        return float(words)
    except ValueError:
        return words


SAID: Mapping[str, Callable[[JiraState, str], Any]] = {
    "document": lambda _state, text: adf.document(text),
    "user": _user,
    "priority": lambda _state, name: {"name": name},
    "option": lambda _state, name: {"value": name},
    "number": _number,
}
