"""That a report which cannot wait was told at once, at the home of its reporter."""

from bridge.domain.outgoing import HomeCard
from bridge.slack.cards import words
from bridge.slack.rich import Line
from bridge.slack.texts import urgent as texts


def urgent(card: HomeCard) -> list[Line]:
    """Who was told, and what they said; nothing for any other report."""
    return [Line(texts.TOLD[card.alarm], team=words.team(card.problem.team))] if card.alarm else []
