"""The author of a message that somebody pointed at is asked, first about it and then about its thread."""

from collections.abc import Mapping

from bridge.domain.incoming import Gesture
from bridge.domain.language import Phrase
from bridge.domain.outgoing import OfferCard
from bridge.domain.pointing import Consent, Context
from bridge.slack.blocks import Block, buttons, quiet
from bridge.slack.cards.credit_words import somebody
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import Carried, button
from bridge.slack.rich import Bold, Line, Link, When
from bridge.slack.texts import capture, common

THREAD = 1
"""The version that the buttons carry once they are about the thread."""

AFTERWARDS: Mapping[Consent, Phrase] = {
    Consent.SENT: capture.OFFER_SENT,
    Consent.NO: capture.OFFER_NO,
    Consent.GONE: capture.OFFER_GONE,
    Consent.UNREAD: capture.OFFER_UNREAD,
}
OF_THREAD: Mapping[Context, Phrase] = {
    Context.ASKED: capture.CONTEXT,
    Context.SENT: capture.CONTEXT_SENT,
    Context.KEPT: capture.CONTEXT_KEPT,
    Context.NO: capture.CONTEXT_NO,
}


def render(card: OfferCard) -> Rendered:
    """What is asked, or what became of it."""
    if card.answer is Consent.ASKED:
        captor, when = somebody(card.captor), When(card.said_at)
        ask = Line(capture.OFFER, when=when, captor=captor)
        return rendered((ask, *_link(card)), _choice(card, capture.OFFER_SEND, 0), quiet(capture.OFFER_YOURS))
    if card.answer is not Consent.KEPT:
        return rendered((Line(AFTERWARDS[card.answer]), *_about(card)))
    saved = Line("{saved}", saved=Bold(common.SAVED.format(number=card.insight)))
    if card.context is Context.NONE:
        return rendered((saved, *_about(card)))
    lines = (saved, Line(OF_THREAD[card.context]), *_about(card))
    if card.context is not Context.ASKED:
        return rendered(lines)
    return rendered(lines, _choice(card, capture.CONTEXT_SEND, THREAD), quiet(capture.CONTEXT_WHO))


def _choice(card: OfferCard, yes: Phrase, version: int) -> Block:
    carried = Carried(card.offer, version)
    return buttons(
        button(yes, Gesture.SEND_OFFER, carried, primary=True),
        button(capture.OFFER_REFUSE, Gesture.REFUSE_OFFER, carried),
    )


def _about(card: OfferCard) -> tuple[Line, ...]:
    """Which message it is; never its words, which are kept nowhere before its author agrees."""
    return Line(capture.OFFER_ABOUT, when=When(card.said_at)), *_link(card)


def _link(card: OfferCard) -> tuple[Line, ...]:
    return (Line("{link}", link=Link(card.url, capture.SHOW_MESSAGE)),) if card.url else ()
