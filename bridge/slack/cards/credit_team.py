"""The credit of one team: sums, and those who agreed to be named; no ranking."""

from collections.abc import Iterator

from bridge.domain.credit_summary import TeamCredit, Withheld
from bridge.domain.naming import at_beginning
from bridge.slack.blocks import SENTENCE, Block, bullets, paragraph, quiet
from bridge.slack.cards import credit_words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.rich import Line
from bridge.slack.text import clip
from bridge.slack.texts import common, credit

LISTED = 40
"""More people than these are counted."""


def render(team: TeamCredit) -> Rendered:
    """The facts of the team, or why they are not shown."""
    if team.withheld:
        return rendered((_withheld(team),))
    whose = credit.TEAM_THEN.format(team=clip(team.team, SENTENCE), period=team.period)
    lines = (credit_words.head(whose, team.outcomes), *credit_words.total(team.points, team.then))
    return rendered(lines, *_named(team))


def _withheld(team: TeamCredit) -> Line:
    match team.withheld:
        case Withheld.NO_TEAM:
            return Line(credit.NO_TEAM)
        case Withheld.SMALL:
            return Line(credit.SMALL, team=clip(team.team, SENTENCE), smallest=team.smallest)
        case _:
            return Line(credit.OFF)


def _named(team: TeamCredit) -> Iterator[Block]:
    if team.named:
        yield paragraph(Line(credit.NAMED))
        yield bullets(
            Line(
                credit.COLLEAGUE,
                who=credit_words.somebody(at_beginning(one.called)),
                facts=credit_words.facts(one.outcomes),
            )
            for one in team.named[:LISTED]
        )
    if len(team.named) > LISTED:
        yield quiet(common.MORE.format(count=len(team.named) - LISTED))
