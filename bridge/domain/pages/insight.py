"""One report as its page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bridge.domain.details import Contact
from bridge.domain.grouping import Cause, State
from bridge.domain.incoming import Way
from bridge.domain.pages.tables import Column, Kind, Link, Table

WAYS: Mapping[Way, str] = {
    Way.COMMAND: "typed with /insight",
    Way.MODAL: "sent with the form",
    Way.MENTION: "by mentioning the bridge",
    Way.LISTENING: "posted in a channel where the bridge listens",
    Way.DM: "in a direct message",
    Way.SHORTCUT: "from a message, by its shortcut",
    Way.REACTION: "from a message, by a reaction",
    Way.KNOWN: "from what is known, with “I heard this too”",
}
"""How a report came in."""

_SURE = ((0.9, "almost certainly"), (0.7, "probably"), (0.5, "likely"), (0.0, "perhaps"))
"""What a probability is called, from which one on."""

_CAUSES: Mapping[Cause, str] = {
    Cause.SORTED: "joined by likeness",
    Cause.RIGHT: "{who} said it is right",
    Cause.NOT_SAME: "{who} said it is not the same as before",
    Cause.CHOOSE: "{who} chose it",
    Cause.SOMETHING_NEW: "{who} said it is something new",
    Cause.UNDO: "taken back: where it was before",
    Cause.ACCEPTED: "listed when {team} took the problem on",
    Cause.MERGED: "merged by {team}",
    Cause.SPLIT: "split off by {team}",
    Cause.MOVED: "moved by {team}",
    Cause.CHECKED: "checked by {team}",
}
_CONTACTS: Mapping[Contact, str] = {
    Contact.PHONE: "by phone",
    Contact.CHAT: "in a chat",
    Contact.MAIL: "by mail",
    Contact.SHOP: "in a shop",
    Contact.SOCIAL: "on social media",
    Contact.OTHER: "in another way",
}
_ALONE = "started on its own"
_ASKED = "may belong here: its reporter was asked"

HIDDEN = "These words are not shown: they may name somebody, and whoever reported them has not said yet that they may be read."


def how_sure(probability: float) -> str:
    """A probability in words.

    >>> how_sure(0.95), how_sure(0.6), how_sure(0.2)
    ('almost certainly', 'likely', 'perhaps')
    """
    return next(words for least, words in _SURE if probability >= least)


def details(contact: str, partner: str, feeling: str) -> str:
    """What a reporter added, in a few words.

    >>> details("phone", "Swift Couriers", "upset")
    'by phone; part of it: Swift Couriers; the customer felt upset'
    """
    came = _CONTACTS[Contact(contact)] if contact else ""
    told = (came, partner and f"part of it: {partner}", feeling and f"the customer felt {feeling}")
    return "; ".join(filter(None, told))


def how(cause: Cause, state: State, *, first: bool, who: str, team: str) -> str:
    """How a report came to a problem, in a few words.

    Args:
        cause: of it.
        state: how sure it is.
        first: it was the first one there.
        who: what its reporter is called.
        team: the one that owns the problem.

    >>> how(Cause.MERGED, State.JOINED, first=False, who="you", team="Payments")
    'merged by Payments'
    """
    if cause is Cause.SORTED and state is State.PROVISIONAL:
        return _ASKED
    if cause is Cause.SORTED and first:
        return _ALONE
    return _CAUSES[cause].format(who=who, team=team)


@dataclass(frozen=True, slots=True)
class Place:
    """A problem where the report, or a part of it, was or is.

    Attributes:
        problem: its title, leading to its page.
        at: the day it came there.
        how: it came there.
        why: what the classifier saw, line by line; empty where a person decided.
        now: it is there now.
        part: which part of the report, from 1; 0 if it speaks of one problem.
    """

    problem: Link
    at: date
    how: str
    why: tuple[str, ...]
    now: bool
    part: int = 0


@dataclass(frozen=True, slots=True)
class Credited:
    """A line of the ledger about the report: when it was earned, why, and for how many points."""

    at: date
    why: str
    points: int


@dataclass(frozen=True, slots=True)
class Told:
    """A stage that its reporter was told."""

    at: date
    label: str
    problem: Link


@dataclass(frozen=True, slots=True)
class Around:
    """What its reporter added to a report.

    Attributes:
        details: how the customer came, who was part of it, how they felt, in a sentence; empty if nothing was added.
        context: what the author wrote around it in the thread, in its order.
        files: how many came with it.
        shown: how many of them may be shown.
        captor: who captured it, as they may be called; empty if the reporter did.
    """

    details: str = ""
    context: tuple[str, ...] = ()
    files: int = 0
    shown: int = 0
    captor: str = ""


@dataclass(frozen=True, slots=True)
class InsightPage:
    """One report.

    Attributes:
        text: what was said, redacted; empty where it is not shown.
        gone: there are no words any more: they were deleted.
        by: whom it came from, as they may be called.
        team: of theirs; empty where that is not said.
        at: the day it was said.
        way: how it came in.
        theme: and how sure that is.
        same_call: the report that told of the same call before; None if none did.
        places: where it was and is, the last first.
        versions: what it said before it was edited, with the day until when; only for those who may see that.
        credit: lines of the ledger, for those who may see them.
        told: what its reporter was told, the last first.
        named: ids of the persons who are named.
        around: what was added to it.
    """

    number: int
    text: str
    gone: bool
    by: str
    team: str
    at: date
    way: str
    theme: str
    same_call: int | None
    places: tuple[Place, ...]
    versions: tuple[tuple[str, date], ...] = ()
    credit: tuple[Credited, ...] = ()
    told: tuple[Told, ...] = ()
    named: tuple[int, ...] = ()
    around: Around = Around()

    @property
    def now(self) -> tuple[Place, ...]:
        """Where it is now."""
        return tuple(place for place in self.places if place.now)


def tables(insight: InsightPage) -> tuple[Table, ...]:
    """Where it was and is."""
    columns = (Column("problem", "Problem"), Column("day", "Day", Kind.DAY), Column("how", "How"))
    rows = tuple((place.problem, place.at, place.how) for place in insight.places)
    return (Table("places", "Where it was and is", columns, rows),)
