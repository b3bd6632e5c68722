"""The card by which the author of a message decides whether it becomes a report."""

from dataclasses import dataclass
from datetime import datetime

from bridge.domain.pointing import Consent, Context


@dataclass(frozen=True, slots=True)
class OfferCard:
    """A message that somebody pointed at, as its author is asked about it.

    Attributes:
        offer: its number.
        captor: who pointed at it, as the author may know; empty if it was the author.
        url: where the message stands.
        said_at: when it was written.
        insight: the report's number; 0 while there is none.
    """

    offer: int
    captor: str
    url: str
    said_at: datetime
    answer: Consent
    context: Context
    insight: int = 0
