"""The Monday digest: what leaders and team leads read once a week."""

from dataclasses import dataclass

from bridge.domain.pages.activity import Base
from bridge.domain.pages.charts import Chart
from bridge.domain.pages.did import Story
from bridge.domain.pages.owed import Need, Owed
from bridge.domain.periods import Period

Shares = tuple[tuple[str, int], ...]
"""Teams, and how many contributions or problems each had, by name."""


@dataclass(frozen=True, slots=True)
class Digest:
    """One week.

    Attributes:
        week: that it tells of.
        team: the team of people who hear customers that it is for; empty: for those who lead the company.
        answered: how many problems were answered for the first time.
        reports: how many reports there were; None where a small team is not shown by itself.
        needs: at most three decisions.
        did: at most three problems that are live.
        will_not: at most three that were declined.
        found: who reported problems early.
        sharpened: who brought evidence, answers and wordings.
        shipped: who brought problems to customers.
        waiting: how many problems wait for an answer.
        oldest: the one that has waited longest.
        questions: how many of the team's people were asked something and have not answered.
        customers: how many of the team's customers are still to be told.
        base: from how many people; None where a small team is not shown by itself.
        picture: the week as a chart, with its words for those who cannot see it.
        page: where all of it stands; empty if there are no pages.
        pages: where the pages are, without a slash at the end; empty: nowhere.
    """

    week: Period
    team: str = ""
    answered: int = 0
    reports: int | None = None
    needs: tuple[Need, ...] = ()
    did: tuple[Story, ...] = ()
    will_not: tuple[Story, ...] = ()
    found: Shares = ()
    sharpened: Shares = ()
    shipped: Shares = ()
    waiting: int = 0
    oldest: Owed | None = None
    questions: int = 0
    customers: int = 0
    base: Base | None = None
    picture: Chart | None = None
    page: str = ""
    pages: str = ""

    @property
    def is_quiet(self) -> bool:
        """Whether nothing happened and nothing waits: one line says so."""
        happened = self.needs or self.did or self.will_not or self.answered
        return not (happened or self.waiting or self.questions or self.customers)

    @property
    def is_empty(self) -> bool:
        """Whether nobody reported anything either: then nothing is said."""
        return self.is_quiet and not self.reports and (self.base is None or not self.base.active)

    @property
    def alt(self) -> str:
        """The picture in words; empty if there is none."""
        return self.picture.alt if self.picture else ""
