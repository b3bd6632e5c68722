"""From what a request says about a field to the value that is stored."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bridge.sandbox.jira.dialect import CLOUD, Dialect
from bridge.sandbox.jira.model import Named, Project, Text, User, Version
from bridge.sandbox.jira.state import JiraState

SUMMARY_MAX = 255
NOT_A_DOCUMENT = "Operation value must be an Atlassian Document (see the Atlassian Document Format)"
NOT_A_STRING = "Operation value must be a string"


class Invalid(Exception):  # noqa: N818 - it is a sentence for the one who asked
    """A value that Jira does not take; the message is Jira's."""


@dataclass(frozen=True)
class Place:
    """Where a value is to be stored: the site and the project; `dialect` is the writer's."""

    state: JiraState
    project: Project
    dialect: Dialect = CLOUD


Reader = Callable[[Place, Any], Any]


def summary(_place: Place, raw: Any) -> str:
    """One line, at most 255 characters."""
    if not isinstance(raw, str) or not raw.strip():
        raise Invalid("You must specify a summary of the issue.")
    if "\n" in raw or "\r" in raw:
        raise Invalid("The summary is invalid because it contains newline characters.")
    if len(raw) > SUMMARY_MAX:
        raise Invalid("Summary can't exceed 255 characters.")
    return raw.strip()


def document(place: Place, raw: Any) -> Text | None:
    """A document in Atlassian Document Format on Cloud, wiki text at Data Center, or nothing."""
    if raw is None:
        return None
    if not place.dialect.takes(raw):
        raise Invalid(NOT_A_DOCUMENT if place.dialect.documents else NOT_A_STRING)
    return raw


def words(_place: Place, raw: Any) -> str | None:
    """One line of words, or nothing."""
    if raw is not None and not isinstance(raw, str):
        raise Invalid(NOT_A_STRING)
    return raw or None


def date(_place: Place, raw: Any) -> str | None:
    """A day as `2026-11-21`, or nothing."""
    if raw is None:
        return None
    try:
        return datetime.strptime(str(raw), "%Y-%m-%d").date().isoformat()  # noqa: DTZ007 - a day has no zone
    except ValueError as problem:
        raise Invalid("Error parsing date string: " + str(raw)) from problem


def user(place: Place, raw: Any) -> User | None:
    """A person by account id on Cloud, by name at Data Center, or nobody."""
    asked = place.dialect.asked(raw)
    if asked is None:
        return None
    found = next((user for user in place.state.users.values() if place.dialect.knows(user, asked)), None)
    if found is None:
        known = f"Account ID '{asked}'" if place.dialect.cloud else f"User '{asked}'"
        raise Invalid(f"{known} does not exist.")
    return found


def labels(_place: Place, raw: Any) -> tuple[str, ...]:
    """Words without spaces, each once, sorted."""
    words = _many(raw)
    if not all(isinstance(word, str) for word in words):
        raise Invalid("data was not an array of strings")
    for word in words:
        if " " in word:
            raise Invalid(f"The label '{word}' contains spaces which is invalid.")
    return tuple(sorted(set(words)))


def number(_place: Place, raw: Any) -> float | None:
    """A number, or nothing."""
    if raw is None:
        return None
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise Invalid("Operation value must be a number")
    return float(raw)


def one_of(choices: Callable[[Place], Iterable[Named]], name: str, word: str = "name") -> Reader:
    """A reader for one of a field's allowed values, given by id or by its word.

    Args:
        choices: The allowed values at a place.
        name: The field's name, for the sentence.
        word: The key beside `id`: options have a `value`, all else a `name`.
    """

    def read(place: Place, raw: Any) -> Named | None:
        if raw is None:
            return None
        found = _pick(choices(place), raw, word)
        if found is None:
            raise Invalid(f"Specify a valid 'id' or '{word}' for {name}")
        return found

    return read


def components(place: Place, raw: Any) -> tuple[Named, ...]:
    """Components of the project, by id or name."""
    found = [(_pick(place.project.components, each, "name"), each) for each in _many(raw)]
    for component, each in found:
        if component is None:
            raise Invalid(f"Component name '{_said(each)}' is not valid")
    return tuple(component for component, _ in found if component)


def versions(place: Place, raw: Any) -> tuple[int, ...]:
    """Ids of the project's versions, given by id or name."""
    known = place.state.versions_of(place.project)
    return tuple(dict.fromkeys(_version(known, each).id for each in _many(raw)))


def _version(known: list[Version], raw: Any) -> Version:
    asked = raw if isinstance(raw, dict) else {}
    for version in known:
        if asked.get("id") == str(version.id) or asked.get("name") == version.name:
            return version
    raise Invalid(f"Version name '{_said(raw)}' is not valid")


def _many(raw: Any) -> list[Any]:
    if raw is None:
        return []
    if not isinstance(raw, list):
        raise Invalid("data was not an array")
    return raw


def _pick(choices: Iterable[Named], raw: Any, word: str) -> Named | None:
    asked = raw if isinstance(raw, dict) else {}
    for choice in choices:
        if asked.get("id") == choice.id or asked.get(word) == choice.name:
            return choice
    return None


def _said(raw: Any) -> str:
    asked = raw if isinstance(raw, dict) else {}
    return str(asked.get("name", asked.get("id", raw)))
