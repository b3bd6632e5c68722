"""The App Home as Slack shows it: pure functions of values, a file for each part of it."""

from bridge.slack.cards.app_home.view import view

__all__ = ["view"]
