"""During an outage one card for each person is enough, and nothing is lost."""

from datetime import timedelta

from bridge.domain.grouping import State
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import CustomersCard, HomeCard
from bridge.domain.stages import Stage
from bridge.flow import telling
from bridge.store.queries import effects, groups
from bridge.store.tables import CallBack, Insight
from tests.flow.office import drained
from tests.flow.outages.conftest import TEXT, Struck


def test_fifty_reports_of_few_people_are_one_card_each(stored: Struck) -> None:
    stored.burst(4)
    for _again in range(5):
        stored.burst(4)
    assert sorted(stored.where(HomeCard)) == ["U-1", "U-2", "U-3", "U-4"]


def test_quiet_reports_count_and_can_be_credited_like_any_other(struck: Struck) -> None:
    numbers = struck.burst(4) + struck.burst(4)
    assert {struck.state(number) for number in numbers} == {State.JOINED}
    group = struck.group_of(numbers[0]).id or 0
    with struck.store.read() as session:
        assert groups.reports(session, group) >= 4


def advance(office: Struck, number: int, stage: Stage) -> None:
    """The problem of a report is on a stage from now on, and everybody is told."""
    group = office.group_of(number).id or 0
    with office.store.write() as session:
        telling.advance(session, groups.get(session, group), stage, office.clock.now())
    office.work()


def answers(office: Struck, gesture: Gesture) -> list[int]:
    """Somebody who reported an outage three times says once what its end has to do with it: the numbers."""
    first, *_others = office.burst(4)
    numbers = [first, *office.burst(1, text=f"{TEXT} for C-88213"), *office.burst(1, text=f"{TEXT}, C-90001")]
    advance(office, first, Stage.LIVE)
    assert [office.told(number) for number in numbers] == [[Stage.LIVE], [], []]
    [note] = office.stage_notes(first)
    assert note.also == 2
    office.click("U-1", gesture, first, version=note.asks)
    return numbers


def test_one_note_in_a_home_speaks_for_all_reports_that_live_there(stored: Struck) -> None:
    numbers = answers(stored, Gesture.SAME_THING)
    assert {stored.state(number) for number in numbers} == {State.CONFIRMED}
    assert [card.insight for _order, card in stored.posted(CustomersCard)] == numbers[1:]


def test_not_this_is_said_of_all_reports_that_live_there(struck: Struck) -> None:
    numbers = answers(struck, Gesture.NOT_THIS)
    away = {struck.group_of(number).id for number in numbers}
    assert struck.group_of(2).id not in away
    assert {row.outcome for row in struck.rows(CallBack)} == {"withdrawn"}


def test_who_was_told_in_a_home_is_not_told_again_for_another_report_there(struck: Struck) -> None:
    first, *_others = struck.burst(4)
    [later] = struck.burst(1)
    advance(struck, first, Stage.PLANNED)
    struck.click("U-1", Gesture.NOT_SAME, first)
    group = struck.group_of(later).id or 0
    with struck.store.write() as session:
        telling.arrive(session, groups.get(session, group), [later], struck.clock.now(), correction=False)
    struck.work()
    assert struck.told(later) == []


def test_a_report_that_came_before_the_first_ones_card_stood_finds_it_too(stored: Struck) -> None:
    numbers = [stored.say(f"U-{person}", TEXT) for person in (1, 2, 3, 4, 1)]
    stored.work()
    assert stored.insight(numbers[4]).home_ts == stored.insight(numbers[0]).home_ts is not None


def test_what_is_told_of_a_report_waits_for_the_home_that_it_shares(stored: Struck) -> None:
    numbers = [stored.say(f"U-{person}", TEXT) for person in (1, 2, 3, 4, 1)]
    drained(stored.sorting.step)
    with stored.store.write() as session:
        late = effects.by_key(session, f"home:{numbers[0]}")
        assert late is not None
        late.next_at = stored.clock.now() + timedelta(hours=1)
        session.add(late)
        group = groups.get(session, stored.group_of(numbers[0]).id or 0)
        telling.advance(session, group, Stage.DECLINED, stored.clock.now())
    stored.work()
    assert stored.told(numbers[0]) == []
    stored.clock.forward(hours=1)
    stored.work()
    assert stored.told(numbers[0]) == [Stage.DECLINED]


def test_a_home_below_what_somebody_said_is_shared_as_one(struck: Struck) -> None:
    numbers = [struck.say(f"U-{person}", TEXT) for person in (1, 2, 3, 4, 1)]
    drained(struck.sorting.step)
    with struck.store.write() as session:
        session.get_one(Insight, numbers[0]).home_thread = "1.1"
    struck.work()
    assert struck.insight(numbers[4]).story == struck.insight(numbers[0]).story == "1.1"


def test_a_report_of_something_else_has_a_card_of_its_own(struck: Struck) -> None:
    struck.burst(4)
    struck.burst(1, text="parcel left in rain")
    assert struck.where(HomeCard).count("U-1") == 2


def test_after_the_all_clear_cards_come_again(struck: Struck) -> None:
    struck.burst(4)
    struck.clear()
    struck.burst(1)
    assert struck.where(HomeCard).count("U-1") == 2
