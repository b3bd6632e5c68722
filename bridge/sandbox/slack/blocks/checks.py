"""Small pieces that a description of Block Kit is built of.

A check looks at one value and says what is wrong with it, each complaint worded as Slack words it, with
the place as a JSON pointer: `must be less than 151 characters [json-pointer:/blocks/0/text/text]`.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

Check = Callable[[Any, str], Iterator[str]]


def complaint(what: str, where: str) -> str:
    """One line of `response_metadata.messages`."""
    return f"[ERROR] {what} [json-pointer:{where}]"


def string(most: int, least: int = 1) -> Check:
    """A string of `least` to `most` characters."""

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield complaint("must be a string", where)
        elif len(value) > most:
            yield complaint(f"must be less than {most + 1} characters", where)
        elif len(value) < least:
            yield complaint(f"must be more than {least - 1} characters", where)

    return check


def matching(pattern: str, what: str) -> Check:
    """A string that is wholly of a pattern."""
    compiled = re.compile(pattern)

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            yield complaint(f"must be a valid {what}", where)

    return check


def url() -> Check:
    """An absolute address of at most 3,000 characters."""
    return both(string(3000), matching(r"[a-zA-Z][\w+.-]*:\S+", "URL"))


def both(*checks: Check) -> Check:
    """All of these hold."""

    def check(value: Any, where: str) -> Iterator[str]:
        for one in checks:
            yield from one(value, where)

    return check


def boolean(value: Any, where: str) -> Iterator[str]:
    """True or false."""
    if not isinstance(value, bool):
        yield complaint("must be a boolean", where)


def number(least: int, most: int | None = None) -> Check:
    """A whole number within bounds."""

    def check(value: Any, where: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield complaint("must be an integer", where)
        elif value < least:
            yield complaint(f"must be at least {least}", where)
        elif most is not None and value > most:
            yield complaint(f"must be at most {most}", where)

    return check


def one_of(*allowed: str) -> Check:
    """One of a few words."""

    def check(value: Any, where: str) -> Iterator[str]:
        if value not in allowed:
            yield complaint("must be one of " + ", ".join(allowed), where)

    return check


def anything(_value: Any, _where: str) -> Iterator[str]:
    """No limits are checked."""
    return iter(())


def items(each: Check, most: int | None = None, least: int = 1) -> Check:
    """A list of `least` to `most` things."""

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield complaint("must be an array", where)
            return
        if most is not None and len(value) > most:
            yield complaint(f"no more than {most} items allowed", where)
        if len(value) < least:
            yield complaint(
                "no fewer than 1 item allowed" if least == 1 else f"at least {least} items needed", where
            )
        for at, one in enumerate(value):
            yield from each(one, f"{where}/{at}")

    return check


def shape(required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    """An object with exactly these fields, some of them optional."""
    fields = {**(optional or {}), **required}

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield complaint("must be an object", where)
            return
        for name in required.keys() - value.keys():
            yield complaint(f"missing required field: {name}", where)
        for name, one in value.items():
            if name in fields:
                yield from fields[name](one, f"{where}/{name}")
            else:
                yield complaint(f"no more than the documented fields allowed: {name}", where)

    return check


def by_type(table: dict[str, Check]) -> Check:
    """An object whose `type` says which check it must pass."""

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield complaint("must be an object", where)
        elif not isinstance(value.get("type"), str):
            yield complaint("missing required field: type", where)
        elif value["type"] not in table:
            yield complaint(f"unsupported type: {value['type']}", f"{where}/type")
        else:
            yield from table[value["type"]](value, where)

    return check


def exactly_one(*names: str) -> Check:
    """Of these fields one and only one is given."""

    def check(value: Any, where: str) -> Iterator[str]:
        if isinstance(value, dict) and sum(name in value for name in names) != 1:
            yield complaint("exactly one of these fields needed: " + ", ".join(names), where)

    return check


def at_least_one(*names: str) -> Check:
    """Of these fields one or more are given."""

    def check(value: Any, where: str) -> Iterator[str]:
        if isinstance(value, dict) and not any(name in value for name in names):
            yield complaint("one of these fields needed: " + ", ".join(names), where)

    return check
