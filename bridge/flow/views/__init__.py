"""What a card or an issue shows, read from the store at the moment it leaves."""

from bridge.flow.views.checkups import check_up_card
from bridge.flow.views.clock import nudge, problem_list
from bridge.flow.views.customers import customers_card, handed_card, still_to_tell
from bridge.flow.views.homes import heard_note, home_card, stage_note
from bridge.flow.views.issues import draft, figures
from bridge.flow.views.neighbours import neighbour
from bridge.flow.views.problem import problem
from bridge.flow.views.questions import answers_card, question_card
from bridge.flow.views.standing import shippable
from bridge.flow.views.triage import triage_card

__all__ = [
    "answers_card",
    "check_up_card",
    "customers_card",
    "draft",
    "figures",
    "handed_card",
    "heard_note",
    "home_card",
    "neighbour",
    "nudge",
    "problem",
    "problem_list",
    "question_card",
    "shippable",
    "stage_note",
    "still_to_tell",
    "triage_card",
]
