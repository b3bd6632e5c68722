"""Write down what is to be done outside, in the transaction that makes it due."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from sqlmodel import Session

from bridge.store.queries import effects
from bridge.store.tables import Effect

ASIDE = ":aside:"

MOST_ATTEMPTS = 8
"""After so many what nobody foresaw is left to a person, as a dead letter."""

FOR_OTHERS = timedelta(seconds=30)
"""How long what a newer version wrote is left to its processes."""
ALSO = "also"
"""In what is told in one home: the other reports that live there for which it is told."""


class Priority(IntEnum):
    """What goes first when calls are scarce: what cannot wait, creates before updates, people before bookkeeping.

    Two thousand cards that follow one change of stage are edited in forty minutes: what somebody did does not wait for it.
    """

    ALARM = 5
    CREATE = 10
    HOME = 15
    PERSON = 20
    TEAM = 30
    EDIT = 40
    FAN_OUT = 45
    TICK = 50


def enqueue(
    session: Session,
    key: str,
    *,
    kind: str,
    subject: int,
    target: str,
    priority: Priority,
    now: datetime,
    object: int | None = None,  # noqa: A002 - the grammar of an effect: kind, subject, object
    needs: int | None = None,
    body: dict[str, Any] | None = None,
) -> Effect:
    """Make an effect due, once: the same key gives back the effect that is there.

    Args:
        session: the transaction of the step.
        key: what makes it one effect, such as ``home:17``.
        kind: which builder makes its order, such as ``home``.
        subject: the insight, group, question or issue that it is about.
        target: effects of one target run in order: ``home:17``, ``group:4``.
        priority: who goes first.
        now: the time of the step.
        object: a second number, such as the stage change that is told.
        needs: an effect that must be done before.
        body: what the builder needs besides.
    """
    there = effects.by_key(session, key)
    if there is not None:
        return there
    effect = Effect(
        key=key,
        kind=kind,
        subject=subject,
        object=object,
        target=target,
        priority=priority,
        needs=needs,
        body=body or {},
        next_at=now,
        created_at=now,
    )
    session.add(effect)
    session.flush()
    return effect


def tell_homes(
    session: Session,
    key: str,
    homes: Mapping[int, Sequence[int]],
    *,
    kind: str,
    object: int,  # noqa: A002 - the same grammar
    now: datetime,
) -> None:
    """Tell one thing in many homes and bring their cards up to date, in a few statements however many there are.

    Args:
        session: the transaction of the step.
        key: of what is told; nothing was told under it before.
        homes: the insights in whose homes it is told, with those that live there too and for which it is told as well.
        kind: what is told, such as ``stage``.
        object: what it is about, such as the stage change.
        now: the time of the step.
    """
    session.add_all(
        Effect(
            key=f"{key}:{number}",
            kind=kind,
            subject=number,
            object=object,
            target=home_of(number),
            priority=Priority.PERSON,
            body={ALSO: list(also)} if also else {},
            next_at=now,
            created_at=now,
        )
        for number, also in sorted(homes.items())
    )
    refresh_homes(session, key, homes, now)


def refresh_homes(session: Session, cause: str, homes: Collection[int], now: datetime) -> None:
    """Have the cards of many homes edited in place, once for a cause, in three statements however many there are."""
    cards = {number: home_of(number) for number in homes}
    refresh_all(session, cause, cards, kind="card", now=now)


def refresh_all(session: Session, cause: str, cards: Mapping[int, str], *, kind: str, now: datetime) -> None:
    """Have many cards edited in place, once for a cause, in three statements however many there are.

    Args:
        session: the transaction of the step.
        cause: why.
        cards: what they are about, and the target of each.
        kind: which builder draws them.
        now: the time of the step.
    """
    waiting = effects.waiting_refreshes(session, kind, cards)
    keys = {number: f"{kind}:{number}:{cause}" for number in cards.keys() - waiting}
    there = effects.there(session, keys.values())
    session.add_all(
        Effect(
            key=key,
            kind=kind,
            subject=number,
            target=cards[number],
            priority=Priority.FAN_OUT,
            next_at=now,
            created_at=now,
        )
        for number, key in sorted(keys.items())
        if key not in there
    )
    session.flush()


def tell_people(
    session: Session, people: Mapping[str, str], *, kind: str, subject: int, now: datetime
) -> None:
    """Tell one thing to many people in direct messages, in one statement however many they are.

    Args:
        session: the transaction of the step.
        people: by a key under which nothing was told before, Slack's id of whom it is told.
        kind: what is told, such as ``heads_up``.
        subject: what it is about.
        now: the time of the step.
    """
    session.add_all(
        Effect(
            key=key,
            kind=kind,
            subject=subject,
            target=key,
            priority=Priority.TEAM,
            body={"user": user},
            next_at=now,
            created_at=now,
        )
        for key, user in people.items()
    )
    session.flush()


def refresh(session: Session, cause: str, *, kind: str, subject: int, target: str, now: datetime) -> None:
    """Have a card edited in place; one edit that still waits shows everything that happened before it runs."""
    waiting = effects.waiting_refresh(session, kind, subject, target)
    if waiting is not None:
        waiting.priority = min(waiting.priority, Priority.EDIT)
        session.add(waiting)
        return
    key = f"{kind}:{subject}:{cause}"
    enqueue(session, key, kind=kind, subject=subject, target=target, priority=Priority.EDIT, now=now)


def again(session: Session, effect: Effect, now: datetime) -> None:
    """Let an effect that was given up be tried once more, because a person asked for it."""
    effect.state, effect.next_at, effect.attempt_at, effect.error = "waiting", now, None, ""
    session.add(effect)


def is_untried(effect: Effect) -> bool:
    """Whether an effect waits and nobody has begun it."""
    return effect.state == "waiting" and effect.attempt_at is None and effect.lease_until is None


def put_aside(session: Session, effect: Effect, person: int, until: datetime) -> None:
    """Let an effect wait for a moment that a person chose, while the rest goes on at its target."""
    effect.target = f"{_place(effect)}{ASIDE}{until:%Y-%m-%dT%H:%M:%S}"
    effect.waits_for, effect.next_at = person, until
    session.add(effect)


def bring_back(session: Session, effect: Effect, now: datetime) -> None:
    """Let what was put aside be told where it would have been, unless its reader wishes otherwise again."""
    effect.target, effect.needs, effect.waits_for, effect.next_at = _place(effect), None, None, now
    session.add(effect)


def _place(effect: Effect) -> str:
    return effect.target.partition(ASIDE)[0]


def home_of(insight: int) -> str:
    """The target of everything that happens in an insight's home."""
    return f"home:{insight}"


def triage_of(group: int) -> str:
    """The target of everything that happens at a group's triage card."""
    return f"triage:{group}"


def issue_of(group: int) -> str:
    """The target of everything that happens at a group's Jira issue."""
    return f"issue:{group}"


def person_of(person: int) -> str:
    """The target of what one person gets that belongs to no insight's home."""
    return f"person:{person}"


def home_in(target: str) -> int | None:
    """The insight whose home a target is; None for any other.

    >>> home_in(home_of(17)), home_in(home_of(17) + ":5"), home_in(triage_of(4))
    (17, 17, None)
    """
    return _numbered("home", target)


def person_in(target: str) -> int | None:
    """The person a target belongs to; None for any other.

    >>> person_in(person_of(7)), person_in(home_of(17))
    (7, None)
    """
    return _numbered("person", target)


def _numbered(kind: str, target: str) -> int | None:
    found = re.match(rf"{kind}:(\d+)", target)
    return int(found[1]) if found else None
