"""A release whose note tells what agents are to know: shall it be sent?"""

from collections.abc import Iterator

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import ReleaseCard
from bridge.slack.blocks import LABEL, SENTENCE, Block, buttons
from bridge.slack.cards.heads_up import day_of, lines
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import Carried, button
from bridge.slack.rich import Bold, Line
from bridge.slack.text import clip
from bridge.slack.texts import heads_up as texts


def render(card: ReleaseCard) -> Rendered:
    """Which release and when, what its note says, and the button that opens the form with all that."""
    title = Line("{title}", title=Bold(clip(card.title, SENTENCE)))
    return rendered((_head(card), title, *lines(card)), *_ways(card))


def _head(card: ReleaseCard) -> Line:
    template = texts.RELEASE_SENT if card.sent else texts.RELEASE if card.day else texts.RELEASE_SOME_DAY
    when = day_of(card.day, card.today) if card.day else ""
    return Line(template, name=clip(card.name, LABEL), day=when)


def _ways(card: ReleaseCard) -> Iterator[Block]:
    if not card.sent:
        send = button(texts.RELEASE_SEND, Gesture.RELEASE_HEADS_UP, Carried(card.release), primary=True)
        yield buttons(send)
