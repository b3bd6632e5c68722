"""The one who takes what people do in Slack. The listeners know nothing else of the bridge."""

from typing import Protocol

from bridge.slack.desk.answers import Answers
from bridge.slack.desk.decisions import Decisions
from bridge.slack.desk.people import People
from bridge.slack.desk.reports import Reports

__all__ = ["Answers", "Decisions", "Desk", "People", "Reports"]


class Desk(Reports, Decisions, Answers, People, Protocol):
    """Keeps what arrives, once, and answers what can be answered at once."""
