"""What is told before a change goes live, and what came of telling it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class HeadsUpCard:
    """A change that is about to go live, told to one of those who will hear customers on it.

    Attributes:
        heads_up: its number.
        who: which customers see the change.
        what: what changes for them.
        say: what to say if they ask.
        report: what colleagues are asked to report.
        goes_live: the day of the change.
        today: the day on which the card is drawn.
        team: that wrote it.
        read: how many have read it.
        people: how many were told; 0 where they are so few that a count would tell of one of them.
        state: ``open``, ``again`` on a reminder, ``read`` by whoever has this card, or ``withdrawn``.
    """

    heads_up: int
    title: str
    who: str
    what: str
    say: str
    report: str
    goes_live: date
    today: date
    team: str
    read: int = 0
    people: int = 0
    state: str = "open"


@dataclass(frozen=True, slots=True)
class HeadsUpSent:
    """What became of a heads-up, for those who wrote it.

    Attributes:
        heads_up: its number.
        teams: names of the teams that it goes to.
        read: how many have read it.
        people: how many were told.
        counted: there are enough of them for a count of readers.
        missed: how many were not told, because the day had passed before that could be done.
        reminded: when the others were last reminded.
        withdrawn: it was taken back.
    """

    heads_up: int
    title: str
    goes_live: date
    today: date
    teams: tuple[str, ...]
    read: int
    people: int
    counted: bool
    missed: int = 0
    reminded: date | None = None
    withdrawn: bool = False

    @property
    def over(self) -> bool:
        """Whether the day of the change has passed."""
        return self.goes_live < self.today


@dataclass(frozen=True, slots=True)
class HeadsUpAsked:
    """A question about a heads-up, for those who wrote it.

    Attributes:
        who: whoever asks, as they may be called there.
    """

    title: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class ReleaseCard:
    """A release in Jira whose note tells what agents are to know, for those who own its project.

    Attributes:
        release: number of the effect that asks.
        name: of the release.
        day: on which it goes live; None: that is not set.
        sent: the heads-up was sent.
    """

    release: int
    name: str
    title: str
    day: date | None
    today: date
    who: str
    what: str
    say: str
    report: str
    sent: bool = False
