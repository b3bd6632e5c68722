"""Who is told of an alarm: those on call; if nobody has it in time their deputy, and then leaders."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.rules import Rules
from bridge.flow import outbox
from bridge.flow.clock import Listener, escalation
from bridge.store.engine import Store
from bridge.store.queries import alarms, effects, people
from bridge.store.tables import Alarm, Effect, Insight, Person

LASTS = timedelta(days=7)
"""An alarm that nobody has by then is told to nobody more, however long the bridge stood still."""


LOST = frozenset({"skipped", "dead"})
"""States of what reaches nobody any more."""


def tell_next(session: Session, rules: Rules, alarm: Alarm, now: datetime) -> None:
    """Tell those who come next, unless everybody was told."""
    steps = _steps(rules, alarm)
    if alarm.steps < len(steps):
        for listener in steps[alarm.steps]:
            _tell(session, rules, alarm, listener, now)
        alarm.steps, alarm.told_at = alarm.steps + 1, now
        session.add(alarm)


def _steps(rules: Rules, alarm: Alarm) -> list[list[Listener]]:
    """Whoever is on call for such a report comes before its problem's owners."""
    owners, *others = escalation(rules, rules.route(alarm.theme))
    on_call = next((cues.on_call for cues in rules.cues if cues.kind == alarm.kind), ())
    return [[Listener("owner", user=user) for user in on_call] or owners, *others]


def _tell(session: Session, rules: Rules, alarm: Alarm, to: Listener, now: datetime) -> None:
    """In a target of its own: nothing that a person is told otherwise, or that waits for their morning, is before it."""
    channel = to.channel or ("" if to.user else rules.route(alarm.theme).channel)
    name = f"urgent:{alarm.id}:{to.user or channel}"
    outbox.enqueue(
        session,
        name,
        kind="urgent",
        subject=alarm.id or 0,
        target=_target(session, alarm, to.user) if to.user else name,
        priority=outbox.Priority.ALARM,
        body={"to": to.role, "user": to.user, "channel": channel},
        now=now,
    )


def _target(session: Session, alarm: Alarm, user: str) -> str:
    reporter = session.get_one(Person, session.get_one(Insight, alarm.insight_id).person_id)
    person = people.known(session, reporter.team, user)
    return f"{outbox.person_of(person.id or 0)}:urgent:{alarm.id}"


def not_reached(session: Session, rules: Rules, effect: Effect, now: datetime) -> None:
    """Tell those who come next at once if nobody of those whose turn it is can be told: they left, or get no messages."""
    alarm = session.get_one(Alarm, effect.subject)
    told = effects.about(session, ("urgent",), effect.subject)
    now_asked = [one for one in told if one.body["to"] == told[-1].body["to"]]
    if not alarm.answer and all(one.state in LOST for one in now_asked):
        tell_next(session, rules, alarm, now)


def go_on(store: Store, rules: Rules, clock: Clock) -> None:
    """Tell those who come next of the alarms that nobody has had in time."""
    now = clock.now()
    with store.read() as session:
        if not _untaken(session, rules, now):
            return
    with store.write() as session:
        for alarm in _untaken(session, rules, now):
            tell_next(session, rules, alarm, now)


def _untaken(session: Session, rules: Rules, now: datetime) -> list[Alarm]:
    """The alarms that nobody has had in time, and of which not everybody was told."""
    there = alarms.unanswered(session, now - LASTS, now - rules.alarm_within)
    return [alarm for alarm in there if alarm.steps < len(_steps(rules, alarm))]


def show_counts(store: Store, clock: Clock) -> None:
    """Bring the cards of alarms up to date to which reports came; many that come together are one edit."""
    now = clock.now()
    with store.read() as session:
        grown = alarms.grown(session, now - LASTS)
    if not grown:
        return
    with store.write() as session:
        for number, reports in grown.items():
            alarm = session.get_one(Alarm, number)
            alarm.shown = reports
            session.add(alarm)
            refresh(session, alarm, f"count{reports}", now)


def refresh(session: Session, alarm: Alarm, cause: str, now: datetime) -> None:
    """Bring every card of an alarm up to date."""
    for told in effects.about(session, ("urgent",), alarm.id or 0):
        outbox.refresh(session, cause, kind="urgent_card", subject=told.id or 0, target=told.target, now=now)
