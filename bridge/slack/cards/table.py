"""Which card is drawn by whom."""

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


def render(card: Card) -> Rendered:
    """A card as a Slack message."""
    match card:
        case HomeCard() | SplitHome():
            return home.render(card)
        case StageNote():
            return stage.render(card)
        case QuestionCard():
            return question.render(card)
        case TriageCard():
            return triage.render(card)
        case Urgent():
            return urgent.render(card)
        case AnswersCard():
            return answers.render(card)
        case Note():
            return note.render(card)
