"""Reports of a problem that their reporter named themselves: as if they had been asked, and had tapped Right."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.grouping import Cause, State
from bridge.domain.reasons import YOU_NAMED_IT
from bridge.domain.rules import Rules
from bridge.flow import ledger
from bridge.flow.membership import Move, move
from bridge.store.queries import groups
from bridge.store.tables import Group, Insight, Membership


def forget_unknown(session: Session, insight: Insight) -> None:
    """Sort a report by its words if the problem that it names was never there."""
    if insight.named_group is not None and session.get(Group, insight.named_group) is None:
        insight.named_group = None


def asked_of(session: Session, group: int) -> Move:
    """Into the problem that was named, or what it leads to today: what an Undo comes back to, and asks about."""
    number = groups.get(session, group).id or 0
    return Move(number, State.PROVISIONAL, Cause.SORTED, why=YOU_NAMED_IT, candidates=(number,))


def confirm(session: Session, rules: Rules, insight: Insight, place: Membership, now: datetime) -> Membership:
    """The reporter's own word, final until they take it back, and credited like every other Right."""
    right = Move(place.group_id, State.CONFIRMED, Cause.RIGHT, insight.person_id, why=place.why)
    after = move(session, place.insight_id, right, now, place.part)
    ledger.settle_insight(session, rules, insight, now)
    return after
