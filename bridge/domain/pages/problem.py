"""One problem as its page shows it, the same for everybody but for what they may not see."""

from dataclasses import dataclass
from datetime import date

from bridge.domain.pages.standing import Standing
from bridge.domain.pages.tables import Link
from bridge.domain.stages import Stage


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a customer said: whose report it is, and by which team and in which week it was heard."""

    text: str
    insight: int
    where: str


@dataclass(frozen=True, slots=True)
class Heard:
    """How much a problem is heard.

    Attributes:
        reports: how many; those of one call count once.
        people: how many different people reported it.
        customers: how many different ones are known by reference.
        teams: of those who reported, with the reports of each, most first; small ones are one at the end.
        weeks: the reports of each week, by its Monday, from the first to this one.
        first: the day of the first report; None if there is none.
        first_by: the team that heard it first; empty where that is not said.
        among: customers were looked for among so many of the newest reports; 0: among all.
    """

    reports: int
    people: int
    customers: int
    teams: tuple[tuple[str, int], ...]
    weeks: tuple[tuple[date, int], ...]
    first: date | None
    first_by: str = ""
    among: int = 0

    @property
    def this_week(self) -> int:
        """Reports of the week that is not over yet."""
        return self.weeks[-1][1] if self.weeks else 0

    @property
    def last_week(self) -> int:
        """Reports of the week before."""
        return self.weeks[-2][1] if len(self.weeks) > 1 else 0


@dataclass(frozen=True, slots=True)
class Step:
    """A stage that the problem came to, and when."""

    stage: Stage
    label: str
    at: date


@dataclass(frozen=True, slots=True)
class Question:
    """What the team asked those who reported.

    Attributes:
        text: what was asked.
        at: when.
        asked: how many people.
        answered: how many of them did.
        counts: the answers that were offered, with how many gave each.
        written: the newest answers in words of their own.
        state: ``open``, ``accepted`` or ``withdrawn``.
    """

    text: str
    at: date
    asked: int
    answered: int
    counts: tuple[tuple[str, int], ...]
    written: tuple[str, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Worded:
    """What to tell customers now, what to do meanwhile, and until when that is agreed."""

    text: str
    meanwhile: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Tracked:
    """The Jira issue.

    Attributes:
        assignee: as Jira shows it; empty where it is not told.
        away: what became of an issue that cannot be read any more; empty if it can.
    """

    key: str
    url: str
    summary: str
    status: str
    assignee: str
    away: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the problem.

    Attributes:
        at: the day.
        what: a few words.
        who: by whom, as they may be called; empty: not by a person, or not said.
        about: the other problem that it concerns.
        undone: when it was taken back; None if it stands.
        ruling: its number, where this viewer may take it back now; else 0.
    """

    at: date
    what: str
    who: str = ""
    about: Link | None = None
    undone: date | None = None
    ruling: int = 0


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """One problem.

    Attributes:
        number: its own.
        came_by: the number that was asked for, if it leads here because the problem was merged; else 0.
        theme: what people call it; empty if it has none.
        effect: before and after it was live, in a sentence; empty if there is nothing to say.
        ours: only what people of the viewer's own company reported is counted and quoted.
        named: ids of the persons who are named.
    """

    number: int
    title: str
    theme: str
    standing: Standing
    steps: tuple[Step, ...]
    heard: Heard
    quotes: tuple[Quoted, ...]
    came_by: int = 0
    worded: Worded | None = None
    questions: tuple[Question, ...] = ()
    issue: Tracked | None = None
    effect: str = ""
    history: tuple[Event, ...] = ()
    ours: bool = False
    named: tuple[int, ...] = ()
