"""Those who reported a problem soon after the first report of it found it: judged once, when an owner takes it on."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlmodel import Session

from bridge.domain.credit import Kind, is_early
from bridge.domain.grouping import COUNTED, State
from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.flow.ledger.lineages import Lineage, lineages, was_in
from bridge.flow.ledger.lines import earn, is_open, of_report, reverse
from bridge.store.queries import credit
from bridge.store.tables import CreditEntry, Found, Insight

EARLY = _("among the first to report the problem")
LOST = _("the insight does not count in the problem any more")


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
    for insight in early:
        if is_open(session, rules, insight.person_id, insight.said_at):
            _judge(session, insight.id or 0, group, now)
    _settle_finders(session, rules, group, now)


def lose(session: Session, rules: Rules, group: int, now: datetime) -> None:
    """Nobody found what nobody takes on: an owner's acceptance was taken back."""
    for row in credit.founds_in(session, group):
        row.withdrawn_at = now
        session.add(row)
    session.flush()
    _settle_finders(session, rules, group, now)


def _settle_finders(session: Session, rules: Rules, group: int, now: datetime) -> None:
    finders = credit.finders(session, group)
    open_ = [one for one in finders if is_open(session, rules, one.person_id, one.said_at)]
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
        parts = lineages(session, number, (State.CONFIRMED,)) if number in credited else []
        for row in rows:
            entry = standing.get((number, row.group_id))
            _settle(session, by_number[number], row, entry, _counts(row, parts), now)


def _settle(
    session: Session, insight: Insight, row: Found, entry: CreditEntry | None, counts: bool, now: datetime
) -> None:
    if counts and entry is None:
        earn(session, of_report(Kind.FOUND, insight, row.group_id), EARLY, now)
    elif entry is not None and not counts:
        reverse(session, entry, LOST, now)


def _counts(row: Found, parts: Iterable[Lineage]) -> bool:
    """Whether a judgement stands for a part that came from where it was judged."""
    return row.withdrawn_at is None and any(was_in(part, row.group_id, row.at) for part in parts)


def _judge(session: Session, insight: int, group: int, now: datetime) -> None:
    """Once: not again in a problem that was split off one that it found."""
    rows = credit.founds_of(session, [insight]).get(insight, [])
    here = [part for part in lineages(session, insight, COUNTED) if part[-1].group_id == group]
    if any(_counts(row, here) for row in rows):
        return
    there = next((row for row in rows if row.group_id == group), None)
    row = there or Found(insight_id=insight, group_id=group, at=now)
    row.at, row.withdrawn_at = now, None
    session.add(row)
    session.flush()
