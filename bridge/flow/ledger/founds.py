"""Those who reported a problem soon after the first report of it found it: judged once, when an owner takes it on."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlmodel import Session

from bridge.domain.credit import Kind, is_early
from bridge.domain.grouping import State
from bridge.domain.rules import Rules
from bridge.flow.ledger.lineages import lineages
from bridge.flow.ledger.lines import earn, is_open, of_report, reverse
from bridge.store.queries import credit, groups
from bridge.store.tables import CreditEntry, Found, Insight

EARLY = "among the first to report the problem"
LOST = "the insight does not count in the problem any more"


def found(session: Session, rules: Rules, group: int, listed: Iterable[Insight], now: datetime) -> None:
    """Judge who found a problem that an owner takes on now.

    One insight that speaks of several problems finds each of them by itself. Whether one is credited for it, within
    the day's cap say, may change later; that it was early does not.

    Args:
        session: of the grouping transaction.
        rules: how soon is early.
        group: the problem.
        listed: the insights that count in it, settled already.
        now: the time of the step.
    """
    listed = sorted(listed, key=lambda insight: insight.said_at)
    early = [one for one in listed if is_early(one.said_at, listed[0].said_at, rules.found_within)]
    open_ = [one for one in early if is_open(session, rules, one.person_id, one.said_at)]
    for insight in open_:
        if not _was_judged(session, insight.id or 0, group):
            session.add(Found(insight_id=insight.id or 0, group_id=group, at=now))
            session.flush()
    credited = credit.standing_among(session, Kind.INSIGHT, {one.id or 0 for one in open_})
    settle_founds(session, open_, credited.keys(), now)


def settle_founds(session: Session, day: Iterable[Insight], credited: Collection[int], now: datetime) -> None:
    """Finding stands as long as the insight is credited in what became of the problem that it found.

    Args:
        session: of the grouping transaction.
        day: the insights to look at, of people whose books are open.
        credited: those of them that have their own point.
        now: the time of the step.
    """
    by_number = {one.id or 0: one for one in day}
    judged = credit.founds_of(session, by_number)
    standing = credit.standing_in(session, Kind.FOUND, judged)
    for number, rows in judged.items():
        reached = _reached(session, number) if number in credited else set()
        for row in rows:
            _settle(session, by_number[number], row, standing.get((number, row.group_id)), reached, now)


def _settle(
    session: Session,
    insight: Insight,
    row: Found,
    entry: CreditEntry | None,
    reached: set[int],
    now: datetime,
) -> None:
    problem = groups.get(session, row.group_id)
    counts = problem.id in reached and problem.accepted_at is not None
    if counts and entry is None:
        earn(session, of_report(Kind.FOUND, insight, row.group_id), EARLY, now)
    elif entry is not None and not counts:
        reverse(session, entry, LOST, now)


def _reached(session: Session, insight: int) -> set[int]:
    return {number for where in lineages(session, insight, (State.CONFIRMED,)) for number in where}


def _was_judged(session: Session, insight: int, group: int) -> bool:
    """Whether an insight was judged before to have found a problem, or one that this one was split off."""
    where = [one for one in lineages(session, insight, (State.CONFIRMED,)) if group in one]
    reached = {number for one in where for number in one}
    rows = credit.founds_of(session, [insight]).get(insight, [])
    return any(row.group_id == group or groups.get(session, row.group_id).id in reached for row in rows)
