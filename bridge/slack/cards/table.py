"""Which card is drawn by whom."""

from collections.abc import Callable, Mapping
from typing import Any

from bridge.domain.outgoing import (
    AnswersCard,
    Card,
    HomeCard,
    Note,
    QuestionCard,
    SplitHome,
    StageNote,
    TriageCard,
    Urgent,
)
from bridge.slack.cards import answers, home, note, question, stage, triage, urgent
from bridge.slack.cards.rendered import Rendered

DRAWN_BY: Mapping[type[Any], Callable[[Any], Rendered]] = {
    HomeCard: home.render,
    SplitHome: home.render,
    StageNote: stage.render,
    QuestionCard: question.render,
    TriageCard: triage.render,
    AnswersCard: answers.render,
    Note: note.render,
    Urgent: urgent.render,
}


def render(card: Card) -> Rendered:
    """A card as a Slack message."""
    return DRAWN_BY[type(card)](card)
