"""Cards as Slack shows them: pure functions of values, one file per card."""

from bridge.slack.cards.rendered import Rendered
from bridge.slack.cards.table import render

__all__ = ["Rendered", "render"]
