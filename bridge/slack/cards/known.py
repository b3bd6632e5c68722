"""What is known of what a customer says just now, short enough to be read during the call."""

from bridge.domain.outgoing import Problem
from bridge.domain.outgoing.asked import KnownAnswer
from bridge.slack.blocks import SENTENCE, Block, buttons, paragraph
from bridge.slack.cards import suggestion, words
from bridge.slack.cards.rendered import Rendered, joined, rendered
from bridge.slack.controls import HEARD_TOO, REPORT_IT, Carried, button
from bridge.slack.rich import Bold, Line
from bridge.slack.text import clip
from bridge.slack.texts import agents, common
from bridge.slack.texts import known as texts


def render(card: KnownAnswer) -> Rendered:
    """Each problem with what to say and a button; at last what to do if it is none of them."""
    if not card.problems:
        nothing = Line(texts.NOTHING, words=clip(card.words, SENTENCE))
        return rendered((nothing,), _report(card, texts.REPORT_IT))
    said = [lines_of(problem) for problem in card.problems]
    blocks = (
        block
        for problem, lines in zip(card.problems, said, strict=True)
        for block in (paragraph(*lines), _heard_too(problem))
    )
    everything = [line for lines in said for line in lines]
    return joined(everything, *blocks, _report(card, texts.SOMETHING_ELSE))


def lines_of(problem: Problem, counted: int | None = None) -> list[Line]:
    """A problem: where it stands, what to tell the customer, what to do meanwhile, or why it stays as it is.

    Args:
        problem: the problem.
        counted: how many of its reports to speak of; None: all.
    """
    title = Bold(words.title(problem) or agents.UNTITLED)
    reports = common.REPORTS(problem.reports if counted is None else counted)
    head = Line(texts.PROBLEM, title=title, state=words.state(problem), reports=reports)
    return [head, *words.to_say(problem), *words.why_not(problem)]


def _heard_too(problem: Problem) -> Block:
    carried = Carried(problem.group, choice=words.title(problem))
    return buttons(button(texts.HEARD_TOO, HEARD_TOO, carried), suggestion.opener(problem))


def _report(card: KnownAnswer, label: str) -> Block:
    return buttons(button(label, REPORT_IT, Carried(0, choice=card.words)))
