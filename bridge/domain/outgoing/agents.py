"""Cards for those who report."""

from dataclasses import dataclass
from datetime import datetime

from bridge.domain.stages import Stage


@dataclass(frozen=True, slots=True)
class Candidate:
    """A problem offered as "is it this one?"."""

    group: int
    title: str
    reports: int


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem as an agent sees it: where it stands, by whom, and what to say.

    Attributes:
        group: the group's number.
        title: in customers' words.
        reports: how many insights count.
        listen: how many make a problem that is shown to its owner.
        team: the team that the route names.
        since: when the stage began.
        reason: why it was declined, if it was.
        tell_by: until when customers may be promised to hear of it; None: no date may be told.
        what_changed: what is different for customers since it is live, as its owner says.
        policy: nothing is built for it: it is decided, and then in force.
        issue_key: Jira's key, if there is an issue.
        wording: what to tell the customer now, as the team approved it; only where agents read it.
        meanwhile: what to do until it is mended; the same.
        until: the last day on which both hold; None: until the team says otherwise.
    """

    group: int
    title: str
    reports: int
    listen: int
    stage: Stage
    team: str
    since: datetime
    reason: str = ""
    issue_key: str = ""
    wording: str = ""
    meanwhile: str = ""
    tell_by: datetime | None = None
    policy: bool = False
    until: datetime | None = None
    what_changed: str = ""


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Words that are counted and shown to nobody until their reporter says that they are fine.

    Attributes:
        likely_name: those that may name somebody.
        version: how often the words were changed; the button carries it.
    """

    likely_name: str
    version: int


@dataclass(frozen=True, slots=True)
class Captured:
    """What a reporter should know of their report besides its words and its problem.

    Attributes:
        captor: who captured it for them, as they may know; empty if they did themselves.
        files: how many files came with it of which nobody has said yet that they may be shown.
        colleague: a colleague whom the words name; empty if none.
        uncalled: the customer waits for a call, and no reference says who it is.
    """

    captor: str = ""
    files: int = 0
    colleague: str = ""
    uncalled: bool = False


@dataclass(frozen=True, slots=True)
class HomeCard:
    """An insight's home in its reporter's DM.

    Attributes:
        insight: its number.
        version: the id of the membership that the card shows; buttons carry it.
        text: the redacted words.
        problem: the problem it is in, or None while it is being sorted.
        state: ``confirmed``, ``joined`` or ``provisional``.
        candidates: offered while provisional, best first.
        why: two lines that explain the grouping, shown on request.
        undoable: a correction by the reporter can be taken back.
        praise: thanks that opens no issue.
        same_call: the insight that told of the same call before; both count once.
        removed: its words were taken away; it still counts.
        left_in: Jira's key of an issue whose description may still hold them; empty if none.
        alarm: of a report that cannot wait: ``told``, ``mine`` once somebody has it, or ``not_urgent``; else empty.
        held_back: why nobody else reads the words; None if they may be read.
        captured: how it came.
        unseen: others reported the same, of whose reports the reader sees nothing.
    """

    insight: int
    version: int
    text: str
    problem: Problem
    state: str
    candidates: tuple[Candidate, ...] = ()
    why: str = ""
    undoable: bool = False
    praise: bool = False
    same_call: int | None = None
    removed: bool = False
    left_in: str = ""
    alarm: str = ""
    held_back: HeldBack | None = None
    captured: Captured = Captured()
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class SplitHome:
    """The home of an insight that speaks of several problems: a card for each, with that part's words and version."""

    insight: int
    parts: tuple[HomeCard, ...]


@dataclass(frozen=True, slots=True)
class StillAlone:
    """Nobody else has reported the same for a month; told once.

    Attributes:
        title: of its problem.
        since: since when it waits for company.
        listen: how many make a problem that is shown to its owner.
    """

    insight: int
    title: str
    since: datetime
    listen: int


@dataclass(frozen=True, slots=True)
class StageNote:
    """One stage told once in one home's thread: whose words, what changed, why.

    Attributes:
        part: the insight speaks of several problems, and the text is what it says of this one.
        asks: the change of stage about which the reader is asked whether it is the same thing; 0: nothing is asked.
        answer: what the reader said to that, ``same`` or ``not``; empty until then.
        thanks: what the team says to those who reported; empty if nothing.
        objectable: the reader's next reply goes to the team.
        also: how many more reports of the reader, in the same home, it is told for.
    """

    insight: int
    text: str
    problem: Problem
    stage: Stage
    colleagues: int
    correction: bool = False
    part: bool = False
    asks: int = 0
    answer: str = ""
    thanks: str = ""
    objectable: bool = False
    also: int = 0


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """An owner's question to one person who reported.

    Attributes:
        question: its number.
        options: up to five answers to tap.
        asked: how many people were asked.
        answered: how many have answered.
        mine: this person's own answer, once given.
        withdrawn: it is not asked any more.
    """

    question: int
    text: str
    team: str
    title: str
    options: tuple[str, ...]
    asked: int
    answered: int
    mine: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class StillSame:
    """A report of what is live already: first its reporter says whether it is the same.

    Attributes:
        version: the id of the membership that is asked about; buttons carry it.
        text: the redacted words.
        since: since when the problem is live.
        answer: what the reporter said, in a sentence; empty until then.
    """

    insight: int
    version: int
    text: str
    problem: Problem
    since: datetime
    answer: str = ""


@dataclass(frozen=True, slots=True)
class TalkInvite:
    """An owner would like to talk about a problem with those who heard it.

    Attributes:
        talk: its number.
        text: what the owner would like to know.
        answer: what became of it for this person, in a sentence; empty while the invitation stands.
    """

    talk: int
    title: str
    team: str
    text: str
    answer: str = ""
