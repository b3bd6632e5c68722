"""The tables, by what they tell of."""

from sqlmodel import SQLModel

from bridge.store.tables.credit import CreditEntry
from bridge.store.tables.effects import Effect, Inbox, Mark, Pace
from bridge.store.tables.groups import Group, Membership, StageChange, Veto
from bridge.store.tables.insights import Insight, InsightVersion, Reference, Vector
from bridge.store.tables.issues import Issue
from bridge.store.tables.parts import Part
from bridge.store.tables.people import Person
from bridge.store.tables.questions import Asked, Question
from bridge.store.tables.themes import GoldenSet, ThemeArchive, ThemeChoice, ThemeLabel, ThemeModel

metadata = SQLModel.metadata

__all__ = [
    "Asked",
    "CreditEntry",
    "Effect",
    "GoldenSet",
    "Group",
    "Inbox",
    "Insight",
    "InsightVersion",
    "Issue",
    "Mark",
    "Membership",
    "Pace",
    "Part",
    "Person",
    "Question",
    "Reference",
    "StageChange",
    "ThemeArchive",
    "ThemeChoice",
    "ThemeLabel",
    "ThemeModel",
    "Vector",
    "Veto",
    "metadata",
]
