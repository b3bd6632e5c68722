"""What owners decide of groups is what sorting knows of them, at once and in every process."""

from collections.abc import Callable

import pytest

from bridge.domain.incoming import Click, Gesture
from bridge.flow.sorting import Sorting
from tests.fakes import WordSorter
from tests.flow.likeness.planted import planted
from tests.flow.office import TEAM, Office

REFUND = ("refund pending for days", "refund pending since days", "refund voucher pending days")


class Themed(WordSorter):
    """Notes of which theme what it placed is."""

    def __init__(self) -> None:
        super().__init__()
        self.themes: dict[int, str | None] = {}

    def place(
        self, insight: int, group: int, reading: bytes, theme: str | None, *, settled: bool, part: int = 0
    ) -> None:
        self.themes[insight] = theme
        super().place(insight, group, reading, theme, settled=settled, part=part)


@pytest.fixture
def refund(office: Office) -> int:
    """Insights 1, 2 and 3."""
    return planted(office, *REFUND)


@pytest.fixture
def joins(office: Office) -> Callable[[str], int]:
    """Into which group a report goes that says this."""

    def said(text: str) -> int:
        number = office.say("U-9", text)
        office.sorting.step()
        return office.group_of(number).id or 0

    return said


def send(office: Office, gesture: Gesture, subject: int, **values: tuple[str, ...]) -> None:
    """An owner sends a form."""
    now = office.clock.now()
    click = Click(f"{gesture}:{subject}", gesture, TEAM, "U-owner", subject, now, values=values)
    office.intake.click(click)
    office.attending.step()


def decide(office: Office, gesture: Gesture, subject: int, choice: str = "") -> None:
    """An owner presses a button."""
    office.press("U-owner", gesture, subject, choice)
    office.attending.step()


def test_what_was_split_off_draws_what_is_like_it(
    office: Office, refund: int, joins: Callable[[str], int]
) -> None:
    send(office, Gesture.SPLIT, refund, insights=("3:0",), title=("Voucher",))
    own = office.group_of(3).id or 0
    assert own != refund
    assert joins("refund voucher pending days") == own
    assert joins("refund pending for days") == refund


def test_what_was_moved_draws_to_where_it_is(
    office: Office, refund: int, joins: Callable[[str], int]
) -> None:
    lamp = planted(office, "lamp flickers at night")
    send(office, Gesture.MOVE, refund, insights=("3:0",), to=(str(lamp),))
    assert joins("refund voucher pending days") == lamp


def test_what_was_joined_and_parted_again_is_two_problems(
    office: Office, refund: int, joins: Callable[[str], int]
) -> None:
    lamp = planted(office, "lamp flickers at night", "lamp flickers by night")
    decide(office, Gesture.MERGE, lamp, str(refund))
    assert joins("lamp flickers at night") == refund
    decide(office, Gesture.TAKE_BACK, refund)
    assert joins("lamp flickers by night") == lamp


def test_a_theme_that_an_owner_gives_is_known_to_sorting_at_once(office: Office, refund: int) -> None:
    sorter = Themed()
    other = Sorting(office.store, office.rules, office.clock, sorter)
    other.step()
    assert set(sorter.themes.values()) == {"billing"}
    decide(office, Gesture.REROUTE, refund, "delivery_time")
    other.step()
    assert sorter.themes == dict.fromkeys((1, 2, 3), "delivery_time")


def test_a_theme_is_learnt_once(office: Office, refund: int) -> None:
    sorter = Themed()
    other = Sorting(office.store, office.rules, office.clock, sorter)
    other.step()
    decide(office, Gesture.REROUTE, refund, "delivery_time")
    other.step()
    sorter.themes.clear()
    other.step()
    assert sorter.themes == {}
