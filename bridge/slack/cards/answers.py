"""What came back to a question, for the owner who asked."""

from collections.abc import Iterator

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import AnswersCard
from bridge.slack.blocks import SENTENCE, WORDS, Block, bullets, buttons, quiet, quotes
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import Carried, button
from bridge.slack.rich import Bold, Line, When
from bridge.slack.text import clip
from bridge.slack.texts import common, owners, replies

COUNTED = 10
WRITTEN = 20


def render(card: AnswersCard) -> Rendered:
    """The question, how many answered, each answer with its number, and what people wrote."""
    answered = sum(count for _, count in card.counts) + len(card.written)
    asked = common.AGENTS(card.asked)
    lines = (
        Line(owners.ASKED, when=When(card.asked_at), text=Bold(clip(card.text, WORDS))),
        Line(owners.ANSWERED if answered else owners.NOBODY_ANSWERED, answered=answered, asked_agents=asked),
    )
    return rendered(lines, *_answers(card), *_verdict(card, answered))


def _answers(card: AnswersCard) -> Iterator[Block]:
    counted = [
        Line(owners.ANSWER_COUNT, answer=clip(answer, SENTENCE), count=count)
        for answer, count in card.counts[:COUNTED]
    ]
    if counted:
        yield bullets(counted)
    written = [text for text in card.written[:WRITTEN] if text]
    if written:
        yield quotes(written)


def _verdict(card: AnswersCard, answered: int) -> Iterator[Block]:
    if card.accepted:
        yield quiet(owners.ACCEPTED)
        return
    if card.withdrawn:
        yield quiet(replies.WITHDRAWN)
    carried = Carried(card.question)
    ways = [
        *([button(owners.ACCEPT_ANSWERS, Gesture.ACCEPT_ANSWERS, carried, primary=True)] if answered else []),
        *([] if card.withdrawn else [button(replies.WITHDRAW, Gesture.WITHDRAW_QUESTION, carried)]),
    ]
    if ways:
        yield buttons(*ways)
