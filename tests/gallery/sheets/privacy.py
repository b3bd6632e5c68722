"""Whose words they are: offers, names, files, removals."""

from collections.abc import Sequence
from dataclasses import replace

from bridge.domain.outgoing import Captured, HeldBack, OfferCard, TakeDownCard, TakeDownTold
from bridge.domain.pointing import Consent, Context
from tests.gallery.sheet import Shown
from tests.gallery.world import HOME, MORNING

OFFER = OfferCard(4, "<@U0MIA>", "https://app.slack.com/1", MORNING, Consent.ASKED, Context.NONE)
KEPT = replace(OFFER, answer=Consent.KEPT, insight=1291)
ASKED = TakeDownCard(
    1292, "Ms Miller of Mill Lane waits for her refund", "Noor Haddad", "It says where she lives"
)


def shown() -> Sequence[Shown]:
    """Before words are read by others, and once they are taken away."""
    named = replace(HOME, insight=1293, text="Parcel was left in the rain by Mr Quimby")
    files = replace(HOME, captured=Captured("Tom Weber", 2, uncalled=True))
    return (
        Shown("A colleague suggests your message", OFFER),
        Shown("… once it is sent, with its thread", replace(KEPT, context=Context.ASKED)),
        Shown("… once the thread is kept too", replace(KEPT, context=Context.KEPT)),
        Shown("… not sent", replace(OFFER, answer=Consent.NO)),
        Shown("… the message is gone", replace(OFFER, answer=Consent.GONE)),
        Shown("Words that may name a customer", replace(named, held_back=HeldBack("Mr Quimby", 1))),
        Shown("Captured by a colleague, with files", files),
        Shown("Words that name a colleague", replace(HOME, captured=Captured(colleague="Noor"))),
        Shown("The words were deleted", replace(HOME, text="", removed=True)),
        Shown("… and may still stand in Jira", replace(HOME, text="", removed=True, left_in="PAY-311")),
        Shown("Somebody asks for a removal", ASKED),
        Shown("… once it is decided", replace(ASKED, text="", answer="remove")),
        Shown("… told to whoever asked", TakeDownTold(1292, "remove")),
        Shown("… told to the reporter", TakeDownTold(1292, "remove", mine=True)),
        Shown("… and where they stay", TakeDownTold(1292, "keep")),
    )
