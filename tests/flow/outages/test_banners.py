"""What banners say while it lasts, and how seldom they are edited."""

from dataclasses import replace

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import AllClear, BannerCard, OutageCard
from bridge.domain.rules import Crew
from bridge.flow import wordings
from bridge.store.engine import Store
from bridge.store.queries import people
from tests.conftest import HeldClock
from tests.flow.office import TEAM
from tests.flow.outages.conftest import NIGHT, SHOP, STRUCK, Struck
from tests.flow.owners.desk import form


def test_counts_are_brought_up_to_date_together_every_few_minutes(struck: Struck) -> None:
    struck.burst(4)
    struck.burst(3, first=11)
    struck.later(minutes=1)
    assert struck.edited(BannerCard) == []
    struck.burst(3, first=21)
    struck.later(minutes=2)
    assert [card.reports for card in struck.edited(BannerCard)] == [10, 10]
    assert [card.reports for card in struck.edited(OutageCard)] == [10]
    struck.later(minutes=4)
    assert len(struck.edited(BannerCard)) == 2, "nothing is new, so nothing is edited"


def test_the_problems_wording_stands_on_the_banner(struck: Struck) -> None:
    numbers = struck.burst(2)
    group = struck.group_of(numbers[0]).id or 0
    form(struck, Gesture.WORDING, group, text="Please try the app.", meanwhile="Note the order.")
    struck.burst(2, first=11)
    for _order, card in struck.posted(BannerCard):
        assert (card.wording, card.meanwhile) == ("Please try the app.", "Note the order.")


def test_a_wording_that_is_agreed_while_it_lasts_stands_on_the_banner_at_once_and_until_it_ends(
    struck: Struck,
) -> None:
    group = struck.group_of(struck.burst(4)[0]).id or 0
    form(struck, Gesture.WORDING, group, text="Please try the app.", until="2026-11-04")
    assert [card.wording for card in struck.edited(BannerCard)] == ["Please try the app."] * 2
    assert struck.edited(OutageCard)[-1].worded
    struck.clock.forward(days=3)
    wordings.end_those_over(struck.store, struck.clock)
    struck.work()
    assert [card.wording for card in struck.edited(BannerCard)][2:] == ["", ""]


def test_an_owner_gives_each_channel_words_of_its_own(struck: Struck) -> None:
    struck.burst(4)
    struck.word(**{SHOP: "Please  pay at\nthe till."})
    assert [card.wording for card in struck.edited(BannerCard)] == ["Please pay at the till.", ""]
    struck.word(**{NIGHT: "Please call tomorrow."})
    assert [card.wording for card in struck.edited(BannerCard)][2:] == ["", "Please call tomorrow."]


def test_nobody_else_may_word_them(struck: Struck) -> None:
    struck.burst(4)
    struck.word(user="U-1", **{SHOP: "It is their own fault."})
    assert struck.edited(BannerCard) == []
    assert struck.notes()[-1][1] == "Only the owners of Payments can decide this."


def cards(struck: Struck) -> set[tuple[str, int]]:
    """Titles and counts on banners and all-clears."""
    struck.burst(4)
    struck.clear()
    banners = [*(card for _order, card in struck.posted(BannerCard)), *struck.edited(BannerCard)]
    cleared = [card for _order, card in struck.posted(AllClear)]
    assert banners
    assert cleared
    return {(one.title, one.reports) for one in banners} | {(one.title, one.reports) for one in cleared}


def test_where_only_our_own_people_read_banners_they_say_the_title_and_how_many(struck: Struck) -> None:
    assert cards(struck) == {("Refund page does not load", 4)}


def test_where_a_partners_people_may_read_banners_they_say_neither(memory: Store, clock: HeldClock) -> None:
    partner = Crew("manila", "Manila", members=("U-9",), company="Manila Calls")
    assert cards(Struck(memory, clock, replace(STRUCK, crews=(partner,)))) == {("", 0)}


def test_where_a_guest_may_read_banners_they_say_neither(struck: Struck) -> None:
    with struck.store.write() as session:
        people.known(session, TEAM, "U-guest").guest = True
    assert cards(struck) == {("", 0)}
