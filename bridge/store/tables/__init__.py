"""The tables, by what they tell of."""

from sqlmodel import SQLModel

from bridge.store.tables.alarms import Alarm
from bridge.store.tables.callbacks import CallBack
from bridge.store.tables.credit import (
    Consent,
    Contest,
    CreditEntry,
    CreditTally,
    Evidence,
    Found,
    Reached,
    ThankYou,
)
from bridge.store.tables.effects import Effect, Inbox, Mark, Pace, Unsent
from bridge.store.tables.groups import Apart, Group, Membership, StageChange, Veto
from bridge.store.tables.headsups import HeadsUp, HeadsUpReceipt
from bridge.store.tables.insights import (
    Attachment,
    ContextLine,
    Insight,
    InsightVersion,
    Placeholder,
    Reference,
    Vector,
)
from bridge.store.tables.issues import BacklogIssue, CreateScreen, Issue
from bridge.store.tables.likeness import CheckUp, Likeness
from bridge.store.tables.offers import Offer
from bridge.store.tables.outages import Banner, Hit, Outage, Watch
from bridge.store.tables.parts import Part
from bridge.store.tables.people import CrewMember, Person, RoleMember
from bridge.store.tables.preferences import Preference
from bridge.store.tables.questions import Asked, Question
from bridge.store.tables.rulings import Follow, Invitation, Ruling, Talk, Wording
from bridge.store.tables.tallies import Followed, ProblemCrew, ProblemSize, ProblemWeek, Tally
from bridge.store.tables.themes import GoldenSet, ThemeArchive, ThemeChoice, ThemeLabel, ThemeModel
from bridge.store.tables.web import Look, SigningIn, WebSession

metadata = SQLModel.metadata

__all__ = [
    "Alarm",
    "Apart",
    "Asked",
    "Attachment",
    "BacklogIssue",
    "Banner",
    "CallBack",
    "CheckUp",
    "Consent",
    "Contest",
    "ContextLine",
    "CreateScreen",
    "CreditEntry",
    "CreditTally",
    "CrewMember",
    "Effect",
    "Evidence",
    "Follow",
    "Followed",
    "Found",
    "GoldenSet",
    "Group",
    "HeadsUp",
    "HeadsUpReceipt",
    "Hit",
    "Inbox",
    "Insight",
    "InsightVersion",
    "Invitation",
    "Issue",
    "Likeness",
    "Look",
    "Mark",
    "Membership",
    "Offer",
    "Outage",
    "Pace",
    "Part",
    "Person",
    "Placeholder",
    "Preference",
    "ProblemCrew",
    "ProblemSize",
    "ProblemWeek",
    "Question",
    "Reached",
    "Reference",
    "RoleMember",
    "Ruling",
    "SigningIn",
    "StageChange",
    "Talk",
    "Tally",
    "ThankYou",
    "ThemeArchive",
    "ThemeChoice",
    "ThemeLabel",
    "ThemeModel",
    "Unsent",
    "Vector",
    "Veto",
    "Watch",
    "WebSession",
    "Wording",
    "metadata",
]
