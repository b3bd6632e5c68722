"""News once a day: one message for what is on the way, each stage told in one place and once."""

import pytest

from bridge.domain.errors import RefusedError, UncertainError
from bridge.domain.stages import Stage
from bridge.flow import erasure, landing, orders
from bridge.store.tables import Effect, Person
from tests.flow.manners.wanting import (
    ONE,
    OTHER,
    goes_on,
    later,
    lives_in,
    messages_of_the_day,
    prefer,
)
from tests.flow.office import Office


@pytest.fixture
def daily(office: Office) -> Office:
    return once_a_day(office)


@pytest.fixture
def small(quick: Office) -> Office:
    return once_a_day(quick)


def once_a_day(office: Office) -> Office:
    """It is ten; U-1 wants news once a day, and lives where it is ten too."""
    prefer(office, "U-1", news="daily")
    office.clock.forward(hours=1)
    return office


def report(office: Office, text: str) -> int:
    number = office.say("U-1", text)
    office.work()
    return number


def test_stages_on_the_way_come_in_one_message_at_nine(daily: Office) -> None:
    one, other = report(daily, ONE), report(daily, OTHER)
    goes_on(daily, one, Stage.PLANNED)
    goes_on(daily, other, Stage.WITH_TEAM)
    later(daily, hours=22)
    assert messages_of_the_day(daily) == []
    later(daily, hours=1)
    assert messages_of_the_day(daily) == [[(one, Stage.PLANNED), (other, Stage.WITH_TEAM)]]
    assert {effect.waits_for for effect in daily.rows(Effect)} == {None}
    assert daily.told(one) == []
    later(daily, days=3)
    assert len(messages_of_the_day(daily)) == 1


def test_what_was_overtaken_since_is_never_told(daily: Office) -> None:
    number = report(daily, ONE)
    goes_on(daily, number, Stage.WITH_TEAM)
    later(daily, hours=2)
    goes_on(daily, number, Stage.IN_WORK)
    later(daily, days=1)
    assert messages_of_the_day(daily) == [[(number, Stage.IN_WORK)]]


def test_the_next_day_has_a_message_of_its_own(small: Office) -> None:
    number = report(small, ONE)
    goes_on(small, number, Stage.PLANNED)
    later(small, days=1)
    goes_on(small, number, Stage.IN_WORK)
    later(small, days=1)
    assert messages_of_the_day(small) == [[(number, Stage.PLANNED)], [(number, Stage.IN_WORK)]]


def test_what_is_live_comes_at_the_same_hour_at_its_card(small: Office) -> None:
    number = report(small, ONE)
    goes_on(small, number, Stage.LIVE)
    assert small.told(number) == []
    later(small, hours=23)
    assert small.told(number) == [Stage.LIVE]
    assert messages_of_the_day(small) == []


def test_a_correction_does_not_wait_for_the_day(small: Office) -> None:
    number = report(small, ONE)
    goes_on(small, number, Stage.LIVE)
    later(small, days=1)
    goes_on(small, number, Stage.IN_WORK)
    assert small.told(number) == [Stage.LIVE, Stage.IN_WORK]


def test_nine_is_nine_where_the_person_is(quick: Office) -> None:
    prefer(quick, "U-1", news="daily")
    lives_in(quick, "U-1", "America/New_York")
    number = report(quick, ONE)
    goes_on(quick, number, Stage.PLANNED)
    later(quick, hours=4.9)
    assert messages_of_the_day(quick) == []
    later(quick, hours=0.2)
    assert messages_of_the_day(quick) == [[(number, Stage.PLANNED)]]


def test_others_hear_at_once(small: Office) -> None:
    mine = report(small, ONE)
    theirs = small.say("U-2", ONE)
    small.work()
    goes_on(small, mine, Stage.PLANNED)
    assert small.told(theirs) == [Stage.PLANNED]


def test_whoever_wants_news_at_once_again_gets_what_waits(daily: Office) -> None:
    number = report(daily, ONE)
    goes_on(daily, number, Stage.PLANNED)
    prefer(daily, "U-1", "view:V2", news="instant")
    assert daily.told(number) == [Stage.PLANNED]
    later(daily, days=2)
    assert messages_of_the_day(daily) == []


def test_a_message_whose_answer_was_lost_is_looked_up_and_not_sent_twice(small: Office) -> None:
    number = report(small, ONE)
    goes_on(small, number, Stage.PLANNED)
    small.slack.after.append(UncertainError("lost"))
    later(small, hours=23)
    later(small, minutes=5)
    assert messages_of_the_day(small) == [[(number, Stage.PLANNED)]]
    assert small.effect(f"stage:1:{number}").state == "done"


def test_other_wishes_do_not_tell_again_what_may_be_told(small: Office) -> None:
    number = report(small, ONE)
    goes_on(small, number, Stage.PLANNED)
    small.slack.after.append(UncertainError("lost"))
    later(small, hours=23)
    prefer(small, "U-1", "view:V2", news="instant")
    later(small, minutes=5)
    assert messages_of_the_day(small) == [[(number, Stage.PLANNED)]]
    assert small.told(number) == []


def test_what_slack_refuses_to_gather_is_told_at_its_card_and_holds_nothing_up(small: Office) -> None:
    number = report(small, ONE)
    goes_on(small, number, Stage.PLANNED)
    small.slack.before.append(RefusedError("no", "restricted_action"))
    later(small, hours=23)
    assert (messages_of_the_day(small), small.told(number)) == ([], [Stage.PLANNED])
    goes_on(small, number, Stage.IN_WORK)
    later(small, days=1)
    assert messages_of_the_day(small) == [[(number, Stage.IN_WORK)]]


def test_what_the_message_has_no_room_for_is_told_at_its_card(
    small: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (landing.daily, orders.daily):
        monkeypatch.setattr(module, "ROOM", 1)
    one, other = report(small, ONE), report(small, OTHER)
    for number in (one, other):
        goes_on(small, number, Stage.PLANNED)
    later(small, hours=23)
    assert messages_of_the_day(small) == [[(one, Stage.PLANNED)]]
    assert (small.told(one), small.told(other)) == ([], [Stage.PLANNED])


def test_nothing_is_told_to_somebody_who_was_erased_meanwhile(small: Office) -> None:
    number = report(small, ONE)
    goes_on(small, number, Stage.PLANNED)
    with small.store.write() as session:
        person = session.get_one(Person, 1)
        person.erased_at, person.user = small.clock.now(), ""
        session.add(person)
    later(small, days=1)
    assert messages_of_the_day(small) == []


def test_a_stage_that_comes_while_the_message_is_sent_is_told_by_itself(small: Office) -> None:
    one, other = report(small, ONE), report(small, OTHER)
    goes_on(small, one, Stage.PLANNED)
    small.clock.forward(hours=22, minutes=59)
    goes_on(small, other, Stage.PLANNED)
    small.clock.forward(minutes=1)
    number = small.effect("daily:1:2026-11-03T09:00").id
    with small.store.write() as session:
        day = session.get_one(Effect, number)
        day.attempt_at = small.clock.now()
        session.add(day)
    goes_on(small, other, Stage.IN_WORK)
    later(small, days=1, hours=1)
    told = [pair for message in messages_of_the_day(small) for pair in message]
    assert told.count((one, Stage.PLANNED)) == 1
    assert told.count((other, Stage.IN_WORK)) == 1


def test_what_waits_for_the_day_holds_up_nothing_that_waits_for_the_morning(quick: Office) -> None:
    prefer(quick, "U-1", news="daily", quiet_from="08:30", quiet_until="09:30")
    number = report(quick, ONE)
    goes_on(quick, number, Stage.FIXED)
    goes_on(quick, number, Stage.IN_WORK)
    later(quick, minutes=30)
    assert quick.told(number) == [Stage.IN_WORK]
    assert quick.stage_notes(number)[0].correction
    later(quick, days=1)
    assert messages_of_the_day(quick) == []


def test_of_an_erased_person_nothing_waits_any_more(small: Office) -> None:
    number = report(small, ONE)
    goes_on(small, number, Stage.LIVE)
    erasure.erase(small.store, "U-1", small.clock.now())
    later(small, days=1)
    assert small.effect(f"stage:1:{number}").state in {"skipped", "dead"}
    assert small.told(number) == []
