"""Customers whom somebody can tell the news: one line and one row of buttons each."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Customer, CustomersCard, CustomersDue, HandedCard, LeftBehind
from bridge.slack.blocks import EXCERPT, SENTENCE, Block, buttons, paragraph, quote
from bridge.slack.cards import credit_words, words
from bridge.slack.cards.rendered import Rendered, rendered
from bridge.slack.controls import SHOW_CUSTOMER, Carried, button, numbered
from bridge.slack.rich import Bold, Due, Line
from bridge.slack.text import clip
from bridge.slack.texts import common, customers

LISTED = 15
"""A line and a row of buttons each: a message holds fifty blocks."""

WAYS = (
    ("told", customers.TOLD),
    ("not_reached", customers.NOT_REACHED),
    ("not_wanted", customers.NOT_WANTED),
)
OPEN = ("", "not_reached")


def render(card: CustomersCard) -> Rendered:
    """Whom to tell what by when; the outcome in place of the buttons once it is known."""
    head = Line(
        _head(card),
        customers=common.CUSTOMERS(len(card.customers)),
        insight=card.insight,
        due=Due(card.due),
        title=Bold(words.title(card.problem)),
        state=words.state(card.problem),
    )
    say = _to_say(card) if _waits(card) else []
    return rendered((head, *say), *_listed(card, LISTED))


def render_handed(card: HandedCard) -> Rendered:
    """Why they are the reader's now, and report by report whom to tell what."""
    many = sum(len(news.customers) for news in card.news)
    blocks: list[Block] = []
    for news in card.news:
        room = max(LISTED - sum(block["type"] == "actions" for block in blocks), 0)
        if room:
            blocks += [paragraph(_news(news), *_to_say(news)), *_said(news), *_listed(news, room)]
    head = Line(customers.HANDED[card.why], customers=common.CUSTOMERS(many))
    return rendered((head,), *blocks)


def render_due(card: CustomersDue) -> Rendered:
    """One sentence."""
    text = customers.DUE_HANDED if card.handed else customers.DUE
    return rendered((Line(text, customers=common.CUSTOMERS(card.left), insight=card.insight),))


def render_left_behind(card: LeftBehind) -> Rendered:
    """How many, and what to do; no names and no references."""
    return rendered((Line(customers.LEFT_BEHIND, customers=common.CUSTOMERS(card.customers)),))


def _news(news: CustomersCard) -> Line:
    return Line(
        _handed_head(news),
        insight=news.insight,
        due=Due(news.due),
        title=Bold(words.title(news.problem)),
        state=words.state(news.problem),
    )


def _waits(card: CustomersCard) -> bool:
    """Whether the reader has somebody left to tell."""
    return any(one.outcome in OPEN and not one.holder for one in card.customers)


def _head(card: CustomersCard) -> str:
    if not _waits(card):
        return customers.NOBODY_LEFT
    if card.nothing_new:
        return customers.NOTHING_NEW
    return customers.TELL_AGAIN if card.correction else customers.TELL_THEM


def _handed_head(news: CustomersCard) -> str:
    if news.nothing_new:
        return customers.HANDED_NOTHING_NEW
    return customers.HANDED_AGAIN if news.correction else customers.HANDED_NEWS


def _said(news: CustomersCard) -> list[Block]:
    """What the report says: its reader did not write it."""
    return [quote(clip(news.text, EXCERPT))] if news.text else []


def _to_say(card: CustomersCard) -> list[Line]:
    wording = clip(card.problem.wording, SENTENCE)
    return [Line(customers.SAY, wording=wording)] if wording else []


def _listed(card: CustomersCard, most: int) -> list[Block]:
    return [block for one in card.customers[:most] for block in _customer(one, card)]


def _customer(one: Customer, card: CustomersCard) -> list[Block]:
    name = Bold(words.reference(one.name))
    stands = paragraph(Line(customers.OUTCOMES.get(one.outcome, "{name}"), name=name))
    if one.outcome not in OPEN:
        return [stands]
    if one.holder:
        return [paragraph(Line(customers.WITH, name=name, holder=credit_words.somebody(one.holder)))]
    ways = (
        button(label, numbered(Gesture.CALLED_BACK, place), Carried(one.call_back, choice=outcome))
        for place, (outcome, label) in enumerate(WAYS)
        if outcome != one.outcome
    )
    hand_on = button(customers.HAND_OVER, Gesture.HAND_ON, Carried(one.call_back, choice=card.lead))
    show = [] if card.openly else [button(customers.SHOW, SHOW_CUSTOMER, Carried(one.call_back))]
    return [stands, buttons(*ways, hand_on, *show)]
