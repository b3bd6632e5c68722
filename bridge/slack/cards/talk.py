"""An owner would like to talk with those who heard a problem."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import TalkInvite
from bridge.slack.blocks import SENTENCE, WORDS, buttons, quiet
from bridge.slack.cards import words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import Carried, button, numbered
from bridge.slack.rich import Bold, Line
from bridge.slack.text import clip
from bridge.slack.texts import agents


def render(card: TalkInvite) -> Rendered:
    """The invitation with yes and no; afterwards what became of it."""
    ask = Line(agents.TALK_INVITE, team=words.team(card.team), text=Bold(clip(card.text, WORDS)))
    about = [quiet(agents.QUESTION_ABOUT.format(title=clip(card.title, SENTENCE)))] if card.title else []
    if card.answer:
        return rendered((ask, Line("{answer}", answer=clip(card.answer, WORDS))), *about)
    yes, no = (Carried(card.talk, choice=answer) for answer in ("yes", "no"))
    ways = buttons(
        button(agents.JOIN_TALK, numbered(Gesture.JOIN_TALK, 1), yes, primary=True),
        button(agents.NOT_NOW, numbered(Gesture.JOIN_TALK, 2), no),
    )
    return rendered((ask,), *about, ways, quiet(agents.TALK_HINT))
