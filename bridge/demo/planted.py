"""Whether the problems that a file plants were found as problems."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from bridge.domain.grouping import State
from bridge.sandbox.seed.rows import Row
from bridge.store.queries import groups

_OPENING = 20
"""A row is recognised by its first characters: what follows may have been redacted."""


@dataclass(frozen=True, slots=True)
class Planted:
    """How planted problems came out.

    Attributes:
        planted: how many the file plants.
        found: how many of them an owner was shown.
        split: how many of those were shown as more than one problem.
        stray: shown problems that are mostly none of the planted ones.
    """

    planted: int
    found: int
    split: int
    stray: int

    def sentence(self) -> str:
        """In words."""
        return (
            f"{self.found} problems found of {self.planted} planted ({self.split} split, {self.stray} stray)."
        )


def planted(session: Session, rows: Sequence[Row]) -> Planted | None:
    """Compare shown problems with planted ones; None when the file plants none."""
    truth = {row.text[:_OPENING]: row.problem for row in rows if row.problem}
    if not truth:
        return None
    shown: defaultdict[str, int] = defaultdict(int)
    stray = 0
    for group in groups.standing(session):
        if group.shown_at is None:
            continue
        members = groups.members(session, group.id or 0, tuple(State))
        problems = Counter(truth.get(insight.text[:_OPENING], "") for insight, _place in members)
        problem, share = problems.most_common(1)[0]
        if problem and share * 2 > len(members):
            shown[problem] += 1
        else:
            stray += 1
    split = sum(times > 1 for times in shown.values())
    return Planted(len(set(truth.values())), len(shown), split, stray)
