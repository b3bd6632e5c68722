"""Customers who can be told news: for their reporter, and for whoever they are handed on to."""

from dataclasses import dataclass
from datetime import datetime

from bridge.domain.outgoing.agents import Problem


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer whom the reader of a card can tell something.

    Attributes:
        call_back: the number of what is owed to them.
        name: what stands for them in the report, such as ``reference 1``.
        outcome: what came of it; empty until somebody says so.
        holder: what somebody else is called who tells them now; empty where it is the reader.
    """

    call_back: int
    name: str
    outcome: str = ""
    holder: str = ""


@dataclass(frozen=True, slots=True)
class CustomersCard:
    """The customers of one report whom the reader can tell the news.

    Attributes:
        due: until when.
        correction: they were told what does not hold any more.
        text: what the report says, for whoever did not write it; empty if it may not be quoted.
        nothing_new: they were promised news by then, and there is none.
        lead: Slack's id of who is offered first to hand them on to; empty if nobody is.
        openly: it stands where others read it, so that references cannot be opened from it.
    """

    insight: int
    problem: Problem
    customers: tuple[Customer, ...]
    due: datetime
    correction: bool = False
    text: str = ""
    nothing_new: bool = False
    lead: str = ""
    openly: bool = False


@dataclass(frozen=True, slots=True)
class HandedCard:
    """Customers whom the reader tells in somebody else's stead.

    Attributes:
        news: by report.
        why: ``handed`` on by a colleague, to be told ``again``, or because whoever reported them ``left`` or is ``away``.
    """

    news: tuple[CustomersCard, ...]
    why: str


@dataclass(frozen=True, slots=True)
class CustomersDue:
    """A reminder of customers who should have been told by now.

    Attributes:
        left: how many.
        handed: they were handed on to the reader.
    """

    insight: int
    left: int
    handed: bool = False


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """For leaders: customers for whom nobody goes on, because nobody leads their teams.

    Attributes:
        customers: how many.
    """

    customers: int
