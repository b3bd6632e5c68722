"""That a report which cannot wait was told at once, at the home of its reporter."""

from bridge.slack.cards import words
from bridge.slack.rich import Line
from bridge.slack.texts import urgent as texts


def lines(alarm: str, team: str) -> list[Line]:
    """Who was told, and what they said; nothing for any other report."""
    return [Line(texts.TOLD[alarm], team=words.team(team))] if alarm in texts.TOLD else []
