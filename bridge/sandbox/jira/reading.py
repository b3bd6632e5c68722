"""Read loosely typed JSON: what is there, what is absent, and a refusal for what does not fit."""

from math import inf
from typing import Any

from bridge.sandbox.jira.errors import Refused, bad

LONGEST = 18
"""Digits; Jira's ids and counts are 64 bits."""


def _unfit(name: str, wanted: str) -> Refused:
    return bad(f"Can not deserialize '{name}': it is not {wanted}.")


def written(text: str) -> int | None:
    """The number that is written in digits; None when it is none, or beyond all bounds."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST else None


def mapping(value: Any, name: str) -> dict[str, Any]:
    """An object; absent is empty.

    Raises:
        Refused: 400, it is something else.
    """
    if value is not None and not isinstance(value, dict):
        raise _unfit(name, "an object")
    return value or {}


def mappings(value: Any, name: str) -> list[dict[str, Any]]:
    """A list of objects; absent is empty.

    Raises:
        Refused: 400, it is something else.
    """
    listed = [] if value is None else value
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise _unfit(name, "a list of objects")
    return listed


def words(value: Any, name: str) -> tuple[str, ...]:
    """A list of words or numbers, or words with commas between them; absent is empty.

    Raises:
        Refused: 400, it is something else.
    """
    listed = value.split(",") if isinstance(value, str) else value or []
    if not isinstance(listed, list) or not all(isinstance(each, str | int) for each in listed):
        raise _unfit(name, "a list of words")
    return tuple(str(each).strip() for each in listed)


def amount(value: Any, name: str, default: float) -> float:
    """A number, neither negative nor endless; absent is the default.

    Raises:
        Refused: 400, it is something else.
    """
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < inf:
        raise _unfit(name, "a number")
    return value
