"""Answers what people ask."""

from typing import Protocol

from bridge.domain.asking import Ask, AskedIn
from bridge.domain.credit_summary import CreditAnswer, Scope
from bridge.domain.customers import Shown
from bridge.domain.outgoing import HeadsUpCard
from bridge.domain.outgoing.asked import Answer
from bridge.domain.periods import Period


class Answers(Protocol):
    """Answers what people ask, as far as they may know it."""

    def answer(self, ask: Ask) -> Answer:
        """What somebody asks, as far as they may see it; read only, within half a second."""

    def answer_in(self, ask: Ask, place: AskedIn) -> None:
        """Have a question answered in a message, once.

        Raises:
            Exception: it was not kept.
        """

    def credits(self, team: str, user: str, scope: Scope, period: Period | None) -> CreditAnswer:
        """What the person may see of credit in a period, or of all time; read only."""

    def customer(self, team: str, user: str, call_back: int) -> Shown:
        """The customer behind a button, for whoever reported them; that they looked is written down.

        Raises:
            RefusalError: it is not their customer, or the reference was forgotten; the sentence is shown to them.
        """

    def read_heads_up(self, user: str, number: int) -> HeadsUpCard:
        """Count somebody as having read a heads-up, once and not by name; the card as they see it now.

        Raises:
            RefusalError: there is no such heads-up; the sentence is shown to the person.
            Exception: anything else means that nothing was counted.
        """
