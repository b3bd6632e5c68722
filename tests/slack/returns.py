"""Cards of the way back, to draw in tests: ordinary ones and the longest ones."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from bridge.domain.outgoing import (
    Asking,
    Card,
    Customer,
    CustomersCard,
    CustomersDue,
    HandedCard,
    LeftBehind,
    Objection,
    Problem,
    ReplyAsk,
    ReplyHeard,
    SuggestionAnswer,
    SuggestionCard,
)
from bridge.domain.stages import Stage
from bridge.slack.texts import customers, replies, wordings

TITLE = "Refund shows as pending for days"
DUE = datetime(2026, 11, 25, 9, tzinfo=UTC)
SUGGESTED = SuggestionCard(
    4, 7, TITLE, "a colleague of Leipzig", "The bank needs up to ten days.", "Resend it."
)
TAKEN = SuggestionAnswer(TITLE, "Payments", "The bank needs up to ten days.", True, date(2026, 12, 15))
WHICH = Asking(5, "which cards?", "Payments")
REPLY = ReplyAsk(1290, (WHICH,))
OBJECTION = Objection(TITLE, "a colleague of Leipzig", "The bank told her three days.")


def handed(problem: Problem) -> HandedCard:
    """Two reports whose customers were handed on."""
    first = CustomersCard(17, problem, (Customer(5, "reference 1"),), DUE, text="pending for 9 days")
    rest = (Customer(6, "reference 1", "not_reached"), Customer(8, "reference 2", holder="a colleague"))
    return HandedCard((first, CustomersCard(23, problem, rest, DUE, correction=True)), "left")


def longest(problem: Problem, text: str, many: int) -> Iterator[Card]:
    """Each with more of everything than there will ever be."""
    live = replace(problem, stage=Stage.LIVE)
    people = tuple(Customer(many + place, text) for place in range(30))
    news = CustomersCard(many, live, people, DUE, lead=text[:20], text=text)
    single = tuple(replace(news, insight=many + place, customers=people[:1]) for place in range(10))
    yield HandedCard(single, "left")
    yield from (HandedCard((news, replace(news, correction=True)) * 9, why) for why in customers.HANDED)
    yield CustomersCard(many, live, tuple(replace(one, holder=text) for one in people), DUE)
    yield from (CustomersDue(many, many, handed=handed) for handed in (False, True))
    yield LeftBehind(many)
    suggested = SuggestionCard(many, many, text, text, text, text)
    yield from (suggested, replace(suggested, text=""), replace(suggested, state="approved", until=date.max))
    yield from (replace(suggested, state=state) for state in wordings.STATES)
    answer = SuggestionAnswer(text, text, text, approved=True)
    yield from (answer, replace(answer, until=date.max), replace(answer, approved=False))
    asked = ReplyAsk(many, tuple(Asking(many + place, text, text) for place in range(9)))
    yield from (asked, replace(asked, questions=asked.questions[:1]))
    yield from (replace(asked, state=state) for state in replies.REPLY_STATES)
    yield Objection(text, text, text)
    yield from (ReplyHeard(became, text) for became in replies.REPLY_HEARD)
