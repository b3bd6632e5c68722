"""What a reporter can add to a report that is saved already: how the customer came, how they felt, who was part of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Contact(StrEnum):
    """How the customer reached us."""

    PHONE = "phone"
    CHAT = "chat"
    MAIL = "mail"
    SHOP = "shop"
    SOCIAL = "social"
    OTHER = "other"


class Feeling(StrEnum):
    """How the customer felt."""

    CALM = "calm"
    WORRIED = "worried"
    UPSET = "upset"
    ANGRY = "angry"


@dataclass(frozen=True, slots=True)
class Details:
    """What was added; each may be empty.

    Attributes:
        partner: which partner was part of it, such as a courier.
    """

    contact: str = ""
    partner: str = ""
    feeling: str = ""


Counts = tuple[tuple[str, int], ...]
"""How often each was said, the most frequent first."""


def counts(said: Iterable[str]) -> Counts:
    """How often each detail was given; who gave none is left out.

    >>> counts(["phone", "", "chat", "phone"])
    (('phone', 2), ('chat', 1))
    """
    return tuple(Counter(one for one in said if one).most_common())


@dataclass(frozen=True, slots=True)
class Added:
    """Details as a reporter sends them.

    Attributes:
        insight: the report's number.
        event: the form's outside id.
        team: Slack's workspace id.
        user: Slack's user id of whoever sends them.
        customer: a customer reference, lifted out like one in the words.
        files: ids of files, with their media types.
    """

    insight: int
    event: str
    team: str
    user: str
    details: Details
    customer: str = ""
    files: tuple[tuple[str, str], ...] = ()
