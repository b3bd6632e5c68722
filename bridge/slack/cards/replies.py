"""A direct message that may be an answer; a reporter's word on a "no"; what became of a reply."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Asking, Objection, ReplyAsk, ReplyHeard
from bridge.slack.blocks import LABEL, SENTENCE, WORDS, Block, buttons, quiet, quote
from bridge.slack.cards import credit_words, words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import Carried, button, numbered
from bridge.slack.rich import Bold, Line
from bridge.slack.text import clip
from bridge.slack.texts import replies

OFFERED = 3
REPORT = "report"


def render_ask(card: ReplyAsk) -> Rendered:
    """The questions and a button for each, and one for a new report; once it is said, that instead."""
    asked = card.questions[:OFFERED]
    team = words.team(asked[0].team if asked else "")
    if card.state != "open":
        return rendered((Line(replies.REPLY_STATES[card.state], team=team, insight=card.insight),))
    single = len(asked) == 1
    head = Line(replies.REPLY_ASK, team=team) if single else Line(replies.REPLY_ASK_MANY)
    listed = (_question(one) for one in asked)
    offers = (_answer(card, one, place, single=single) for place, one in enumerate(asked, 1))
    report = button(replies.IS_REPORT, Gesture.REPLY_IS, Carried(card.insight, choice=REPORT))
    return rendered((head, *listed), buttons(*offers, report), quiet(replies.REPLY_WAITS))


def render_objection(card: Objection) -> Rendered:
    """Who says it, as far as that may be said, and what."""
    who, title = credit_words.somebody(card.who), Bold(clip(card.title, SENTENCE))
    return rendered((Line(replies.OBJECTION, who=who, title=title),), quote(clip(card.text, WORDS)))


def render_heard(card: ReplyHeard) -> Rendered:
    """One sentence."""
    return rendered((Line(replies.REPLY_HEARD[card.became], team=words.team(card.team)),))


def _question(one: Asking) -> Line:
    return Line(replies.REPLY_QUESTION, team=words.team(one.team), text=Bold(clip(one.text, SENTENCE)))


def _answer(card: ReplyAsk, one: Asking, place: int, *, single: bool) -> Block:
    label = replies.IS_ANSWER if single else _named(one)
    return button(label, numbered(Gesture.REPLY_IS, place), Carried(card.insight, choice=str(one.asked)))


def _named(one: Asking) -> str:
    room = LABEL - len(replies.IS_ANSWER_TO.format(text=""))
    return replies.IS_ANSWER_TO.format(text=clip(one.text, room))
