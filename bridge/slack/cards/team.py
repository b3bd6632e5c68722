"""What a lead brings into the huddle: what is open, in counts, and what the team hears most."""

from collections.abc import Iterator, Sequence

from bridge.domain.outgoing.asked import TeamAnswer, TeamNow, Unread
from bridge.slack.blocks import LABEL, Block, divider, paragraph, quiet
from bridge.slack.cards import known
from bridge.slack.cards.rendered import Rendered, joined
from bridge.slack.rich import Bold, Line, Link, When
from bridge.slack.text import clip
from bridge.slack.texts import team as texts

MOST_TEAMS, MOST_UNREAD = 2, 5
"""A longer answer is not read out in a huddle."""


def render(card: TeamAnswer) -> Rendered:
    """Each team: first what is open, then what to talk about."""
    teams = [list(_team(card, team)) for team in card.teams[:MOST_TEAMS]]
    page = [Line(texts.PRINT, page=Link(card.page, texts.THE_PAGE))] if card.page else []
    foot: list[Block] = [*([paragraph(*page)] if page else []), quiet(texts.NO_NAMES)]
    return joined([line for parts in teams for part in parts for line in part], *_blocks(teams), *foot)


def _blocks(teams: Sequence[Sequence[list[Line]]]) -> Iterator[Block]:
    """The teams with a line between them."""
    for place, parts in enumerate(teams):
        if place:
            yield divider()
        yield from (paragraph(*part) for part in parts)


def _team(card: TeamAnswer, team: TeamNow) -> Iterator[list[Line]]:
    """A block of lines for what is open, and one for each problem."""
    name = Line(texts.HEAD, team=Bold(clip(team.team, LABEL)), day=When.on(card.day))
    yield [name, _questions(team), _customers(team), *_unread(team)]
    if not team.heard:
        yield [Line(texts.HEARD_NOTHING)]
    for place, heard in enumerate(team.heard):
        head = [] if place else [Line(texts.HEARD)]
        yield [*head, *known.lines_of(heard.problem, heard.reports)]


def _questions(team: TeamNow) -> Line:
    return Line(texts.QUESTIONS(team.questions) if team.questions else texts.NO_QUESTIONS)


def _customers(team: TeamNow) -> Line:
    customers = texts.CUSTOMERS(team.customers) if team.customers else texts.NO_CUSTOMERS
    if not team.overdue:
        return Line("{customers}", customers=customers)
    return Line(texts.CUSTOMERS_OVERDUE, customers=customers, overdue=team.overdue)


def _unread(team: TeamNow) -> Iterator[Line]:
    if not team.unread:
        yield Line(texts.ALL_READ)
    for one in team.unread[:MOST_UNREAD]:
        yield _heads_up(one)


def _heads_up(one: Unread) -> Line:
    title, on = clip(one.title, LABEL), When.on(one.goes_live)
    if one.read is None:
        return Line(texts.UNREAD_SMALL, title=title, day=on)
    return Line(texts.UNREAD, title=title, day=on, read=one.read, people=one.people)
