"""The gallery forgets no card and no window, and its page shows every sheet."""

import re
import sys
from pathlib import Path
from types import CodeType, FrameType
from typing import get_args

from bridge.domain.credit_summary import CreditAnswer
from bridge.domain.outgoing import Card
from bridge.domain.outgoing.app_home import AppHome
from tests.gallery.sheets import SHEETS
from tests.slack.test_limits import drawers

PAGE = Path(__file__).parents[2] / "docs" / "agents-gallery.md"


def test_every_card_and_every_window_has_a_typical_value_in_the_gallery() -> None:
    ran: set[CodeType] = set()

    def note(frame: FrameType, _event: str, _value: object) -> None:
        ran.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        shown = [one.what for sheet in SHEETS for one in sheet.shown()]
    finally:
        sys.setprofile(before)
    missing = {*get_args(Card), *get_args(CreditAnswer), AppHome} - {type(what) for what in shown}
    assert sorted(one.__name__ for one in missing) == []
    assert sorted(name for code, name in drawers().items() if code not in ran) == []


def test_every_sheet_can_be_drawn() -> None:
    for sheet in SHEETS:
        assert all(one["drawn"]["blocks"] for one in sheet.drawn())


def test_the_page_shows_every_sheet() -> None:
    pictures = re.findall(r"!\[.+?\]\(agents-gallery/(.+?)\.png\)", PAGE.read_text(encoding="utf-8"))
    assert pictures == [sheet.name for sheet in SHEETS]
