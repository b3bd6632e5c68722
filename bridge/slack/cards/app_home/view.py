"""The whole App Home, from top to bottom.

https://docs.slack.dev/surfaces/app-home
"""

from collections.abc import Iterator
from typing import Any

from bridge.domain.outgoing.app_home import AppHome
from bridge.slack.blocks import Block, buttons
from bridge.slack.cards.app_home import contributions, reports, settings, stories, waiting
from bridge.slack.controls import REPORT, Carried, button
from bridge.slack.texts import app_home as texts

BLOCKS = 100


def view(home: AppHome) -> dict[str, Any]:
    """As `views.publish` takes it."""
    page = Carried(home.page).pack()
    return {"type": "home", "private_metadata": page, "blocks": [*_blocks(home)][:BLOCKS]}


def _blocks(home: AppHome) -> Iterator[Block]:
    yield buttons(button(texts.REPORT, REPORT, Carried(0), primary=True))
    yield from waiting.waiting(home)
    yield from reports.reports(home)
    yield from stories.stories(home.did)
    yield from contributions.contributions(home.credit)
    yield from settings.settings(home)
