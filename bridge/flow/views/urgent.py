"""A report that cannot wait."""

from sqlmodel import Session

from bridge.domain.naming import Side
from bridge.domain.outgoing import Urgent
from bridge.domain.permalinks import insight_page
from bridge.domain.rules import Rules
from bridge.flow.membership import shown
from bridge.flow.people import EVERYBODY, called
from bridge.flow.views.issues import card_link
from bridge.flow.views.problem import problem
from bridge.store.queries import alarms, groups
from bridge.store.tables import Alarm, Insight, Person


def urgent(session: Session, rules: Rules, alarm: Alarm, to: str) -> Urgent:
    """The report as those on call see it; a text that is held back is not quoted.

    Raises:
        LookupError: it is in no problem.
    """
    insight = session.get_one(Insight, alarm.insight_id)
    place = groups.places(session, alarm.insight_id)[0]
    group = groups.get(session, alarm.group_id or place.group_id)
    return Urgent(
        alarm=alarm.id or 0,
        insight=alarm.insight_id,
        problem=problem(session, rules, group),
        text="" if insight.held_back else shown(insight, insight.text),
        said_at=insight.said_at,
        kind=_kind(rules, alarm),
        reports=len(alarms.reports(session, alarm.id or 0)),
        to=to,
        answer=alarm.answer,
        who=_who(session, rules, alarm),
        url=insight_page(rules.page_url, alarm.insight_id) or card_link(session, group),
    )


def _kind(rules: Rules, alarm: Alarm) -> str:
    """The kind of its words, or else what people call its theme."""
    known = any(cues.kind == alarm.kind for cues in rules.cues)
    return alarm.kind if known else rules.theme_names.get(alarm.kind, alarm.kind)


def _who(session: Session, rules: Rules, alarm: Alarm) -> str:
    person = session.get(Person, alarm.answered_by) if alarm.answered_by else None
    return called(session, rules, person, EVERYBODY, Side.SLACK) if person else ""


def alarm_of(session: Session, insight: Insight) -> str:
    """What became of a report that cannot wait: ``told``, ``mine`` or ``not_urgent``; empty for any other."""
    alarm = session.get(Alarm, insight.alarm_id) if insight.alarm_id else None
    return "" if alarm is None else alarm.answer or "told"
