"""An owner's question to one person who reported, with answers to tap."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import QuestionCard
from bridge.slack.blocks import SENTENCE, WORDS, buttons, quiet
from bridge.slack.cards import words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import WRITE_ANSWER, Carried, button, numbered
from bridge.slack.rich import Bold, Line
from bridge.slack.text import clip
from bridge.slack.texts import agents

OPTIONS = 5


def render(card: QuestionCard) -> Rendered:
    """The question with its buttons; once answered or withdrawn, that instead of them."""
    ask = Line(agents.QUESTION, team=words.team(card.team), text=Bold(clip(card.text, WORDS)))
    about = [quiet(agents.QUESTION_ABOUT.format(title=clip(card.title, SENTENCE)))] if card.title else []
    count = quiet(agents.QUESTION_COUNT.format(answered=card.answered, asked=card.asked))
    if card.withdrawn:
        return rendered((ask, Line(agents.QUESTION_WITHDRAWN)), *about)
    if card.mine:
        mine = Line(agents.YOU_ANSWERED, answer=clip(card.mine, WORDS))
        return rendered((ask, mine), *about, count)
    options = [
        button(option, numbered(Gesture.ANSWER, place), Carried(card.question, choice=option))
        for place, option in enumerate(card.options[:OPTIONS], 1)
        if option
    ]
    write = button(agents.WRITE_ANSWER, WRITE_ANSWER, Carried(card.question, choice=card.text))
    return rendered((ask,), *about, buttons(*options, write), count)
