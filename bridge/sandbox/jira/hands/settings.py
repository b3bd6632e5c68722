"""`POST /sandbox/jira/set`: faults and peculiarities of the running site, for tests and demos."""

from collections.abc import Callable, Mapping
from types import UnionType
from typing import Any

from bridge.sandbox.jira.errors import bad
from bridge.sandbox.jira.faults import Down, Fault
from bridge.sandbox.jira.habits import Habits
from bridge.sandbox.jira.hands import site
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
    "every": int,
}
DOWN: Mapping[bool | str, Down | None] = {True: "answers 503", "drops": "drops", False: None}


def change(hand: Hand) -> Json:
    """Set any of the keys of `SETTERS`; the answer also says what was made on the way.

    Raises:
        Refused: 400, a key or a value is unknown.
    """
    made: Json = {}
    for name, value in hand.body.items():
        if name not in SETTERS:
            raise bad(f"'{name}' cannot be set. Known: {', '.join(SETTERS)}.")
        made |= SETTERS[name](hand.state, value) or {}
    return {"set": list(hand.body)} | made


def _down(state: JiraState, value: Any) -> None:
    if not isinstance(value, bool | str) or value not in DOWN:
        raise bad("'down' is true, false or \"drops\".")
    state.faults.down = DOWN[value]


def _fail(state: JiraState, value: Any) -> None:
    wish = mapping(value, "fail")
    wish = ({"times": 0} if "every" in wish else {}) | wish
    for name, each in wish.items():
        if not isinstance(each, KINDS.get(name, ())):
            raise bad(f"'{name}' is unknown or of the wrong kind. Known: {', '.join(KINDS)}.")
    if wish.get("every", 1) < 1:
        raise bad("'every' is a number from 1 on.")
    state.faults.add(Fault(**wish))


def _rate_limit(state: JiraState, value: Any) -> None:
    _fail(state, {"retry_after": 1} | mapping(value, "rate_limit") | {"status": 429})


def _clear(state: JiraState, _value: Any) -> None:
    state.faults.clear()


def _webhooks(state: JiraState, value: Any) -> None:
    """How webhooks behave from now on; what is not said is as it should be."""
    wish = mapping(value, "webhooks")
    copies = amount(wish.get("copies"), "copies", 1)
    delay = amount(wish.get("delay"), "delay", 0.0)
    state.habits = Habits(off=bool(wish.get("off")), delay=delay, copies=int(copies))


def _index_lag(state: JiraState, value: Any) -> None:
    state.index.lag = amount(value, "index_lag", 0.0)


SETTERS: Mapping[str, Callable[[JiraState, Any], Json | None]] = {
    "down": _down,
    "fail": _fail,
    "rate_limit": _rate_limit,
    "clear": _clear,
    "webhooks": _webhooks,
    "index_lag": _index_lag,
    **site.SETTERS,
}
