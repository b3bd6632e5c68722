"""The one who takes what people do in Slack. The listeners know nothing else of the bridge."""

from typing import Protocol

from bridge.domain.credit_summary import CreditSummary
from bridge.domain.incoming import Capture, Click, Edit, Kept


class Desk(Protocol):
    """Keeps what arrives, once, and answers what can be answered at once."""

    def keep(self, capture: Capture) -> Kept:
        """Commit a capture; a redelivery gives the number it has already.

        Raises:
            RefusalError: it cannot be taken; the sentence is shown to the person.
            Exception: anything else means that nothing was kept.
        """

    def edited(self, edit: Edit) -> None:
        """Keep a new version of a captured text; an unknown source is ignored."""

    def click(self, click: Click) -> None:
        """Keep a decision once; it is acted on later.

        Raises:
            RefusalError: it cannot be taken; the sentence is shown to the person.
            Exception: anything else means that nothing was kept.
        """

    def credits(self, team: str, user: str) -> CreditSummary:
        """What the person may see of their own credit; read only."""

    def is_listening(self, channel: str) -> bool:
        """Whether every post in this channel is an insight; answered from memory."""
