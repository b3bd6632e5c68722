"""Faults and settings of the running site, for tests and demos."""

from collections.abc import Callable, Mapping
from types import UnionType
from typing import Any

from bridge.sandbox.jira.errors import bad
from bridge.sandbox.jira.faults import Down, Fault
from bridge.sandbox.jira.hands.hand import Hand, Json
from bridge.sandbox.jira.reading import amount, mapping
from bridge.sandbox.jira.state import JiraState

KINDS: Mapping[str, type | UnionType] = {
    "method": str,
    "path": str,
    "status": int,
    "after_doing": bool,
    "drop": bool,
    "hang": bool,
    "delay": int | float,
    "retry_after": int | float,
    "reason": str,
    "times": int,
}
DOWN: Mapping[bool | str, Down | None] = {True: "answers 503", "drops": "drops", False: None}


def set_faults(hand: Hand) -> Json:
    """Set faults: any of the keys of `SETTERS`.

    Raises:
        Refused: 400, a key or a value is unknown.
    """
    for name, value in hand.body.items():
        if name not in SETTERS:
            raise bad(f"'{name}' cannot be set. Known: {', '.join(SETTERS)}.")
        SETTERS[name](hand.state, value)
    return {"set": list(hand.body)}


def _down(state: JiraState, value: Any) -> None:
    if not isinstance(value, bool | str) or value not in DOWN:
        raise bad("'down' is true, false or \"drops\".")
    state.faults.down = DOWN[value]


def _fail(state: JiraState, value: Any) -> None:
    wish = mapping(value, "fail")
    for name, each in wish.items():
        if not isinstance(each, KINDS.get(name, ())):
            raise bad(f"'{name}' is unknown or of the wrong kind. Known: {', '.join(KINDS)}.")
    state.faults.add(Fault(**wish))


def _rate_limit(state: JiraState, value: Any) -> None:
    _fail(state, {"retry_after": 1} | mapping(value, "rate_limit") | {"status": 429})


def _clear(state: JiraState, _value: Any) -> None:
    state.faults.clear()


def _index_lag(state: JiraState, value: Any) -> None:
    state.index.lag = amount(value, "index_lag", 0.0)


def _token(state: JiraState, value: Any) -> None:
    state.tokens.api = str(value)


SETTERS: Mapping[str, Callable[[JiraState, Any], None]] = {
    "down": _down,
    "fail": _fail,
    "rate_limit": _rate_limit,
    "clear": _clear,
    "index_lag": _index_lag,
    "token": _token,
}
