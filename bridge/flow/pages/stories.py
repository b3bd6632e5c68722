"""The stories of problems: how much each was heard and by whom, what one customer said, what became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlmodel import Session

from bridge.domain.naming import Side, who
from bridge.domain.pages.did import Story, folded
from bridge.domain.quotes import quotes, titled_later
from bridge.domain.rules import Naming, Rules
from bridge.domain.stages import Stage
from bridge.flow.people import EVERYBODY, somebodies
from bridge.store.queries import parts, tallies
from bridge.store.queries.pages import did as queries
from bridge.store.queries.pages.did import Crews
from bridge.store.queries.tallies import Sum
from bridge.store.tables import Group, ProblemSize

QUOTED = 5
"""Among so many of a problem's first reports one is chosen to speak for it."""


def added(sums: Iterable[Sum]) -> Sum:
    """The sums of several crews together."""
    listed = list(sums)
    return Sum(sum(one.reports for one in listed), sum(one.people for one in listed))


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells stories to somebody.

    Attributes:
        session: reads.
        rules: what the operator decided.
        sizes: how many people are in each crew.
        now: the time of the telling.
        crews: only reports of these count and are quoted; None: everybody's.
        side: where they are read.
        ours: by one of our own people, who may read who of us shipped it.
        named: numbers of the people who were named so far.
    """

    session: Session
    rules: Rules
    sizes: Mapping[str, int]
    now: datetime
    crews: Crews = None
    side: Side = Side.PAGE
    ours: bool = True
    named: set[int] = field(default_factory=set)

    def stories(self, found: Sequence[Group]) -> tuple[Story, ...]:
        """The stories of some problems in their order, in few words: without quotes, thanks, and what to tell customers."""
        numbers = [group.id or 0 for group in found]
        by_crew = tallies.crews_of(self.session, numbers, self.crews)
        sizes = tallies.sizes(self.session, numbers)
        return tuple(self._story(group, sizes, by_crew.get(group.id or 0, {})) for group in found)

    def whole(self, found: Sequence[Group]) -> tuple[Story, ...]:
        """The same with all words."""
        leading = queries.leading(self.session, [group.id or 0 for group in found])
        says = queries.wordings(self.session, leading, self.now)
        wordings = {leading[number]: text for number, text in says}
        thanks = {leading[number]: text for number, text in queries.thanks(self.session, leading)}
        said, ships = self._said(found), self._shipped_by(found)
        return tuple(
            replace(
                story,
                quote=next(iter(quotes(said[story.group], at_most=1)), ""),
                wording=wordings.get(story.group, ""),
                thanks=thanks.get(story.group, ""),
                shipped_by=ships.get(story.group, ""),
            )
            for story in self.stories(found)
        )

    def _story(self, group: Group, sizes: Mapping[int, ProblemSize], by_crew: Mapping[str, Sum]) -> Story:
        size = sizes.get(group.id or 0) if self.crews is None else added(by_crew.values())
        return Story(
            group.id or 0,
            titled_later(group.title),
            Stage(group.stage),
            group.stage_since.date(),
            self.rules.route(group.theme).team,
            reports=size.reports if size else 0,
            people=size.people if size else 0,
            heard_by=self._teams({crew: one.reports for crew, one in by_crew.items()}),
            reason=group.reason if group.stage == Stage.DECLINED else "",
            policy=group.theme in self.rules.policies,
        )

    def _teams(self, by: Mapping[str, int]) -> tuple[str, ...]:
        """The reporters' teams, the one with most reports first."""
        known = [(key, self.rules.crew(key)) for key in sorted(by, key=lambda key: (-by[key], key))]
        small = [self.sizes.get(key, 0) < self.rules.smallest_team for key, crew in known if crew]
        return folded([crew.name for _key, crew in known if crew], small)

    def _said(self, found: Sequence[Group]) -> dict[int, list[str]]:
        """What the first reports of each problem say; one of them speaks for it."""
        first = {
            number: queries.words(self.session, number, self.crews, QUOTED)
            for number in (group.id or 0 for group in found)
        }
        told = {place.insight_id for rows in first.values() for _insight, place in rows}
        pieces = parts.among(self.session, told)
        return {
            number: [
                pieces[key].words if (key := (place.insight_id, place.part)) in pieces else insight.text
                for insight, place in rows
            ]
            for number, rows in first.items()
        }

    def _shipped_by(self, found: Sequence[Group]) -> dict[int, str]:
        """Who took the problems on that are live, if they agreed to be named; their teams are told anyway."""
        if self.rules.naming is not Naming.OPT_IN or not self.ours:
            return {}
        taken = {group.id or 0: group.accepted_by for group in found if group.stage == Stage.LIVE}
        people = somebodies(self.session, self.rules, queries.agreed(self.session, set(taken.values())))
        self.named.update(people)
        return {
            group: who(people[number], EVERYBODY, self.rules.naming, self.side)
            for group, number in taken.items()
            if number in people
        }
