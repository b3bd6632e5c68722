"""What banners say while it lasts, and how seldom they are edited."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import BannerCard, OutageCard
from tests.flow.outages.conftest import NIGHT, SHOP, Struck
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
