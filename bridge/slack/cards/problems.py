"""The weekly list of what waits for a team, and what can be done with several problems at once."""

from collections.abc import Iterator

from bridge.domain.forms import Option
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import ListedProblem, ProblemList
from bridge.slack.blocks import LABEL, Block, beside, bullets, buttons, quiet
from bridge.slack.cards import words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import LISTED, Carried, button
from bridge.slack.elements import options, some_of
from bridge.slack.rich import Bold, Line, Link, When
from bridge.slack.text import clip
from bridge.slack.texts import common, owners

SHOWN = 20
AT_ONCE = 10
"""A longer list is not read; more at once is not looked through."""


def render(card: ProblemList) -> Rendered:
    """A line a problem; below them the choice of several, and what to do with those."""
    shown = card.problems[:SHOWN]
    more = card.more + len(card.problems) - len(shown)
    count = common.PROBLEMS(len(shown) + more)
    if not shown:
        return rendered((Line(owners.LIST_NONE, team=words.team(card.team)),))
    return rendered(
        (Line(owners.LIST, team=words.team(card.team), problems=Bold(count)),),
        bullets(_line(one) for one in shown),
        *_foot(card, more),
        *_together(shown),
    )


def _line(one: ListedProblem) -> Line:
    title = clip(one.problem.title, LABEL) or owners.UNTITLED
    owed = owners.LIST_OVERDUE if one.overdue else owners.LIST_OWED
    return words.beside_each_other(
        Link(one.url, title) if one.url else Bold(title),
        *([common.CUSTOMERS(one.customers)] if one.customers else []),
        words.reports(one.problem),
        Line(owners.TRIAGE_SINCE, when=When(one.first_heard)),
        words.state(one.problem),
        *([Line(owed, due=When.on(one.answer_by))] if one.answer_by else []),
    )


def _foot(card: ProblemList, more: int) -> Iterator[Block]:
    if more:
        yield quiet(owners.LIST_MORE.format(problems=common.PROBLEMS(more)))
    yield quiet(owners.LIST_WEEK.format(week=clip(card.week, LABEL)))


def _together(shown: tuple[ListedProblem, ...]) -> tuple[Block, Block]:
    given = options(Option(str(one.problem.group), one.problem.title or owners.UNTITLED) for one in shown)
    menu = some_of(LISTED, given, owners.LIST_CHOOSE, most=AT_ONCE)
    row = buttons(
        button(owners.DECLINE_ALL, Gesture.DECLINE_ALL, Carried(0)),
        button(owners.MERGE_ALL, Gesture.MERGE_ALL, Carried(0)),
    )
    return beside(LISTED, owners.LIST_TOGETHER, menu), row
