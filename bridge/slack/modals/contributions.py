"""A person's own credit, line by line, with why."""

from bridge.slack.blocks import plain
from bridge.slack.cards import Rendered
from bridge.slack.modals.form import View
from bridge.slack.texts import app_home as texts
from bridge.slack.texts import common


def view(card: Rendered) -> View:
    """The same as `/credits` shows."""
    return {
        "type": "modal",
        "title": plain(texts.WHY_TITLE),
        "close": plain(common.CLOSE),
        "blocks": list(card.blocks),
    }
