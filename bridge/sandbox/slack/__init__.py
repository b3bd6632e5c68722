"""A pocket Slack: one workspace in memory, spoken to by the real SDK over HTTP and WebSocket."""

from bridge.sandbox.slack.doors import routes
from bridge.sandbox.slack.options import SlackOptions
from bridge.sandbox.slack.state import SlackState

__all__ = ["SlackOptions", "SlackState", "routes"]
