"""A wording that somebody suggests: the button that opens the form, the team's card, and the author's answer."""

from collections.abc import Iterator

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Problem, SuggestionAnswer, SuggestionCard
from bridge.slack.blocks import SENTENCE, WORDS, Block, buttons, paragraph, quiet, quote
from bridge.slack.cards import credit_words, words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import Carried, button
from bridge.slack.rich import Bold, Line, When
from bridge.slack.text import clip
from bridge.slack.texts import wordings


def opener(problem: Problem) -> Block:
    """The button with which anybody suggests what to say of a problem."""
    return button(
        wordings.SUGGEST, Gesture.SUGGEST_WORDING, Carried(problem.group, choice=words.title(problem))
    )


def render(card: SuggestionCard) -> Rendered:
    """Who suggests what, with the two ways to answer; once it is answered, that instead of them."""
    head = Line(
        wordings.SUGGESTED if card.text else wordings.SUGGESTED_MEANWHILE,
        who=credit_words.somebody(card.who),
        title=Bold(clip(card.title, SENTENCE)),
    )
    return rendered((head,), *_said(card), _answered(card) if card.state != "open" else _ways(card))


def render_answer(card: SuggestionAnswer) -> Rendered:
    """What its author hears, once."""
    taken = wordings.TAKEN if card.until else wordings.TAKEN_FOR_GOOD
    until = {"until": When.on(card.until)} if card.until else {}
    line = Line(
        taken if card.approved else wordings.NOT_TAKEN,
        title=Bold(clip(card.title, SENTENCE)),
        team=words.team(card.team),
        **until,
    )
    return rendered((line,), quote(clip(card.text, WORDS)))


def _said(card: SuggestionCard) -> Iterator[Block]:
    if card.text:
        yield quote(clip(card.text, WORDS))
    if card.text and card.meanwhile:
        yield paragraph(Line(wordings.AND_MEANWHILE))
    if card.meanwhile:
        yield quote(clip(card.meanwhile, WORDS))


def _ways(card: SuggestionCard) -> Block:
    return buttons(
        button(wordings.APPROVE, Gesture.APPROVE_WORDING, Carried(card.suggestion, card.group), primary=True),
        button(wordings.REFUSE, Gesture.REFUSE_WORDING, Carried(card.group, choice=str(card.suggestion))),
    )


def _answered(card: SuggestionCard) -> Block:
    if card.state == "approved" and card.until:
        return paragraph(Line(wordings.APPROVED_UNTIL, until=When.on(card.until)))
    return quiet(wordings.STATES[card.state])
