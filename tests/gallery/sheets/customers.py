"""Customers to tell, and questions to those who heard them."""

from collections.abc import Sequence
from dataclasses import replace

from bridge.domain.outgoing import (
    Asking,
    Customer,
    CustomersCard,
    CustomersDue,
    HandedCard,
    LeftBehind,
    QuestionCard,
    ReplyAsk,
    ReplyHeard,
    TalkInvite,
)
from tests.gallery.sheet import Shown
from tests.gallery.world import DUE, LIVE, REFUND, SAID

FIRST, SECOND = Customer(5, "reference 1"), Customer(6, "reference 2")
TELL = CustomersCard(1284, LIVE, (FIRST, SECOND), DUE, lead="U0RUTH")
QUESTION = QuestionCard(
    3, "Which cards?", "Payments", REFUND.title, ("Visa only", "Mastercard too", "Do not know"), 14, 3
)
WHICH = (Asking(5, "Which cards?", "Payments"),)


def shown() -> Sequence[Shown]:
    """As they come, and what becomes of them."""
    some = (replace(FIRST, outcome="told"), replace(SECOND, holder="a colleague"))
    handed = CustomersCard(1284, LIVE, (SECOND,), DUE, text=SAID)
    return (
        Shown("It is live: customers to tell", TELL),
        Shown("One is told, one handed over", replace(TELL, customers=some)),
        Shown(
            "What they were told no longer holds",
            replace(TELL, correction=True, customers=(FIRST,), problem=REFUND),
        ),
        Shown("The promised day comes without news", replace(TELL, nothing_new=True, problem=REFUND)),
        Shown("A colleague hands a customer over", HandedCard((handed,), "handed")),
        Shown("A reminder", CustomersDue(1284, 1)),
        Shown("For leaders: nobody is left to tell them", LeftBehind(2)),
        Shown("A question to those who heard it", QUESTION),
        Shown("… once it is answered", replace(QUESTION, mine="Visa only", answered=4)),
        Shown("… once it is withdrawn", replace(QUESTION, withdrawn=True)),
        Shown("A direct message: the answer, or a report?", ReplyAsk(1290, WHICH)),
        Shown("… it was the answer", ReplyAsk(1290, WHICH, "answer")),
        Shown("A reply in a thread that may name somebody", ReplyHeard("named", "Payments")),
        Shown("The team would like to talk", TalkInvite(6, REFUND.title, "Payments", "What the app showed")),
    )
