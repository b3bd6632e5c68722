"""Who found and sharpened problems: how many contributions each team had, never a person, no points."""

from collections import Counter
from collections.abc import Collection, Mapping

from sqlmodel import Session

from bridge.domain.credit import POINTS, Kind
from bridge.domain.outgoing.digest import Shares
from bridge.domain.pages.credit import SMALLER
from bridge.domain.periods import Period
from bridge.domain.rules import Rules
from bridge.flow import crews
from bridge.store.queries import credit_sums

FOUND = (Kind.FOUND,)
SHARPENED = (Kind.EVIDENCE, Kind.ANSWER, Kind.WORDING)


def found(session: Session, rules: Rules, week: Period, sizes: Mapping[str, int], crew: str = "") -> Shares:
    """Who reported problems among the first; of one crew alone if it is named."""
    return _shares(session, rules, week, sizes, FOUND, crew)


def sharpened(
    session: Session, rules: Rules, week: Period, sizes: Mapping[str, int], crew: str = ""
) -> Shares:
    """Who brought useful evidence, answers and wordings."""
    return _shares(session, rules, week, sizes, SHARPENED, crew)


def _shares(
    session: Session,
    rules: Rules,
    week: Period,
    sizes: Mapping[str, int],
    kinds: Collection[Kind],
    only: str,
) -> Shares:
    """Contributions by team, by name; teams that are too small are folded together."""
    sums = credit_sums.by_crew(session, week.name)
    counts: Counter[str] = Counter()
    for key, name in crews.shown_as(rules, sizes, SMALLER).items():
        if only in {"", key}:
            theirs = sums.get(key, {})
            counts[name] += sum(theirs[kind].points // POINTS[kind] for kind in kinds if kind in theirs)
    return tuple(sorted((name, number) for name, number in counts.items() if number > 0))
