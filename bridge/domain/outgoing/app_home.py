"""The App Home of one person: what waits for them, what became of what they said, and their settings."""

from dataclasses import dataclass, field
from datetime import datetime

from bridge.domain.credit_summary import Outcomes
from bridge.domain.outgoing.agents import Problem, QuestionCard
from bridge.domain.outgoing.customers import CustomersCard
from bridge.domain.outgoing.headsups import HeadsUpCard
from bridge.domain.outgoing.watches import Listened
from bridge.domain.pages.did import Story
from bridge.domain.preferences import Wishes


@dataclass(frozen=True, slots=True)
class OwnReport:
    """One of the reader's own reports.

    Attributes:
        insight: its number.
        text: the redacted words; empty if they were removed.
        problems: those that it speaks of; none while it is being sorted.
        changed: when something last changed about it.
        asked: its card asks which problem it is.
        url: where its card is; empty while there is none.
    """

    insight: int
    text: str
    problems: tuple[Problem, ...]
    changed: datetime
    asked: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class AppHome:
    """What stands in it, from top to bottom.

    Attributes:
        questions: asked of the reader, and not answered.
        customers: whom they can tell news; only those who are still to be told.
        heads_ups: those for their team that are ahead or fresh, unread ones first.
        watches: what their team is asked to listen for.
        reports: their own, the one that changed last first.
        page: of those, the first one is 0.
        older: there are more of them.
        did: what became of what people said, as far as the reader may see it.
        credit: the facts of their contributions; None where none is recorded.
        wishes: their settings.
        leads: the names of the teams that they lead.
    """

    questions: tuple[QuestionCard, ...] = ()
    customers: tuple[CustomersCard, ...] = ()
    heads_ups: tuple[HeadsUpCard, ...] = ()
    watches: tuple[Listened, ...] = ()
    reports: tuple[OwnReport, ...] = ()
    page: int = 0
    older: bool = False
    did: tuple[Story, ...] = ()
    credit: Outcomes | None = None
    wishes: Wishes = field(default_factory=Wishes)
    leads: tuple[str, ...] = ()
