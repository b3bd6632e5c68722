"""Reports that cannot wait: who is on call is told at once, one report is enough, and somebody has to take it."""

from bridge.flow.urgent.answering import BY_GESTURE
from bridge.flow.urgent.raising import raise_alarm
from bridge.flow.urgent.telling import go_on, not_reached, show_counts

__all__ = ["BY_GESTURE", "go_on", "not_reached", "raise_alarm", "show_counts"]
