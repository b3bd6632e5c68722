"""Before and after: all problems that went live, the newest first."""

from collections import Counter
from dataclasses import dataclass
from statistics import fmean

from bridge.domain.effect_size import Verdict
from bridge.domain.naming import counted
from bridge.domain.pages.effect import Effect, amount
from bridge.domain.periods import Period


@dataclass(frozen=True, slots=True)
class Shown:
    """One problem on the page.

    Attributes:
        effect: before and after.
        team: that owns it.
        theme: what people call its theme.
        contacts: of its theme in each of its weeks; None where the operator's file says nothing.
    """

    effect: Effect
    team: str
    theme: str = ""
    contacts: tuple[int | None, ...] = ()

    @property
    def contacts_words(self) -> str:
        """How often customers got in touch about its theme, before and after; empty if that is not known."""
        weeks = self.effect.weeks
        known = {
            week.first: number
            for week, number in zip(weeks, self.contacts, strict=False)
            if number is not None
        }
        sides = [
            [known[week.first] for week in side if week.first in known]
            for side in (self.effect.before, self.effect.after)
        ]
        if not all(sides):
            return ""
        before, after = map(fmean, sides)
        return f"Contacts about {self.theme}, by your own statistics: {amount(before)} a week before, {amount(after)} since."


@dataclass(frozen=True, slots=True)
class Effects:
    """The page.

    Attributes:
        shown: the problems of this page of the list.
        many: how many there are in all.
        period: in which they went live; None: ever.
        owners: routes and their teams to choose from.
        page: of the list.
        last: its last page.
        problem: why the file of contacts cannot be used; empty if it can, or there is none.
    """

    shown: tuple[Shown, ...]
    many: int
    period: Period | None
    owners: tuple[tuple[str, str], ...]
    page: int = 1
    last: int = 1
    problem: str = ""

    @property
    def headline(self) -> str:
        """How many went live, and what came of them."""
        if not self.many:
            return f"Nothing went live {self.period.when}." if self.period else "Nothing has gone live yet."
        went = f"{counted(self.many, 'problem')} went live."
        if not self.shown:
            return f"{went} There is nothing to compare yet."
        found = Counter(shown.effect.comparison.verdict for shown in self.shown)
        told = ", ".join(_TOLD[each].format(number=found[each]) for each in _TOLD if found[each])
        of = "Since then" if self.many == len(self.shown) else f"Of the {len(self.shown)} on this page"
        return f"{went} {of}: {told}."


_TOLD = {
    Verdict.FEWER: "{number} with fewer reports",
    Verdict.MORE: "{number} with more",
    Verdict.UNCLEAR: "{number} without a clear change",
    Verdict.TOO_EARLY: "{number} too early to say",
}
