"""An owner says: not now."""

from datetime import UTC, date, datetime, time

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.flow import telling
from bridge.flow.rulebook import Facts
from bridge.flow.rulings.forms import PAST, day, end_of, first, number
from bridge.store.queries import groups
from bridge.store.tables import Group, Person


def snooze(
    session: Session, _rules: Rules, group: Group, click: Click, _person: Person, now: datetime
) -> Facts | None:
    """Let the card sleep until a day, or until there are so many more reports, whichever comes first."""
    until, more = day(click, "until"), number(click, "more")
    if until is not None and _begin(until) <= now:
        telling.note(session, group.id or 0, sentence(PAST), click.outside_id, now)
        return None
    if until is None and not more:
        return None
    group.asleep_until = _begin(until) if until else None
    group.asleep_reports = groups.reports(session, group.id or 0) + more if more else None
    session.add(group)
    return {}


def answer_by(
    session: Session, _rules: Rules, group: Group, click: Click, _person: Person, now: datetime
) -> Facts | None:
    """Promise the answer for another day; that can be done once."""
    promised, reason = day(click, "date"), first(click, "reason")
    if promised is None:
        return None
    if group.due_moved or end_of(promised) <= now:
        telling.note(
            session, group.id or 0, sentence(ONCE if group.due_moved else PAST), click.outside_id, now
        )
        return None
    group.due_at, group.due_moved, group.nudged = end_of(promised), True, 0
    session.add(group)
    says = sentence(PROMISED_BECAUSE if reason else PROMISED, day=promised, reason=reason)
    telling.note(session, group.id or 0, says, click.outside_id, now)
    return {}


def _begin(one: date) -> datetime:
    return datetime.combine(one, time.min, UTC)


ONCE = _("The answer was promised for another day once already, so the date stays. Please decide instead.")
PROMISED = _("An answer is promised for {day}.")
PROMISED_BECAUSE = _("An answer is promised for {day}: {reason}")
