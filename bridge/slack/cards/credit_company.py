"""The credit of all teams, and beside it what the teams that own problems brought to customers."""

from collections.abc import Iterator

from bridge.domain.credit_summary import CompanyCredit, Shipped, TeamSum, Withheld
from bridge.domain.naming import at_beginning
from bridge.slack.blocks import LABEL, Block, bullets, paragraph, quiet
from bridge.slack.cards import credit_words, words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.rich import Bold, Line
from bridge.slack.text import clip
from bridge.slack.texts import common, credit

LISTED = 30
NAMED = 3
"""More teams, and more owners of one team, than these are counted."""


def render(company: CompanyCredit) -> Rendered:
    """Every team by name, and who shipped; the two are never added up."""
    return rendered((*_head(company),), *_teams(company), *_shipped(company))


def _head(company: CompanyCredit) -> Iterator[Line]:
    if company.withheld is Withheld.OFF:
        yield Line(credit.OFF)
        return
    period = clip(company.period, LABEL)
    if not company.teams:
        yield Line(credit.COMPANY_NONE, period=at_beginning(period))
        return
    yield Line(credit.COMPANY, period=Bold(period))
    yield Line(credit.IN_ALL, points=common.POINTS(company.total))
    yield from credit_words.known_then(company.then)


def _teams(company: CompanyCredit) -> Iterator[Block]:
    if company.teams:
        yield bullets(_team(one) for one in company.teams[:LISTED])
    if len(company.teams) > LISTED:
        yield quiet(common.MORE.format(count=len(company.teams) - LISTED))
    if company.hidden:
        yield quiet(credit.HIDDEN.format(smallest=company.smallest))


def _team(one: TeamSum) -> Line:
    return Line(
        credit.TEAM,
        team=clip(one.team, LABEL) or credit.SMALLER_TEAMS,
        points=common.POINTS(one.points),
    )


def _shipped(company: CompanyCredit) -> Iterator[Block]:
    if company.shipped:
        yield paragraph(Line(credit.SHIPPED))
        yield bullets(_brought(one) for one in company.shipped[:LISTED])


def _brought(one: Shipped) -> Line:
    return Line(
        credit.SHIPPED_BY_NAMED if one.named else credit.SHIPPED_BY,
        team=clip(one.team, LABEL),
        problems=common.PROBLEMS(one.problems),
        who=words.in_a_row(credit_words.somebody(called) for called in one.named[:NAMED]),
    )
