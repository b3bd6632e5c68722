"""Customers whom a reporter can tell the news: one line and one row of buttons each."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Customer, CustomersCard
from bridge.slack.blocks import LABEL, SENTENCE, Block, buttons, paragraph
from bridge.slack.cards import words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import SHOW_CUSTOMER, Carried, button, numbered
from bridge.slack.rich import Bold, Line, When
from bridge.slack.text import clip
from bridge.slack.texts import customers

LISTED = 15
"""A line and a row of buttons each: a message holds fifty blocks."""

WAYS = (
    ("told", customers.TOLD),
    ("not_reached", customers.NOT_REACHED),
    ("handed_over", customers.HAND_OVER),
    ("not_wanted", customers.NOT_WANTED),
)
OPEN = ("", "not_reached")


def render(card: CustomersCard) -> Rendered:
    """Whom to tell what by when; the outcome in place of the buttons once it is known."""
    head = Line(
        customers.TELL_AGAIN if card.correction else customers.TELL_THEM,
        customers=customers.CUSTOMERS(len(card.customers)),
        insight=card.insight,
        due=When(card.due),
        title=Bold(words.title(card.problem)),
    )
    wording = clip(card.problem.wording, SENTENCE)
    say = [Line(customers.SAY, wording=wording)] if wording else []
    listed = (block for one in card.customers[:LISTED] for block in _customer(one))
    left = [Line(customers.LEFT)] if card.left else []
    return rendered((*left, head, *say), *listed)


def _customer(one: Customer) -> list[Block]:
    line = paragraph(Line(customers.OUTCOMES[one.outcome], name=Bold(clip(one.name, LABEL).capitalize())))
    if one.outcome not in OPEN:
        return [line]
    ways = (
        button(label, numbered(Gesture.CALLED_BACK, place), Carried(one.call_back, choice=outcome))
        for place, (outcome, label) in enumerate(WAYS)
        if outcome != one.outcome
    )
    show = button(customers.SHOW, SHOW_CUSTOMER, Carried(one.call_back))
    return [line, buttons(*ways, show)]
