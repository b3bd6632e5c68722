"""A person's own credit, line by line, with why."""

from dataclasses import replace

from bridge.domain.credit_summary import CreditAnswer, CreditSummary
from bridge.slack import credit
from bridge.slack.blocks import plain
from bridge.slack.modals.form import View
from bridge.slack.texts import app_home as texts
from bridge.slack.texts import common


def view(own: CreditAnswer) -> View:
    """The same as `/credits` shows, but who sees their name: that is set in the settings beside it."""
    shown = replace(own, agreed=None) if isinstance(own, CreditSummary) else own
    return {
        "type": "modal",
        "title": plain(texts.WHY_TITLE),
        "close": plain(common.CLOSE),
        "blocks": list(credit.render(shown).blocks),
    }
