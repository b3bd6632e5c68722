"""What arrives: from people in Slack, and from Jira. Values only; the doors make them, the flow takes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Way(StrEnum):
    """The gesture that made an insight."""

    COMMAND = "command"
    MODAL = "modal"
    MENTION = "mention"
    LISTENING = "listening"
    DM = "dm"
    SHORTCUT = "shortcut"
    REACTION = "reaction"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Capture:
    """One gesture of one person that wants to become an insight.

    Attributes:
        source: the outside id that makes it unique: ``message:T:C:TS``, ``command:TRIGGER``, ``view:V``.
        way: the gesture.
        team: Slack's workspace id.
        user: Slack's user id of the reporter.
        text: what was typed, already unescaped, not yet redacted.
        said_at: when it was said, with a zone.
        channel: Slack's channel, when there is a source message.
        ts: the source message's id in that channel.
        thread: the id of the thread's top, where it is a reply.
        captor: Slack's user id of a colleague who captured it; empty where the reporter did.
        files: ids of the files that came with it, with their media types.
        problem: the problem that the reporter says it is; None: they say nothing of it.
        urgent: whoever reports says that it cannot wait.
        stranger: the reporter is of another workspace.
    """

    source: str
    way: Way
    team: str
    user: str
    text: str
    said_at: datetime
    channel: str | None = None
    ts: str | None = None
    problem: int | None = None
    thread: str = ""
    captor: str = ""
    files: tuple[tuple[str, str], ...] = ()
    urgent: bool = False
    stranger: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """A captured message whose author changed its text: ``source`` finds the insight, ``event`` makes it unique."""

    source: str
    event: str
    text: str


@dataclass(frozen=True, slots=True)
class Rewording:
    """What a reporter typed in a form in place of the words of their report; ``event`` makes it unique."""

    insight: int
    event: str
    team: str
    user: str
    text: str


@dataclass(frozen=True, slots=True)
class Deletion:
    """A message that its author deleted: ``source`` finds the insight that it became, if it did."""

    source: str


@dataclass(frozen=True, slots=True)
class Reply:
    """Words in a thread of the bot's direct messages: ``thread`` is the id of the message on top."""

    source: str
    team: str
    user: str
    channel: str
    thread: str
    text: str
    said_at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """The answer to a capture: its number, and whether it was new or a redelivery."""

    number: int
    new: bool


class Gesture(StrEnum):
    """What a person can decide on a card."""

    RIGHT = "right"
    NOT_SAME = "not_same"
    CHOOSE = "choose"
    SOMETHING_NEW = "something_new"
    UNDO = "undo"
    DETAILS = "details"
    REMOVE = "remove"
    TAKE_DOWN = "take_down"
    DECIDE_TAKE_DOWN = "decide_take_down"
    ANSWER = "answer"
    OPEN_ISSUE = "open_issue"
    OPEN_ANYWAY = "open_anyway"
    IT_IS = "it_is"
    LINK_ISSUE = "link_issue"
    FILL_FIELDS = "fill_fields"
    DECLINE = "decline"
    SNOOZE = "snooze"
    ANSWER_BY = "answer_by"
    MERGE = "merge"
    SURVIVOR = "survivor"
    SPLIT = "split"
    MOVE = "move"
    MAYBES = "maybes"
    REROUTE = "reroute"
    TAKE_BACK = "take_back"
    LIVE = "live"
    REOPEN = "reopen"
    NEW_ISSUE = "new_issue"
    KNOWN = "known"
    ASK = "ask"
    ACCEPT_ANSWERS = "accept_answers"
    TALK = "talk"
    JOIN_TALK = "join_talk"
    WATCH = "watch"
    WORDING = "wording"
    CHECK_UP = "check_up"
    SKIP_CHECK_UP = "skip_check_up"
    USEFUL = "useful"
    THANK = "thank"
    CONSENT = "consent"
    CONTEST = "contest"
    DECIDE_CONTEST = "decide_contest"
    SAME_THING = "same_thing"
    NOT_THIS = "not_this"
    CALLED_BACK = "called_back"
    DECLINE_ALL = "decline_all"
    MERGE_ALL = "merge_all"
    HEADS_UP = "heads_up"
    ASK_HEADS_UP = "ask_heads_up"
    REMIND_HEADS_UP = "remind_heads_up"
    WITHDRAW_HEADS_UP = "withdraw_heads_up"
    PREFER = "prefer"
    SUGGEST_WORDING = "suggest_wording"
    APPROVE_WORDING = "approve_wording"
    REFUSE_WORDING = "refuse_wording"
    WITHDRAW_QUESTION = "withdraw_question"
    REPLY = "reply"
    REPLY_IS = "reply_is"
    HAND_ON = "hand_on"
    TELL_BY = "tell_by"
    RELEASE_HEADS_UP = "release_heads_up"
    HAVE_IT = "have_it"
    NOT_URGENT = "not_urgent"
    ALL_CLEAR = "all_clear"
    BANNER_WORDING = "banner_wording"
    LOOKOUT = "lookout"
    END_LOOKOUT = "end_lookout"
    FINE = "fine"
    EDIT_TEXT = "edit_text"
    SEND_OFFER = "send_offer"
    REFUSE_OFFER = "refuse_offer"
    CONFIRM_FILE = "confirm_file"
    REFUSE_FILE = "refuse_file"


@dataclass(frozen=True, slots=True)
class Click:
    """A button pressed or a modal sent.

    Attributes:
        outside_id: makes it unique: user and action ts, or the view's id.
        gesture: what was decided.
        team: Slack's workspace id.
        user: who decided.
        subject: number of the insight, group, question, check-up or talk that the card shows.
        version: the card's version when it was pressed (the membership's id on a home card), 0 if it has none.
        choice: the chosen group or answer option, the typed answer, issue key or reason.
        values: what a form with several fields brought back, by the field's name.
        at: when.
    """

    outside_id: str
    gesture: Gesture
    team: str
    user: str
    subject: int
    at: datetime
    version: int = 0
    choice: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VersionSeen:
    """A Jira version as it stands.

    Attributes:
        description: what its people say of it.
        day: on which it is, or was, released; None: that is not set.
    """

    id: str
    name: str
    released: bool
    description: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class IssueSeen:
    """A Jira issue as it stands, read by its immutable id.

    Attributes:
        id: Jira's numeric id, as text; it survives moves.
        key: for display only; it changes when the issue moves.
        category: the status category's key: ``new``, ``indeterminate`` or ``done``.
        updated: Jira's own time of the last change, the watermark.
        url: where a person can look at it.
        versions: in which it is, or will be, released.
        assignee: the display name of the person in charge, empty if nobody is.
        duplicates: ids of the issues that it was linked to as a duplicate of.
        created: when it was opened.
        secured: it has a security level, so nothing of it may be shown to others.
        description: its plain words, cut; only where they were asked for.
    """

    id: str
    key: str
    project: str
    summary: str
    status: str
    category: str
    resolution: str | None
    updated: datetime
    url: str
    versions: tuple[VersionSeen, ...] = ()
    assignee: str = ""
    duplicates: tuple[str, ...] = ()
    created: datetime | None = None
    secured: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class CommentSeen:
    """A Jira comment as it stands.

    Attributes:
        text: the body as plain text.
        ours: written by the bridge (its property, or its dedicated account).
        restricted: visible to a group, a role or the service team only; never crosses to Slack.
        created: Jira's time.
    """

    id: str
    author: str
    text: str
    ours: bool
    restricted: bool
    created: datetime


@dataclass(frozen=True, slots=True)
class JiraHint:
    """A webhook says where to look, nothing more.

    Attributes:
        outside_id: Jira's webhook identifier, stable across retries.
        event: Jira's name of the event.
        issue_id: the issue to fetch, or None.
        project: the project whose versions to read, or None.
    """

    outside_id: str
    event: str
    issue_id: str | None = None
    project: str | None = None


@dataclass(frozen=True, slots=True)
class FieldNeeded:
    """A field that Jira requires to create an issue and that nobody has filled.

    Attributes:
        id: Jira's id of it, such as ``customfield_10031``.
        name: what people call it.
        allowed: the values that Jira takes, as people read them; empty where anything may be typed.
        kind: what a value looks like in Jira: ``option``, ``options``, ``named`` (priority, component, version …),
            ``names`` (several of these), ``labels``, ``issue``, ``number``, ``date``, ``moment``, ``account`` (a
            person, by e-mail address), ``paragraphs`` or ``text``.
    """

    id: str
    name: str
    allowed: tuple[str, ...] = ()
    kind: str = "text"
