"""Before and after of problems that went live: for the page of them all, each problem's own page, and the digest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from sqlmodel import Session

from bridge.domain import weeks
from bridge.domain.pages.effect import Effect, Same, Week
from bridge.domain.periods import Period, Span
from bridge.domain.stages import Stage, takes_back
from bridge.domain.weeks import WEEK
from bridge.store.queries import groups, tallies
from bridge.store.queries.pages import effect as queries
from bridge.store.queries.pages import problems
from bridge.store.queries.tallies import Sum
from bridge.store.tables import StageChange

LONGEST = 12 * WEEK
"""What is compared, on each side at most."""

FEWEST = 3
"""What one or two people report is theirs, and nobody else's to compare."""

EVENTS = {Stage.PLANNED: "planned", Stage.FIXED: "fixed", Stage.LIVE: "live"}


def effect_of(session: Session, group: int, now: datetime) -> Effect | None:
    """What was reported before and after a problem went live, by sums alone: of a big one the rest is many reports.

    Args:
        session: reads.
        group: the problem's number, or one that was merged into it.
        now: weeks that are not over yet are not compared.

    Returns:
        None if it never went live, or nobody ever reported it.

    Raises:
        LookupError: there is no such problem.
    """
    return next(
        (effect for effect, _span in _outlined(session, [groups.get(session, group).id or 0], now)), None
    )


def effects(session: Session, numbers: Sequence[int], now: datetime) -> list[Effect]:
    """The same of several problems, in their order, without those of which there is nothing to say.

    With what came from the same reporters, and what nobody has confirmed.
    """
    asked = queries.unconfirmed(session, numbers)
    return [
        replace(effect, same=_same(session, effect.group, span), unconfirmed=asked.get(effect.group, 0))
        for effect, span in _outlined(session, numbers, now)
    ]


def _outlined(session: Session, numbers: Sequence[int], now: datetime) -> list[tuple[Effect, "_Span"]]:
    there, told = problems.among(session, numbers), queries.changes(session, numbers)
    counts = queries.weeks(session, numbers)
    spans = {
        number: span
        for number in numbers
        if (span := _span(told[number], counts[number], now.date())) is not None
    }
    active = _active(session, spans.values())
    return [
        (
            Effect(
                number,
                there[number].title,
                there[number].theme,
                span.live,
                span.taken_back,
                tuple(
                    Week(first, counts[number].get(first, Sum()).reports, active[first])
                    for first in span.weeks
                ),
                _events(told[number]),
            ),
            span,
        )
        for number, span in spans.items()
    ]


@dataclass(frozen=True, slots=True)
class _Span:
    """The time that is compared.

    Attributes:
        live: the day the problem went live.
        taken_back: the day it turned out not to be; None if it still is.
        weeks: the Mondays of all that is known, that of the week in which it went live among them if it is over.
    """

    live: date
    taken_back: date | None
    weeks: tuple[date, ...]

    @property
    def middle(self) -> date:
        """The Monday of the week in which it went live."""
        return _monday(self.live)

    @property
    def before(self) -> tuple[datetime, datetime]:
        """From the first of its weeks to the one in which it went live."""
        return _midnight(min(self.weeks[0], self.middle)), _midnight(self.middle)

    @property
    def after(self) -> tuple[datetime, datetime]:
        """From the week after that to the end of the last of its weeks."""
        return _midnight(self.middle + WEEK), _midnight(max(self.weeks[-1], self.middle) + WEEK)


def _span(told: Sequence[StageChange], counts: Mapping[date, Sum], today: date) -> _Span | None:
    """What can be compared of a problem; None if it never went live or was never reported."""
    went = next((change for change in reversed(told) if change.stage == Stage.LIVE), None)
    if went is None or not counts:
        return None
    later = [change for change in told[told.index(went) + 1 :] if takes_back(Stage.LIVE, Stage(change.stage))]
    back = later[0].at.date() if later else None
    middle, this_week = _monday(went.at.date()), _monday(today)
    first = max(middle - LONGEST, min(*counts, middle))
    end = min(middle + LONGEST + WEEK, this_week, _monday(back) if back else this_week)
    listed = tuple(first + WEEK * number for number in range((end - first) // WEEK))
    return _Span(went.at.date(), back, listed) if listed else None


def _active(session: Session, spans: Iterable[_Span]) -> dict[date, int]:
    """How many people reported anything in each week, by its Monday."""
    names = {first: weeks.name(first) for span in spans for first in span.weeks}
    found = tallies.by_period(session, list(names.values()), None)
    return {first: found[name].people for first, name in names.items()}


def _events(told: Sequence[StageChange]) -> tuple[tuple[date, str], ...]:
    return tuple((change.at.date(), EVENTS[Stage(change.stage)]) for change in told if change.stage in EVENTS)


def _same(session: Session, group: int, span: _Span) -> Same | None:
    """What came from those who reported something on both sides."""
    before = sum(monday < span.middle for monday in span.weeks)
    after = sum(monday > span.middle for monday in span.weeks)
    if not before or not after:
        return None
    said = queries.same(session, group, (span.before, span.after))
    if said.people < FEWEST:
        return None
    return Same(said.people, said.before / before, said.after / after)


def _monday(day: date) -> date:
    return Period.of(Span.WEEK, day).first


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
