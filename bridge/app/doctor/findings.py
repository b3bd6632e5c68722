"""What the doctor finds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bridge.domain.errors import OutsideError


class Level(StrEnum):
    """How bad it is."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, in a sentence that says what to do unless all is well."""

    level: Level
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """What was found at one place, such as Slack."""

    name: str
    findings: tuple[Finding, ...]


def ok(text: str) -> Finding:
    """All is well."""
    return Finding(Level.OK, text)


def warn(text: str) -> Finding:
    """Something to look at."""
    return Finding(Level.WARN, text)


def fail(text: str) -> Finding:
    """Something to mend."""
    return Finding(Level.FAIL, text)


def found(findings: Iterable[Finding], about: str = "") -> Iterator[Finding]:
    """The findings up to a call that fails outside, and then what that call said.

    Args:
        findings: made one after the other, with calls between them.
        about: what was being looked at, such as ``route payments``.
    """
    try:
        yield from findings
    except OutsideError as error:
        yield fail(f"{about}: {error}" if about else str(error))
