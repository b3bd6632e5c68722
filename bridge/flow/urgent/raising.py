"""Raise the alarm for a report, once; those of one problem and kind within an hour have one alarm together."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bridge.domain.grouping import COUNTED
from bridge.domain.rules import Rules
from bridge.domain.urgency import SAME_ALARM, first_in
from bridge.flow.membership import said, show
from bridge.flow.urgent.telling import tell_next
from bridge.store.queries import alarms, groups
from bridge.store.tables import Alarm, Group, Insight, Membership


@dataclass(frozen=True, slots=True)
class Cause:
    """What makes a report urgent.

    Attributes:
        kind: of the words that it says, or its theme; empty if its reporter said so.
        lasting: one alarm for a problem is enough for good, not only for an hour.
    """

    kind: str
    lasting: bool = False


def raise_alarm(session: Session, rules: Rules, insight: Insight, now: datetime) -> None:
    """Tell who is on call of a report that cannot wait, unless it was told; its problem is shown at once.

    A report that may belong to another problem has an alarm of its own: it must not wait for an answer.

    Args:
        session: the grouping transaction.
        rules: what is urgent, and who is told.
        insight: the report, placed already.
        now: the time of the step.
    """
    for place in groups.places(session, insight.id or 0):
        theme = said(session, insight, place.part).theme
        cause = _cause(rules, insight, theme)
        if cause is not None and insight.alarm_id is None:
            _alarm(session, rules, insight, place, theme, cause, now)


def _cause(rules: Rules, insight: Insight, theme: str | None) -> Cause | None:
    cues = first_in(rules.cues, insight.text)
    if cues is not None:
        return Cause(cues.kind)
    if insight.urgent:
        return Cause("")
    return Cause(theme, lasting=True) if theme and theme in rules.urgent else None


def _alarm(
    session: Session,
    rules: Rules,
    insight: Insight,
    place: Membership,
    theme: str | None,
    cause: Cause,
    now: datetime,
) -> None:
    """Count it on the card of its problem's newest alarm of this kind, or raise one."""
    group = groups.get(session, place.group_id)
    belongs = place.state in COUNTED and group.theme == theme
    numbers = groups.numbers(session, group.id or 0)
    there = alarms.newest(session, numbers, cause.kind) if belongs else None
    insight.urgent = True
    if there is not None and _takes_more(there, now):
        insight.alarm_id = there.id
    elif there is None or not cause.lasting:
        number = insight.id or 0
        alarm = Alarm(insight_id=number, theme=theme, kind=cause.kind, at=now, told_at=now, shown=1)
        if belongs:
            alarm.group_id = group.id
            _show(session, rules, group, now)
        insight.alarm_id = _raised(session, rules, alarm, now)
    session.add(insight)


def _takes_more(alarm: Alarm, now: datetime) -> bool:
    """Whether a report is counted on it: nobody looks again at one that was said to be not urgent."""
    return alarm.answer != "not_urgent" and now - alarm.at < SAME_ALARM


def _raised(session: Session, rules: Rules, alarm: Alarm, now: datetime) -> int | None:
    """The number of an alarm of which those on call are told."""
    session.add(alarm)
    session.flush()
    tell_next(session, rules, alarm, now)
    return alarm.id


def _show(session: Session, rules: Rules, group: Group, now: datetime) -> None:
    if group.shown_at is None and group.theme not in rules.unopened:
        show(session, rules, group, now)
