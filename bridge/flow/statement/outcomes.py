"""The facts that stand beside the points: how many problems were heard, and what became of them."""

from collections.abc import Collection

from sqlmodel import Session

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import Outcomes
from bridge.domain.stages import Stage
from bridge.store.queries import groups
from bridge.store.queries.outcomes import Standing
from bridge.store.tables import CreditEntry

PLANNED = (Stage.PLANNED, Stage.IN_WORK, Stage.FIXED)
"""The team will bring it, and customers do not have it yet."""


def outcomes(session: Session, contributions: int, problems: Standing) -> Outcomes:
    """What became of problems.

    Args:
        session: within a transaction.
        contributions: how many credited contributions stand.
        problems: the groups, as they were numbered when something was contributed, and where they stand.
    """
    stages = _today(session, problems)
    return Outcomes(
        contributions=contributions,
        heard=len(stages),
        planned=sum(stage in PLANNED for stage in stages.values()),
        live=sum(stage == Stage.LIVE for stage in stages.values()),
    )


def _today(session: Session, problems: Standing) -> dict[int, str]:
    """Where the problems stand today that these numbers lead to; few of them were ever merged."""
    merged = groups.today(session, {number for number, (_, into) in problems.items() if into is not None})
    here = {number: stage for number, (stage, into) in problems.items() if into is None}
    return here | {group.id or 0: group.stage for group in merged.values()}


def standing(entries: Collection[CreditEntry]) -> list[CreditEntry]:
    """The entries that were earned and not taken back; a decision on a contested one is none by itself."""
    reversed_ = {entry.reverses for entry in entries}
    return [
        entry
        for entry in entries
        if entry.reverses is None and entry.id not in reversed_ and entry.kind != Kind.DECISION
    ]
