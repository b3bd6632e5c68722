"""The clock on the company: who was shown a problem owes an answer by a date, and is reminded of it.

Nobody who reported is ever blamed: owners are told first, then their deputy, then leaders.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.language import Phrase as _
from bridge.domain.rules import Route, Rules
from bridge.domain.sentences import Sentence, sentence
from bridge.flow import outbox, telling
from bridge.store.engine import Store
from bridge.store.queries import clock as queries
from bridge.store.queries import effects
from bridge.store.tables import Group

PATIENCE = timedelta(days=2)
"""Between two reminders, and from waking up to an answer that was due during sleep."""

ITS_DAY_HAS_COME = _("Awake again: the day has come that it was to sleep until.")


@dataclass(frozen=True, slots=True)
class Listener:
    """Whom a reminder goes to: ``owner``, ``deputy`` or ``leaders``, and where they are."""

    role: str
    user: str = ""
    channel: str = ""


def begin(group: Group, route: Route, now: datetime) -> None:
    """The team was shown a problem, and owes an answer from now on."""
    if group.due_at is None:
        group.due_at = now + route.answer_within


def wake(session: Session, group: Group, why: Sentence, now: datetime) -> None:
    """A card that slept is awake again; what fell due meanwhile may be answered within two days."""
    group.asleep_until, group.asleep_reports = None, None
    if group.due_at is not None and group.due_at < now + PATIENCE:
        group.due_at = now + PATIENCE
    session.add(group)
    telling.refresh_triage(session, group, f"awake{now.timestamp()}", now)
    telling.note(session, group.id or 0, why, f"awake:{group.id}:{now.timestamp()}", now)


def wake_by_date(store: Store, clock: Clock) -> None:
    """Wake the cards whose day has come."""
    now = clock.now()
    with store.write() as session:
        for group in queries.sleep_ends(session, now):
            wake(session, group, sentence(ITS_DAY_HAS_COME), now)


def remind(store: Store, rules: Rules, clock: Clock) -> None:
    """Remind of the answers that are overdue, one step further after every two days."""
    now = clock.now()
    with store.write() as session:
        for group in queries.overdue(session, now):
            _remind(session, rules, group, now)


def _remind(session: Session, rules: Rules, group: Group, now: datetime) -> None:
    steps = list(escalation(rules, rules.route(group.theme)))
    told = _told(session, group, steps)
    if told is None:
        group.nudged = 0
        telling.refresh_triage(session, group, f"overdue{now.timestamp()}", now)
    if group.nudged < len(steps) and (told is None or told + PATIENCE <= now):
        for listener in steps[group.nudged]:
            _enqueue(session, group, group.nudged + 1, listener, now)
        group.nudged += 1
        session.add(group)


def escalation(rules: Rules, route: Route) -> Iterator[list[Listener]]:
    """Who is told, step by step: all owners, or their channel if none is named; the deputy; the leaders."""
    yield [Listener("owner", user=owner) for owner in route.owners] or [Listener("owner")]
    if route.deputy:
        yield [Listener("deputy", user=route.deputy)]
    if rules.leaders_channel:
        yield [Listener("leaders", channel=rules.leaders_channel)]


def _told(session: Session, group: Group, steps: Sequence[Sequence[Listener]]) -> datetime | None:
    """When somebody was last told that the date has passed; None for a date that nobody was told of."""
    if not 0 < group.nudged <= len(steps):
        return None
    effect = effects.by_key(session, _key(group, group.nudged, steps[group.nudged - 1][0]))
    return effect.created_at if effect else None


def _key(group: Group, step: int, to: Listener) -> str:
    """A date that was moved is another one, of which everybody is told anew."""
    return f"nudge:{group.id}:{group.due_at:%Y-%m-%d}:{step}:{to.user or to.channel}"


def _enqueue(session: Session, group: Group, step: int, to: Listener, now: datetime) -> None:
    name = to.user or to.channel
    outbox.enqueue(
        session,
        _key(group, step, to),
        kind="nudge",
        subject=group.id or 0,
        target=f"nudge:{name}" if name else outbox.triage_of(group.id or 0),
        priority=outbox.Priority.TEAM,
        body={"to": to.role, "user": to.user, "channel": to.channel},
        now=now,
    )
