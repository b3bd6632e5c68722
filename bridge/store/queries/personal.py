"""Which tables know a person, and what of their rows is that person's own data."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Table
from sqlmodel import Session, or_, select

from bridge.store.tables import Effect, Inbox, Person, metadata

THEIRS = {
    "asked": "person_id",
    "call_back": "person_id",
    "consent": "person_id",
    "contest": "person_id",
    "credit_entry": "person_id",
    "crew_member": "user",
    "follow": "person_id",
    "heads_up": "person_id",
    "insight": "person_id",
    "invitation": "person_id",
    "look": "person_id",
    "offer": "author_id",
    "preference": "person_id",
    "question": "asked_by",
    "role_member": "user",
    "talk": "person_id",
    "thank_you": "person_id",
    "watch": "person_id",
    "web_session": "person_id",
    "wording": "person_id",
}
"""By which column a person's own rows are known: all that is in them is about that person or was said by them."""

ACTED = {
    "alarm": ("answered_by",),
    "apart": ("person_id",),
    "attachment": ("decided_by",),
    "check_up": ("person_id",),
    "contest": ("decided_by",),
    "evidence": ("marked_by",),
    "insight": ("captor_id",),
    "insight_group": ("accepted_by",),
    "look": ("about_id",),
    "membership": ("person_id",),
    "offer": ("captor_id",),
    "outage": ("ended_by",),
    "question": ("accepted_by",),
    "ruling": ("person_id", "undone_by"),
    "theme_label": ("person_id",),
    "veto": ("person_id",),
    "wording": ("approved_by",),
}
"""What a person did with something of others, or others with theirs: words in such rows are others'."""

OF_REPORTS = (
    "alarm",
    "attachment",
    "context_line",
    "evidence",
    "found",
    "hit",
    "insight_version",
    "membership",
    "part",
    "placeholder",
    "reference",
    "theme_label",
    "vector",
    "veto",
)
"""What is kept of a report beside itself."""

_WORDS_OF_THE_REPORT = frozenset({"attachment", "context_line", "insight_version", "part", "reference"})
_UNREADABLE = frozenset({"data", "digest", "sealed", "candidates"})
"""Numbers for classifiers, digests, and what is opened by a key."""

_FACTS = frozenset({"answer", "cause", "gesture", "kind", "page", "state", "theme", "verdict", "what"})
"""Texts that are names of ours, so that they are told in rows whose words are others'."""

YOU, OTHER = "you", "a colleague"
"""How people are called in what somebody reads about themselves."""

Row = dict[str, Any]


def rows(session: Session, person: Person) -> Iterator[tuple[str, Row]]:
    """All that is kept about a person: in which table, and what stands in a row of it, with nobody else in it."""
    number = person.id or 0
    yield "person", _told(metadata.tables["person"], number, person.model_dump(), own=True)
    for name, column in THEIRS.items():
        mine = metadata.tables[name].c[column] == (person.user if column == "user" else number)
        yield from _of(session, name, mine, number, own=True)
    for name, columns in ACTED.items():
        table = metadata.tables[name]
        yield from _of(session, name, or_(*(table.c[one] == number for one in columns)), number, own=False)
    insights = metadata.tables["insight"]
    said = select(insights.c.id).where(insights.c.person_id == number)
    for name in OF_REPORTS:
        mine = metadata.tables[name].c.insight_id.in_(said)
        yield from _of(session, name, mine, number, own=name in _WORDS_OF_THE_REPORT)
    yield from _traffic(session, person)


def _of(
    session: Session, name: str, mine: ColumnElement[bool], number: int, *, own: bool
) -> Iterator[tuple[str, Row]]:
    table = metadata.tables[name]
    for row in (
        session.connection().execute(table.select().where(mine).order_by(*table.primary_key)).mappings()
    ):
        yield name, _told(table, number, dict(row), own=own)


def _told(table: Table, number: int, row: Row, *, own: bool) -> Row:
    """A row as it is told: others are colleagues, and where words are others' only facts are told."""
    told = {
        name: _called(table, name, value, number) for name, value in row.items() if name not in _UNREADABLE
    }
    if own:
        return told
    return {name: value for name, value in told.items() if _is_fact(name, value)}


def _called(table: Table, name: str, value: Any, number: int) -> Any:
    column = table.c.get(name)
    people = name == "captor_id" or (
        column is not None and any(key.column.table.name == "person" for key in column.foreign_keys)
    )
    if people and value is not None:
        return YOU if value == number else OTHER
    return value.isoformat() if isinstance(value, date | datetime) else value


def _is_fact(name: str, value: Any) -> bool:
    timely = name == "at" or name.endswith(("_at", "until", "since"))
    named = isinstance(value, str) and value in {YOU, OTHER}
    return name in _FACTS or timely or named or isinstance(value, int | None)


def _traffic(session: Session, person: Person) -> Iterator[tuple[str, Row]]:
    """What came from a person and what was sent to them alone: kinds and times, as the words are told where they are kept."""
    came = Inbox.body["user"].as_string() == person.user
    for one in session.exec(select(Inbox).where(came)):
        yield "inbox", {"kind": one.kind, "state": one.state, "received_at": one.received_at.isoformat()}
    to_them = or_(Effect.body["user"].as_string() == person.user, Effect.target == f"person:{person.id}")
    for sent in session.exec(select(Effect).where(to_them)):
        yield "effect", {"kind": sent.kind, "state": sent.state, "created_at": sent.created_at.isoformat()}
