"""What people decide in Slack and on the pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


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
    FOLLOW = "follow"
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
    WHAT_CHANGED = "what_changed"
    RELEASE_HEADS_UP = "release_heads_up"
    HAVE_IT = "have_it"
    NOT_URGENT = "not_urgent"
    ALL_CLEAR = "all_clear"
    BANNER_WORDING = "banner_wording"
    WATCH = "watch"
    END_WATCH = "end_watch"
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
