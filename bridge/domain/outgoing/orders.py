"""What is to be done outside, and what came of it."""

from dataclasses import dataclass

from bridge.domain.language import ENGLISH, Language
from bridge.domain.outgoing.agents import (
    HomeCard,
    QuestionCard,
    SplitHome,
    StageNote,
    StillAlone,
    StillSame,
    TalkInvite,
)
from bridge.domain.outgoing.asked import Answer
from bridge.domain.outgoing.credit import ContestCard
from bridge.domain.outgoing.customers import CustomersCard, CustomersDue, HandedCard, LeftBehind
from bridge.domain.outgoing.daily import DailyNews
from bridge.domain.outgoing.digest import Digest
from bridge.domain.outgoing.headsups import HeadsUpAsked, HeadsUpCard, HeadsUpSent, ReleaseCard
from bridge.domain.outgoing.issues import Figures, IssueDraft
from bridge.domain.outgoing.letters import Mail
from bridge.domain.outgoing.offers import OfferCard
from bridge.domain.outgoing.outages import AllClear, BannerCard, CalmCard, OutageCard
from bridge.domain.outgoing.owners import (
    AnswersCard,
    CheckUpCard,
    Note,
    Nudge,
    ProblemList,
    StillHeard,
    TriageCard,
)
from bridge.domain.outgoing.removal import TakeDownCard, TakeDownTold
from bridge.domain.outgoing.replies import Objection, ReplyAsk, ReplyHeard
from bridge.domain.outgoing.suggestions import SuggestionAnswer, SuggestionCard
from bridge.domain.outgoing.urgent import Urgent
from bridge.domain.outgoing.watches import HitsCard, WatchCard
from bridge.domain.pages.charts import Chart

Card = (
    HomeCard
    | SplitHome
    | StageNote
    | StillAlone
    | DailyNews
    | StillSame
    | CustomersCard
    | HandedCard
    | CustomersDue
    | LeftBehind
    | QuestionCard
    | TalkInvite
    | TriageCard
    | CheckUpCard
    | StillHeard
    | ProblemList
    | Nudge
    | Urgent
    | WatchCard
    | HitsCard
    | BannerCard
    | OutageCard
    | CalmCard
    | AllClear
    | AnswersCard
    | Digest
    | ContestCard
    | HeadsUpCard
    | HeadsUpSent
    | HeadsUpAsked
    | ReleaseCard
    | OfferCard
    | SuggestionCard
    | ReplyAsk
    | Objection
    | ReplyHeard
    | SuggestionAnswer
    | TakeDownCard
    | TakeDownTold
    | Answer
    | Note
)


@dataclass(frozen=True, slots=True)
class Post:
    """Post a card: to a channel, to a person's DM, or to a few people together; in a thread or on top.

    Attributes:
        language: of whoever reads it.
    """

    card: Card
    channel: str = ""
    user: str = ""
    thread: str = ""
    together: tuple[str, ...] = ()
    language: Language = ENGLISH


@dataclass(frozen=True, slots=True)
class Update:
    """Edit a card in place.

    Attributes:
        language: of whoever reads it.
    """

    card: Card
    channel: str
    ts: str
    language: Language = ENGLISH


@dataclass(frozen=True, slots=True)
class React:
    """Put a reaction on a message."""

    channel: str
    ts: str
    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Draw a chart and share it in a channel."""

    channel: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class Publish:
    """Draw a person's App Home as things stand.

    Attributes:
        person: their number.
        user: Slack's id of them.
        page: of their own reports.
        language: theirs.
    """

    person: int
    user: str
    page: int = 0
    language: Language = ENGLISH


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
    card: AnswersCard | Figures | Note


@dataclass(frozen=True, slots=True)
class EditComment:
    """Bring a comment of ours up to date."""

    issue_id: str
    comment_id: str
    card: AnswersCard | Figures | Note


@dataclass(frozen=True, slots=True)
class LinkIssues:
    """Link two issues.

    Attributes:
        duplicate: the issue is a duplicate of the other; otherwise they only relate.
    """

    issue_id: str
    other_id: str
    duplicate: bool


@dataclass(frozen=True, slots=True)
class CloseDuplicate:
    """Close an issue as a duplicate; only where the route says so."""

    issue_id: str


@dataclass(frozen=True, slots=True)
class ReopenIssue:
    """Take a finished issue up again; only where the route says so."""

    issue_id: str


@dataclass(frozen=True, slots=True)
class LinkPage:
    """Show a page of ours beside an issue, once: ``name`` is its identity there."""

    issue_id: str
    name: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class SetNumber:
    """Write a number into a field of an issue, without mail to those who watch it where rights allow."""

    issue_id: str
    field: str
    number: int


@dataclass(frozen=True, slots=True)
class AttachFile:
    """Attach a file to an issue, once by its name.

    Attributes:
        file: Slack's id of it.
        name: what it is called in Jira.
    """

    issue_id: str
    file: str
    name: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take words out of an issue that we opened, unless others changed what we wrote there.

    Attributes:
        words: fingerprints of quotes in its description.
        was: the fingerprint of its summary, where that is of these words; empty otherwise.
        title: what it is called instead.
    """

    issue_id: str
    words: frozenset[str]
    was: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class DetachFile:
    """Delete a file that we attached to an issue.

    Attributes:
        stem: what it is called, without its ending.
    """

    issue_id: str
    stem: str


SlackOrder = Post | Update | React | Picture
JiraOrder = (
    CreateIssue
    | AdoptIssue
    | Comment
    | EditComment
    | LinkIssues
    | CloseDuplicate
    | ReopenIssue
    | LinkPage
    | SetNumber
    | AttachFile
    | TakeBack
    | DetachFile
)
Order = SlackOrder | JiraOrder | Mail | Publish


def room_of(order: Order) -> str:
    """Who carries an order out: ``slack``, ``jira``, ``mail`` or ``app_home``."""
    if isinstance(order, Mail | Publish):
        return "mail" if isinstance(order, Mail) else "app_home"
    return "jira" if isinstance(order, JiraOrder) else "slack"


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a Slack message stands."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Commented:
    """The id of a Jira comment."""

    comment_id: str
