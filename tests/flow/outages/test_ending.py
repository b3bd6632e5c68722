"""The all-clear: once, by those who own the problem, by what is live, or asked for when it is calm."""

from bridge.domain.outgoing import AllClear, BannerCard, CalmCard, HomeCard, OutageCard
from bridge.domain.stages import Stage
from bridge.flow import telling
from bridge.store.queries import groups
from bridge.store.tables import Outage
from tests.flow.outages.conftest import NIGHT, SHOP, Struck


def test_an_owner_gives_it_once_in_each_thread_and_on_each_banner(stored: Struck) -> None:
    stored.burst(5)
    stored.clear()
    stored.clear()
    assert stored.where(AllClear) == [SHOP, NIGHT]
    assert all(order.thread for order, _card in stored.posted(AllClear))
    assert [card.over for card in stored.edited(BannerCard)] == [True, True]
    assert [(card.over, card.faded) for card in stored.edited(OutageCard)] == [(True, False)]


def test_nobody_else_gives_it(struck: Struck) -> None:
    struck.burst(4)
    struck.clear("U-1")
    assert not struck.over()
    assert struck.notes()[-1][1] == "Only the owners of Payments can decide this."


def test_what_is_live_needs_no_owner(struck: Struck) -> None:
    number = struck.group_of(struck.burst(4)[0]).id or 0
    with struck.store.write() as session:
        telling.advance(session, groups.get(session, number), Stage.LIVE, struck.clock.now())
    struck.later(minutes=1)
    assert struck.where(AllClear) == [SHOP, NIGHT]
    assert [(card.who, card.faded) for card in struck.edited(OutageCard)] == [("", False)]


def test_after_a_calm_hour_the_owners_are_asked_once_for_each_silence(stored: Struck) -> None:
    stored.burst(4)
    stored.later(minutes=59)
    assert stored.posted(CalmCard) == []
    stored.later(minutes=2)
    stored.later(hours=5)
    [(order, card)] = stored.posted(CalmCard)
    assert (order.channel, bool(order.thread), card.minutes) == ("C-pay", True, 60)
    stored.burst(1, first=50)
    stored.later(hours=2)
    assert len(stored.posted(CalmCard)) == 2


def test_what_nobody_has_reported_for_a_day_ends_without_an_all_clear_and_cards_come_again(
    stored: Struck,
) -> None:
    stored.burst(4)
    stored.later(hours=23)
    assert not stored.over()
    stored.later(hours=1)
    stored.later(hours=1)
    assert stored.where(AllClear) == []
    assert [(card.over, card.faded) for card in stored.edited(BannerCard)] == [(True, True)] * 2
    assert [(card.over, card.faded) for card in stored.edited(OutageCard)] == [(True, True)]
    stored.burst(1)
    assert stored.where(HomeCard).count("U-1") == 2


def test_a_second_burst_after_the_all_clear_is_another_outage(struck: Struck) -> None:
    struck.burst(4)
    struck.clock.forward(minutes=1)
    struck.clear()
    struck.burst(3, first=11)
    assert len(struck.rows(Outage)) == 1, "reports from before the all-clear do not count again"
    struck.clock.forward(minutes=1)
    struck.burst(1, first=14)
    assert len(struck.rows(Outage)) == 2
    struck.clear(outage=1)
    assert struck.rows(Outage)[1].ended_at is None, "the button of the older one says nothing of this one"
