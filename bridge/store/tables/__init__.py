"""The tables, by what they tell of."""

from sqlmodel import SQLModel

from bridge.store.tables.credit import CreditEntry
from bridge.store.tables.effects import Effect, Inbox, Mark, Pace
from bridge.store.tables.groups import Apart, Group, Membership, StageChange, Veto
from bridge.store.tables.insights import Insight, InsightVersion, Reference, Vector
from bridge.store.tables.issues import BacklogIssue, CreateScreen, Issue
from bridge.store.tables.likeness import CheckUp, Likeness
from bridge.store.tables.parts import Part
from bridge.store.tables.people import CrewMember, Person
from bridge.store.tables.questions import Asked, Question
from bridge.store.tables.rulings import Invitation, Ruling, Talk, Watch, Wording
from bridge.store.tables.themes import GoldenSet, ThemeArchive, ThemeChoice, ThemeLabel, ThemeModel

metadata = SQLModel.metadata

__all__ = [
    "Apart",
    "Asked",
    "BacklogIssue",
    "CheckUp",
    "CreateScreen",
    "CreditEntry",
    "CrewMember",
    "Effect",
    "GoldenSet",
    "Group",
    "Inbox",
    "Insight",
    "InsightVersion",
    "Invitation",
    "Issue",
    "Likeness",
    "Mark",
    "Membership",
    "Pace",
    "Part",
    "Person",
    "Question",
    "Reference",
    "Ruling",
    "StageChange",
    "Talk",
    "ThemeArchive",
    "ThemeChoice",
    "ThemeLabel",
    "ThemeModel",
    "Vector",
    "Veto",
    "Watch",
    "Wording",
    "metadata",
]
