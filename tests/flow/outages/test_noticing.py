"""When many reports are an outage, and when they are not."""

from dataclasses import replace

from bridge.domain.outgoing import BannerCard, OutageCard
from bridge.store.engine import Store
from bridge.store.tables import Outage
from tests.conftest import HeldClock
from tests.flow.outages.conftest import NIGHT, SHOP, STRUCK, TEXT, Struck


def test_a_burst_of_one_problem_is_one_banner_in_each_channel_and_one_card_for_its_owners(
    stored: Struck,
) -> None:
    stored.burst(6)
    assert stored.where(BannerCard) == [SHOP, NIGHT]
    assert stored.where(OutageCard) == ["C-pay"]
    assert len(stored.rows(Outage)) == 1


def test_fewer_people_are_none(struck: Struck) -> None:
    struck.burst(3)
    assert struck.rows(Outage) == []


def test_one_person_who_reports_often_is_none(struck: Struck) -> None:
    for _again in range(5):
        struck.burst(1)
    assert struck.rows(Outage) == []


def test_reports_that_come_slowly_are_none(struck: Struck) -> None:
    for person in range(1, 8):
        struck.burst(1, first=person)
        struck.clock.forward(minutes=5)
    assert struck.rows(Outage) == []


def test_what_is_usual_for_a_problem_is_none(memory: Store, clock: HeldClock) -> None:
    often = Struck(memory, clock, replace(STRUCK, outage=replace(STRUCK.outage, times_usual=10_000)))
    often.burst(1)
    often.clock.forward(hours=1)
    often.burst(4)
    assert often.rows(Outage) == []


def test_several_problems_that_few_report_are_none(struck: Struck) -> None:
    struck.problem(TEXT, "parcel left in rain", "login fails", "lamp flickers")
    assert struck.rows(Outage) == []


def test_thanks_are_never_an_outage(struck: Struck) -> None:
    struck.burst(6, text="thanks to the driver")
    assert struck.rows(Outage) == []


def test_without_channels_only_the_owners_are_told(memory: Store, clock: HeldClock) -> None:
    nowhere = Struck(memory, clock, replace(STRUCK, outage=replace(STRUCK.outage, channels=())))
    nowhere.burst(4)
    assert nowhere.where(BannerCard) == []
    assert nowhere.where(OutageCard) == ["C-pay"]
