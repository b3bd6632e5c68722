"""What the reader has set, and where a team stands that they lead."""

from collections.abc import Iterator

from bridge.domain.listing import in_a_row
from bridge.domain.outgoing.app_home import AppHome
from bridge.domain.preferences import DAILY, Wishes, clock
from bridge.slack.blocks import SENTENCE, Block, buttons, heading, paragraph, quiet
from bridge.slack.controls import SETTINGS, Carried, button
from bridge.slack.rich import Line
from bridge.slack.text import clip
from bridge.slack.texts import app_home as texts


def settings(home: AppHome) -> Iterator[Block]:
    """In a sentence each, and the button that changes them."""
    yield heading(texts.SETTINGS)
    yield paragraph(*_lines(home.wishes))
    yield buttons(button(texts.CHANGE, SETTINGS, Carried(0)))
    if home.leads:
        yield quiet(texts.LEADS.format(teams=clip(in_a_row(home.leads), SENTENCE)))


def _lines(wishes: Wishes) -> Iterator[Line]:
    yield Line(texts.NEWS[wishes.news], at=f"{DAILY:%H:%M}")
    if wishes.quiet:
        start, end = clock(wishes.quiet.start), clock(wishes.quiet.end)
        yield Line(texts.QUIET, start=start, end=end, zone=wishes.zone or "UTC")
