"""Cards of messages that somebody pointed at, as they usually are and as long as they can be."""

from dataclasses import replace
from datetime import UTC, datetime

from bridge.domain.outgoing import Captured, OfferCard
from bridge.domain.pointing import Consent, Context

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
URL = "https://app.slack.com/client/T1/C1/thread/C1-1.1"
OFFER = OfferCard(4, "<@U0MIA>", URL, AT, Consent.ASKED, Context.NONE)
KEPT = replace(OFFER, answer=Consent.KEPT, context=Context.ASKED, insight=17)


def longest_offers(words: str, number: int) -> list[OfferCard]:
    """Every one that there can be, with the longest name."""
    asked = OfferCard(number, words, URL, AT, Consent.ASKED, Context.NONE, number)
    kept = replace(asked, answer=Consent.KEPT)
    offers = [replace(asked, answer=answer) for answer in Consent]
    return [*offers, replace(asked, url=""), *(replace(kept, context=context) for context in Context)]


def longest_captured(words: str, number: int) -> Captured:
    """All that a report's card can say of how it came."""
    return Captured(words, number, words, uncalled=True)
