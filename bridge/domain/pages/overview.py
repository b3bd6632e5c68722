"""The overview: what leaders open on Monday."""

from dataclasses import dataclass
from datetime import date, timedelta

from bridge.domain.forms import Option
from bridge.domain.naming import counted
from bridge.domain.pages.activity import Base
from bridge.domain.pages.did import Story
from bridge.domain.pages.funnel import Funnel, funnel_table
from bridge.domain.pages.heard import Themes, themes_table
from bridge.domain.pages.owed import Need, Owed, owed_briefly, waits
from bridge.domain.pages.tables import Table
from bridge.domain.periods import Period, Span

LISTED = 5
"""So many of what is owed stand on the overview; the others stand on the page of the loop."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The page.

    Attributes:
        period: what "this week" is.
        today: the day on which it is looked at.
        answered: how many problems were answered for the first time.
        needs: at most three.
        owed: what waits for an answer, longest first.
        funnel: how far problems come.
        did: at most three that went live.
        will_not: at most three that were declined.
        themes: over twelve weeks.
        base: from how many people.
        listed: so many of what is owed are shown.
        choices: themes with their teams, for whoever may assign a problem; else none.
    """

    period: Period
    today: date
    answered: int
    needs: tuple[Need, ...]
    owed: tuple[Owed, ...]
    funnel: Funnel
    did: tuple[Story, ...]
    will_not: tuple[Story, ...]
    themes: Themes
    base: Base
    listed: int = LISTED
    choices: tuple[Option, ...] = ()

    @property
    def headline(self) -> str:
        """The week in a sentence."""
        several = counted(self.answered, "problem") if self.answered else "No problem"
        answered = f"{several} {'were' if self.answered > 1 else 'was'} answered"
        return f"{answered} {when(self.period, self.today)}; {waits(self.owed)}"


def when(period: Period, today: date) -> str:
    """A period as people say it.

    >>> when(Period.named("2026-W46"), date(2026, 11, 19)), when(Period.named("2026-Q3"), date(2026, 11, 19))
    ('last week', 'in July to September 2026')
    """
    if period == Period.of(period.span, today):
        return f"this {period.span}"
    if period.span is Span.WEEK and period.first == Period.of(Span.WEEK, today - timedelta(days=7)).first:
        return "last week"
    return period.when


def overview_tables(value: Overview) -> tuple[Table, ...]:
    """All tables of the page."""
    shown = value.owed[: value.listed]
    owed = owed_briefly(shown, len(value.owed) - len(shown))
    return owed, funnel_table(value.funnel), themes_table(value.themes)
