"""When, and whether, a person is told something: as they wish.

Several stages in a row become one: each waits a little, and one that was overtaken meanwhile is never told. In quiet
hours everything waits for their end, but a correction of an urgent report, on which somebody's safety may depend, and
answers to the person's own gestures. Who wants news once a day gets what is on the way in one message a day; what ends
the wait comes at the same hour in the thread of its card, because it asks something and customers hang on it. So every
stage is told in one place only.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum

from sqlmodel import Session

from bridge.domain.manners import OF_REPORTS, WANTED, Sort
from bridge.domain.preferences import News, Wishes
from bridge.domain.rules import Rules
from bridge.domain.stages import OVER
from bridge.flow import outbox
from bridge.flow.orders import readers
from bridge.flow.wishes import wishes
from bridge.store.queries import effects
from bridge.store.tables import Effect, Insight, Person, StageChange

SORTS: Mapping[str, Sort] = {
    "heard": Sort.NEWS,
    "alone": Sort.NEWS,
    "known": Sort.NEWS,
    "evidence": Sort.NEWS,
    "thank_you": Sort.NEWS,
    "thanks": Sort.NEWS,
    "suggestion_answer": Sort.NEWS,
    "daily": Sort.NEWS,
    "question": Sort.QUESTION,
    "remind": Sort.QUESTION,
    "invite": Sort.QUESTION,
    "customers_due": Sort.PROMISED,
    "handed": Sort.PROMISED,
    "offer": Sort.AWAITED,
    "take_down": Sort.AWAITED,
    "take_down_told": Sort.AWAITED,
    "contest": Sort.AWAITED,
    "nudge": Sort.AWAITED,
    "hits": Sort.AWAITED,
    "recall_told": Sort.CORRECTION,
    "heads_up": Sort.HEADS_UP,
    "heads_up_again": Sort.HEADS_UP,
}
"""What is told to one person without a gesture of theirs, by the kind of effect."""

GATHERED = ("stage", "heard")
"""Kinds that can be told in one message a day."""


class Manner(Enum):
    """What becomes of an effect now."""

    NOW = "now"
    LATER = "later"
    NEVER = "never"


def mind(session: Session, rules: Rules, effect: Effect, now: datetime) -> Manner:
    """Let an effect go, wait or fall silent, as its reader wishes.

    One that was tried already goes on, because it may be told.
    """
    sort = None if effect.attempt_at is not None else _sort(session, effect)
    person = readers.reader(session, effect) if sort is not None else None
    if sort is None or person is None:
        return Manner.NOW
    wants = wishes(session, rules, person)
    if sort not in WANTED[wants.news]:
        return Manner.NEVER
    if wants.news is News.DAILY and sort is Sort.NEWS and effect.kind in GATHERED:
        return _gather(session, effect, person, wants, now)
    until = _due(session, rules, effect, sort, wants, now)
    return _wait(session, effect, person, until) if until > now else Manner.NOW


def _sort(session: Session, effect: Effect) -> Sort | None:
    """What it is; None for what nobody's wishes are about, such as customers, whom their reader asked for."""
    if effect.kind not in {"stage", "customers"}:
        return SORTS.get(effect.kind)
    change = session.get(StageChange, effect.object)
    if change is None:
        return None
    if change.correction:
        return Sort.CORRECTION
    if effect.kind == "customers":
        return None if change.stage in OVER else Sort.PROMISED
    return Sort.ENDING if change.stage in OVER else Sort.NEWS


def _due(
    session: Session, rules: Rules, effect: Effect, sort: Sort, wants: Wishes, now: datetime
) -> datetime:
    """When it may be told: after the time in which more may follow, at the day's hour, and out of quiet hours."""
    until = now
    if effect.kind == "stage" and sort in OF_REPORTS:
        until = max(until, effect.created_at + rules.coalesce)
    if wants.news is News.DAILY and sort in OF_REPORTS:
        until = max(until, wants.next_daily(effect.created_at))
    if sort is Sort.CORRECTION and _is_urgent(session, rules, effect):
        return until
    return wants.quiet_until(until) or until


def _is_urgent(session: Session, rules: Rules, effect: Effect) -> bool:
    insight = session.get(Insight, effect.subject)
    return insight is not None and (insight.urgent or insight.theme in rules.urgent)


def _wait(session: Session, effect: Effect, person: Person, until: datetime) -> Manner:
    """Aside, so that what else happens at the same place need not wait too."""
    outbox.put_aside(session, effect, person.id or 0, until)
    return Manner.LATER


def _gather(session: Session, effect: Effect, person: Person, wants: Wishes, now: datetime) -> Manner:
    """Into the message of the day; at once where that is on its way already."""
    due = max(now, wants.next_daily(effect.created_at))
    day = _of_the_day(session, person, due, now)
    if not outbox.is_untried(day):
        return Manner.NOW
    effect.needs = day.id
    return _wait(session, effect, person, due)


def _of_the_day(session: Session, person: Person, due: datetime, now: datetime) -> Effect:
    """The message that gathers what is due at a time, locked: nothing is added to one that is being sent."""
    target = outbox.person_of(person.id or 0)
    key = f"daily:{person.id}:{due:%Y-%m-%dT%H:%M}"
    day = outbox.enqueue(
        session,
        key,
        kind="daily",
        subject=person.id or 0,
        target=f"{target}:daily",
        priority=outbox.Priority.PERSON,
        now=now,
    )
    locked = effects.locked(session, day)
    if outbox.is_untried(locked):
        locked.next_at = due
        session.add(locked)
    return locked
