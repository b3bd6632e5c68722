"""What leaves: cards for Slack, documents for Jira, and the orders that carry them.

Cards are values; the Slack and Jira rooms turn them into blocks and documents.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
        issue_key: Jira's key, if there is an issue.
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


@dataclass(frozen=True, slots=True)
class SplitHome:
    """The home of an insight that speaks of several problems: a card for each, with that part's words and version."""

    insight: int
    parts: tuple[HomeCard, ...]


@dataclass(frozen=True, slots=True)
class StageNote:
    """One stage told once in one home's thread: whose words, what changed, why.

    Attributes:
        part: the insight speaks of several problems, and the text is what it says of this one.
    """

    insight: int
    text: str
    problem: Problem
    stage: Stage
    colleagues: int
    correction: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """An owner's question to one person who reported.

    Attributes:
        question: its number.
        options: up to five answers to tap.
        asked: how many people were asked.
        answered: how many have answered.
        mine: this person's own answer, once given.
    """

    question: int
    text: str
    team: str
    title: str
    options: tuple[str, ...]
    asked: int
    answered: int
    mine: str = ""


@dataclass(frozen=True, slots=True)
class TriageCard:
    """A problem shown to the team that owns it.

    Attributes:
        outcome: what was decided, in a sentence; empty while it waits for a decision.
        waiting: what Jira still wants before it takes the issue, in Jira's words; empty if nothing.
        issue_url: where the issue stands, once there is one.
    """

    problem: Problem
    agents: int
    first_heard: datetime
    quotes: tuple[str, ...]
    theme: str
    outcome: str = ""
    waiting: str = ""
    issue_url: str = ""


@dataclass(frozen=True, slots=True)
class AnswersCard:
    """What came back to a question, in the thread of the triage card and as one comment in Jira."""

    question: int
    text: str
    asked_at: datetime
    asked: int
    counts: tuple[tuple[str, int], ...]
    written: tuple[str, ...]
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """One plain sentence in a thread."""

    text: str


Card = HomeCard | SplitHome | StageNote | QuestionCard | TriageCard | AnswersCard | Note


@dataclass(frozen=True, slots=True)
class IssueDraft:
    """What a new Jira issue says, written once and never fought over.

    Attributes:
        fields: field defaults of the route, by field id, as Jira wants them.
        quotes: three to seven different things that customers say.
    """

    project: str
    issue_type: str
    summary: str
    quotes: tuple[str, ...]
    reports: int
    agents: int
    first_heard: datetime
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Post:
    """Post a card: to a channel, or to a person's DM; in a thread or on top."""

    card: Card
    channel: str = ""
    user: str = ""
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """Edit a card in place."""

    card: Card
    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class React:
    """Put a reaction on a message."""

    channel: str
    ts: str
    name: str


@dataclass(frozen=True, slots=True)
class CreateIssue:
    """Create an issue."""

    draft: IssueDraft


@dataclass(frozen=True, slots=True)
class AdoptIssue:
    """Take an issue that is there already, by its key; write nothing but our property."""

    key: str


@dataclass(frozen=True, slots=True)
class Comment:
    """Write a comment on an issue."""

    issue_id: str
    card: AnswersCard | Note


@dataclass(frozen=True, slots=True)
class EditComment:
    """Bring a comment of ours up to date."""

    issue_id: str
    comment_id: str
    card: AnswersCard | Note


SlackOrder = Post | Update | React
JiraOrder = CreateIssue | AdoptIssue | Comment | EditComment
Order = SlackOrder | JiraOrder


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a Slack message stands."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Commented:
    """The id of a Jira comment."""

    comment_id: str
