"""Somebody has an urgent report, or says that it can take its turn; the first word holds."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click, Gesture
from bridge.domain.roles import Role
from bridge.domain.rules import Rules
from bridge.flow import telling
from bridge.flow.rights import may_decide, only_owners
from bridge.flow.roles import leading
from bridge.flow.urgent.telling import refresh
from bridge.store.queries import alarms, effects, groups
from bridge.store.queries.one import the
from bridge.store.tables import Alarm, Person

ANSWERS: Mapping[Gesture, str] = {Gesture.HAVE_IT: "mine", Gesture.NOT_URGENT: "not_urgent"}


def answer(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Take an answer from somebody who was told, who owns the problem, or who leads; anybody else is told whose it is.

    Raises:
        LookupError: there is no such alarm.
    """
    alarm = the(session, Alarm, click.subject)
    if not _may(session, rules, alarm, click):
        _refuse(session, rules, alarm, click, now)
    elif not alarm.answer:
        alarm.answer, alarm.answered_by, alarm.answered_at = ANSWERS[click.gesture], person.id, now
        session.add(alarm)
        session.flush()
        refresh(session, alarm, alarm.answer, now)
        for number in alarms.reports(session, alarm.id or 0):
            telling.refresh_home(session, number, f"alarm{alarm.id}", now)


def _may(session: Session, rules: Rules, alarm: Alarm, click: Click) -> bool:
    told = {effect.body.get("user") for effect in effects.about(session, ("urgent",), alarm.id or 0)}
    owns = may_decide(session, rules, rules.route(alarm.theme), click.gesture, click.user)
    return click.user in told or owns or Role.LEADER in leading(session, rules, click.user)


def _refuse(session: Session, rules: Rules, alarm: Alarm, click: Click, now: datetime) -> None:
    place = groups.membership(session, alarm.insight_id)
    group = groups.get(session, place.group_id).id if place else alarm.group_id
    telling.note(session, group or 0, only_owners(rules.route(alarm.theme)), click.outside_id, now)


BY_GESTURE: Mapping[Gesture, Callable[[Session, Rules, Click, Person, datetime], None]] = dict.fromkeys(
    ANSWERS, answer
)
"""What each button of an urgent report does."""
