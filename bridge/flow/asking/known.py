"""What is known already of what a customer says just now."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import islice
from typing import Protocol

from sqlmodel import Session, col

from bridge.domain.outgoing.asked import KnownAnswer
from bridge.domain.phrasing import without_asides
from bridge.domain.rules import Rules
from bridge.flow.views.seen import seen
from bridge.store.queries import groups, words
from bridge.store.tables import Group, Insight

SHOWN = 3
"""More is not read during a call."""

LOOKED_AT = 20
"""So many of each way of finding are compared: not all of them may be shown."""

READ = 500
"""So many characters are read for their meaning: it takes longer the more there are."""

LIKELY = 0.05
"""What is less likely meant is not meant: tried on the demo's reports."""

_DAMPING = 60


class Meaning(Protocol):
    """Knows what problems are about."""

    def nearest(self, words: str, limit: int) -> list[tuple[int, float]]:
        """The groups that are likeliest what somebody looks for, with the probability, best first."""
        ...


def near(meaning: Meaning | None, asked: str) -> tuple[int, ...]:
    """The problems that somebody may mean, the likeliest first; it takes some milliseconds, and no transaction."""
    found = meaning.nearest(asked[:READ], LOOKED_AT) if meaning is not None else []
    return tuple(group for group, likely in found if likely >= LIKELY)


def known(
    session: Session,
    rules: Rules,
    asked: str,
    meant: Sequence[int],
    crews: frozenset[str] | None,
    now: datetime,
) -> KnownAnswer:
    """The problems that are likeliest what somebody hears.

    Args:
        session: only reads.
        rules: what the operator decided.
        asked: the words, redacted.
        meant: the problems that are near in meaning, the nearest first.
        crews: only what these crews reported is known; None: all.
        now: what to say is what holds now.
    """
    bare = without_asides(asked)  # no title has what redaction left
    found = merged([words.titled(session, bare)[:LOOKED_AT], meant]) or _reported(session, bare, crews)
    shown = (seen(session, rules, group, crews, now) for group in _today(session, rules, found))
    return KnownAnswer(asked, tuple(islice((one for one in shown if one.reports), SHOWN)))


def _reported(session: Session, asked: str, crews: frozenset[str] | None) -> list[int]:
    """The problems in whose reports the words stand: looked for last, since there are most of them."""
    said = [col(Insight.crew).in_(crews)] if crews is not None else []
    return words.problems(session, asked, *said, limit=LOOKED_AT)


def merged(rankings: Collection[Sequence[int]]) -> list[int]:
    """Several orders of the same things as one, by reciprocal rank fusion.

    https://doi.org/10.1145/1571941.1572114

    >>> merged([[1, 2, 3], [3, 4]])
    [3, 1, 2, 4]
    """
    scores: defaultdict[int, float] = defaultdict(float)
    for ranking in rankings:
        for place, one in enumerate(ranking, 1):
            scores[one] += 1 / (_DAMPING + place)
    return sorted(scores, key=lambda one: -scores[one])


def _today(session: Session, rules: Rules, numbers: Sequence[int]) -> list[Group]:
    """The problems that these numbers lead to today, each once; praise is no problem."""
    there = groups.today(session, numbers)
    problems = {there[number].id: there[number] for number in numbers}
    return [group for group in problems.values() if group.theme not in rules.unopened]
