"""An insight that a person confirmed is a point: at most so many a day, and no copies of one's own words."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.credit import COPY_WINDOW, Kind, within_cap
from bridge.domain.grouping import State
from bridge.domain.language import Phrase as _
from bridge.domain.repeats import is_near_copy
from bridge.domain.rules import Rules
from bridge.flow.ledger.founds import settle_founds
from bridge.flow.ledger.lines import earn, is_open, of_report, reverse
from bridge.flow.ledger.marks import settle_evidence
from bridge.store.queries import credit, groups, insights
from bridge.store.tables import CreditEntry, Insight

CONFIRMED = _("confirmed by a person")
MOVED = _("the insight does not count in the problem any more")
LEFT = _("no longer among the insights that count that day")


def settle_insight(session: Session, rules: Rules, insight: Insight, now: datetime) -> None:
    """Bring the lines of the reporter's day in line with which of its insights people have confirmed.

    Args:
        session: of the grouping transaction.
        rules: whether anybody is credited by name.
        insight: one that was moved or confirmed, or is not any more.
        now: the time of the step.
    """
    if not is_open(session, rules, insight.person_id, insight.said_at):
        return
    start = insight.said_at.replace(hour=0, minute=0, second=0, microsecond=0)
    said = insights.of_person_between(
        session, insight.person_id, start - COPY_WINDOW, start + timedelta(days=1)
    )
    day = [one for one in said if one.said_at >= start]
    numbers = {one.id or 0 for one in day}
    confirmed = groups.confirmed_among(session, numbers)
    earning = within_cap(one.id or 0 for one in day if one.id in confirmed and not _repeats_itself(one, said))
    standing = credit.standing_among(session, Kind.INSIGHT, numbers)
    problems = _problems(session, earning)
    for one in day:
        _settle(session, one, standing.get(one.id or 0), problems.get(one.id or 0, []), now)
    settle_founds(session, day, problems.keys(), now)
    settle_evidence(session, rules, insight, now)


def _settle(
    session: Session, insight: Insight, entry: CreditEntry | None, problems: list[int], now: datetime
) -> None:
    """One insight is one point, however many problems it speaks of: in the first that a person confirmed.

    A point that goes along to another problem stays in the period where it was earned.
    """
    if entry is not None:
        if groups.get(session, entry.group_id).id in problems:
            return
        reverse(session, entry, MOVED if problems else LEFT, now)
    if problems:
        what = of_report(Kind.INSIGHT, insight, problems[0])
        earned_at = entry.earned_at if entry is not None else now
        earn(session, what, CONFIRMED, now, earned_at=earned_at)


def _problems(session: Session, insights: Collection[int]) -> dict[int, list[int]]:
    """The problems where a person has confirmed each insight or a part of it, the first part's first."""
    return {
        insight: [
            groups.get(session, place.group_id).id or 0 for place in places if place.state == State.CONFIRMED
        ]
        for insight, places in groups.places_among(session, insights).items()
    }


def _repeats_itself(insight: Insight, said: Iterable[Insight]) -> bool:
    """Whether the person had said nearly the same before; of what was taken out nobody can tell."""
    earliest = insight.said_at - COPY_WINDOW
    before = (one for one in said if (one.id or 0) < (insight.id or 0) and one.said_at >= earliest)
    return bool(insight.text) and any(is_near_copy(one.text, insight.text) for one in before)
