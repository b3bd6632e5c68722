"""Which card is drawn by whom."""

from collections.abc import Callable, Mapping
from typing import Any

from bridge.domain.outgoing import (
    AnswersCard,
    Card,
    CheckUpCard,
    ContestCard,
    CustomersCard,
    Digest,
    HeadsUpAsked,
    HeadsUpCard,
    HeadsUpSent,
    HomeCard,
    Note,
    Nudge,
    OfferCard,
    ProblemList,
    QuestionCard,
    SplitHome,
    StageNote,
    StillHeard,
    StillSame,
    SuggestionAnswer,
    SuggestionCard,
    TalkInvite,
    TriageCard,
    Urgent,
)
from bridge.slack.cards import (
    answers,
    check_up,
    contest,
    customers,
    digest,
    heads_up,
    home,
    note,
    nudge,
    offer,
    problems,
    question,
    stage,
    still_heard,
    still_same,
    suggestion,
    talk,
    triage,
    urgent,
)
from bridge.slack.cards.rendered import Rendered

DRAWN_BY: Mapping[type[Any], Callable[[Any], Rendered]] = {
    HomeCard: home.render,
    SplitHome: home.render,
    StageNote: stage.render,
    StillSame: still_same.render,
    CustomersCard: customers.render,
    QuestionCard: question.render,
    TalkInvite: talk.render,
    TriageCard: triage.render,
    CheckUpCard: check_up.render,
    StillHeard: still_heard.render,
    ProblemList: problems.render,
    Nudge: nudge.render,
    Urgent: urgent.render,
    Digest: digest.render,
    AnswersCard: answers.render,
    ContestCard: contest.render,
    HeadsUpCard: heads_up.render,
    HeadsUpSent: heads_up.render_sent,
    HeadsUpAsked: heads_up.render_asked,
    SuggestionCard: suggestion.render,
    SuggestionAnswer: suggestion.render_answer,
    OfferCard: offer.render,
    Note: note.render,
}


def render(card: Card) -> Rendered:
    """A card as a Slack message."""
    return DRAWN_BY[type(card)](card)
