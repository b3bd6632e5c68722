"""Answers to what people ask."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bridge.domain.outgoing.agents import Problem


@dataclass(frozen=True, slots=True)
class KnownAnswer:
    """The problems that are likeliest what somebody hears just now.

    Attributes:
        words: what was looked for, redacted.
        problems: the likeliest first, with what to say; counted as far as the reader sees.
    """

    words: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ShownReport:
    """One report, as whoever asks for it may see it.

    Attributes:
        insight: its number.
        at: when it was said.
        text: its words; empty where they may not be shown.
        held: its words wait until its reporter says that they are fine.
        problems: where it belongs; empty while it is being sorted.
        team: whose people it came from; empty where that would say too much.
        own: the reader reported it.
        home: where its home card stands; empty for others, and until it is there.
        page: where it can be read in full; empty if there are no pages.
    """

    insight: int
    at: datetime
    text: str = ""
    held: bool = False
    problems: tuple[Problem, ...] = ()
    team: str = ""
    own: bool = False
    home: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class HelpAnswer:
    """What somebody can do here.

    Attributes:
        guest: of another company, without commands.
        leads: the teams of people who hear customers that they lead.
        owns: the teams whose problems they decide.
        page: where the pages are; empty if there are none.
    """

    guest: bool = False
    leads: tuple[str, ...] = ()
    owns: tuple[str, ...] = ()
    page: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A heads-up that not everybody of a team has read.

    Attributes:
        read: how many have read it, of ``people``; None where a count would say too much of each of them.
    """

    title: str
    goes_live: date
    read: int | None
    people: int


@dataclass(frozen=True, slots=True)
class Heard:
    """A problem, and how often a team reported it lately."""

    problem: Problem
    reports: int


@dataclass(frozen=True, slots=True)
class TeamNow:
    """What a team has open, in counts and never by name, and what it hears most.

    Attributes:
        questions: answers of its people that are still waited for.
        customers: customers who are still to be told something.
        overdue: those of them who should have been told by now.
        unread: heads-ups of what is still to come.
        heard: the problems that it reported most in the last seven days.
    """

    team: str
    questions: int
    customers: int
    overdue: int
    unread: tuple[Unread, ...]
    heard: tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class TeamAnswer:
    """What a lead brings into the huddle, for each team that they lead.

    Attributes:
        page: where it can be printed; empty if there are no pages.
    """

    day: date
    teams: tuple[TeamNow, ...]
    page: str = ""


class Why(StrEnum):
    """Why something has no answer."""

    NO_WORDS = "no_words"
    NO_REPORT = "no_report"
    NO_TEAM = "no_team"
    NOT_PLACED = "not_placed"
    NOT_HERE = "not_here"


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Something was asked that has no answer.

    Attributes:
        number: of the report that was asked for.
    """

    why: Why
    number: int = 0


Answer = KnownAnswer | ShownReport | HelpAnswer | TeamAnswer | Unanswered
