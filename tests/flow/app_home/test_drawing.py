"""When an App Home is drawn: as somebody looks, after what they do, once for all of it, and never a storm."""

from datetime import timedelta

from bridge.domain.errors import RefusedError, TryLaterError, UncertainError
from bridge.domain.incoming import Gesture
from bridge.domain.stages import Stage
from bridge.flow import erasure
from bridge.store.queries.app_home import KIND
from bridge.store.tables import Effect, Preference
from tests.flow.app_home.conftest import Tabs
from tests.flow.manners.wanting import goes_on, prefer
from tests.flow.office import TEAM


def drawings(office: Tabs) -> list[Effect]:
    return [effect for effect in office.rows(Effect) if effect.kind == KIND]


def test_it_is_drawn_for_whoever_opens_it_on_the_page_they_want(office: Tabs) -> None:
    office.opens("U-1")
    office.clock.forward(seconds=5)
    office.opens("U-1", page=2)
    assert office.published.drawn == [("U-1", 0), ("U-1", 2)]


def test_many_openings_at_once_are_one_drawing_of_the_last_page(office: Tabs) -> None:
    for page in range(9):
        office.homes.show(TEAM, "U-1", page)
    office.work()
    assert office.published.drawn == [("U-1", 8)]


def test_one_person_is_not_drawn_twice_within_seconds(quick: Tabs) -> None:
    quick.opens("U-1")
    quick.opens("U-1", page=1)
    quick.opens("U-2")
    assert quick.published.drawn == [("U-1", 0), ("U-2", 0)]
    quick.clock.forward(seconds=3)
    quick.work()
    assert quick.published.drawn[2:] == [("U-1", 1)]


def test_the_office_keeps_no_record_of_who_looked_when(quick: Tabs) -> None:
    for _ in range(5):
        quick.opens("U-1")
        quick.clock.forward(hours=1)
    assert len(drawings(quick)) == 1


def test_what_a_person_does_while_they_look_is_drawn_on_the_same_page(quick: Tabs) -> None:
    number = quick.say("U-1", "refund pending for days")
    quick.work()
    quick.opens("U-1", page=1)
    quick.clock.forward(minutes=5)
    quick.click("U-1", Gesture.RIGHT, number)
    assert quick.published.drawn == [("U-1", 1), ("U-1", 1)]


def test_a_report_of_theirs_appears_while_they_look(quick: Tabs) -> None:
    quick.opens("U-1")
    quick.clock.forward(seconds=20)
    quick.say("U-1", "refund pending for days")
    quick.work()
    assert quick.published.drawn == [("U-1", 0), ("U-1", 0)]


def test_news_and_questions_appear_while_they_look(quick: Tabs) -> None:
    numbers, jira_id = quick.opened()
    quick.opens("U-1")
    quick.clock.forward(minutes=1)
    quick.comment(jira_id, "To agents: which cards?")
    quick.clock.forward(minutes=1)
    goes_on(quick, numbers[0], Stage.PLANNED)
    assert quick.published.drawn == [("U-1", 0)] * 3


def test_who_never_looked_or_not_for_long_costs_no_call(quick: Tabs) -> None:
    number = quick.say("U-1", "refund pending for days")
    quick.work()
    quick.click("U-1", Gesture.RIGHT, number)
    quick.opens("U-2")
    quick.clock.forward(minutes=16)
    quick.say("U-2", "parcel lost")
    quick.work()
    assert quick.published.drawn == [("U-2", 0)]


def test_slack_is_asked_again_when_it_is_busy_and_not_when_it_has_no_such_tab(quick: Tabs) -> None:
    quick.published.before += [TryLaterError("busy", 30), UncertainError("lost")]
    quick.opens("U-1")
    quick.clock.forward(seconds=31)
    quick.work()
    quick.clock.forward(seconds=91)
    quick.work()
    assert quick.published.drawn == [("U-1", 0)]
    quick.clock.forward(seconds=5)
    quick.published.before.append(RefusedError("no tab", "not_enabled"))
    quick.opens("U-1")
    quick.clock.forward(days=1)
    quick.work()
    assert quick.published.drawn == [("U-1", 0)]
    quick.opens("U-1")
    assert quick.published.drawn[1:] == [("U-1", 0)]


def test_a_drawing_that_is_under_way_does_not_swallow_what_comes_after_it(quick: Tabs) -> None:
    quick.homes.show(TEAM, "U-1", 0)
    _looked, job = quick.delivery.claim()
    assert job is not None
    quick.homes.show(TEAM, "U-1", 1)
    quick.delivery.deliver(job)
    quick.clock.forward(seconds=3)
    quick.work()
    assert quick.published.drawn == [("U-1", 0), ("U-1", 1)]


def test_it_goes_before_all_that_waits(quick: Tabs) -> None:
    quick.say("U-2", "refund pending for days")
    while quick.sorting.step():
        pass
    quick.homes.show(TEAM, "U-1", 0)
    quick.delivery.step()
    assert (quick.published.drawn, quick.slack.posts) == ([("U-1", 0)], [])


def test_nothing_of_it_is_left_of_somebody_who_was_erased(office: Tabs) -> None:
    prefer(office, "U-1", news="mute")
    office.opens("U-1")
    office.clock.forward(seconds=9)
    office.homes.show(TEAM, "U-1", 0)
    erasure.erase(office.store, "U-1", office.clock.now() + timedelta(seconds=1))
    office.work()
    assert office.published.drawn == [("U-1", 0)]
    assert (drawings(office), office.rows(Preference)) == ([], [])
