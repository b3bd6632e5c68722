"""The stories of problems: how much each was heard and by whom, what one customer said, what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlmodel import Session

from bridge.domain.naming import Side
from bridge.domain.pages.did import Story, folded
from bridge.domain.quotes import quotes
from bridge.domain.rules import Naming, Rules
from bridge.domain.stages import Stage
from bridge.flow.people import EVERYBODY, called
from bridge.store.queries import parts, tallies
from bridge.store.queries.pages import did as queries
from bridge.store.queries.pages.did import Crews
from bridge.store.tables import Group, Person

QUOTED = 5
"""Among so many of a problem's first reports one is chosen to speak for it."""


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
        named: numbers of the people who were named so far.
    """

    session: Session
    rules: Rules
    sizes: Mapping[str, int]
    now: datetime
    crews: Crews = None
    side: Side = Side.PAGE
    named: set[int] = field(default_factory=set)

    def stories(self, found: Sequence[Group]) -> tuple[Story, ...]:
        """The stories of some problems in their order, in few words: without quotes, thanks, and what to tell customers."""
        numbers = [group.id or 0 for group in found]
        counts = self._counts(numbers)
        by = queries.reported_by(self.session, numbers, self.crews)
        return tuple(
            self._story(group, counts.get(group.id or 0, (0, 0)), by.get(group.id or 0, {}))
            for group in found
        )

    def whole(self, found: Sequence[Group]) -> tuple[Story, ...]:
        """The same with all words."""
        leading = queries.leading(self.session, [group.id or 0 for group in found])
        says = queries.wordings(self.session, leading, self.now)
        thanks = queries.thanks(self.session, leading)
        wordings = {leading[number]: text for number, text in says.items()}
        thanked = {leading[number]: text for number, text in thanks.items()}
        return tuple(
            replace(
                story,
                quote=self._quote(story.group),
                wording=wordings.get(story.group, ""),
                thanks=thanked.get(story.group, ""),
                shipped_by=self._shipped_by(group),
            )
            for story, group in zip(self.stories(found), found, strict=True)
        )

    def _counts(self, numbers: Sequence[int]) -> Mapping[int, tuple[int, int]]:
        if self.crews is not None:
            return queries.reports(self.session, numbers, self.crews)
        sizes = tallies.sizes(self.session, numbers)
        return {number: (size.reports, size.people) for number, size in sizes.items()}

    def _story(self, group: Group, counts: tuple[int, int], by: Mapping[str, int]) -> Story:
        return Story(
            group.id or 0,
            group.title,
            Stage(group.stage),
            group.stage_since.date(),
            self.rules.route(group.theme).team,
            *counts,
            heard_by=self._teams(by),
            reason=group.reason if group.stage == Stage.DECLINED else "",
        )

    def _teams(self, by: Mapping[str, int]) -> tuple[str, ...]:
        """The reporters' teams, the one with most reports first."""
        known = [(key, self.rules.crew(key)) for key in sorted(by, key=lambda key: (-by[key], key))]
        small = [self.sizes.get(key, 0) < self.rules.smallest_team for key, crew in known if crew]
        return folded([crew.name for _key, crew in known if crew], small)

    def _quote(self, group: int) -> str:
        """What one customer said, in the words that stand best for the first reports."""
        first = queries.words(self.session, group, self.crews, QUOTED)
        pieces = parts.among(self.session, [place.insight_id for _insight, place in first])
        texts = [
            pieces[key].words if (key := (place.insight_id, place.part)) in pieces else insight.text
            for insight, place in first
        ]
        return next(iter(quotes(texts, at_most=1)), "")

    def _shipped_by(self, group: Group) -> str:
        """Who took the problem on, if it is live and they agreed to be named; their team is told anyway."""
        person = self.session.get(Person, group.accepted_by) if group.accepted_by else None
        agreed = person is not None and person.agreed_at is not None and self.rules.naming is Naming.OPT_IN
        if person is None or not agreed or group.stage != Stage.LIVE:
            return ""
        self.named.add(person.id or 0)
        return called(self.session, self.rules, person, EVERYBODY, self.side)
