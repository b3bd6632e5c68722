"""Those who reported read what to tell the customer now: on their card, with a "no", and not after its time."""

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import HomeCard, Update
from bridge.domain.stages import Stage
from bridge.flow.wordings import end_those_over, warn
from tests.flow.customers.test_news import ship
from tests.flow.office import Office
from tests.flow.owners.desk import OWNER, form, shown, take_back, two_reports
from tests.flow.owners.test_closing import day


def last_card(office: Office, number: int) -> HomeCard:
    """The home card of an insight as it stands in Slack."""
    ts = office.insight(number).home_ts
    cards = [one.card for one in office.slack.updates if isinstance(one, Update) and one.ts == ts]
    assert isinstance(cards[-1], HomeCard)
    return cards[-1]


def test_what_to_say_and_to_do_stands_on_the_card_of_everyone_who_reported(office: Office) -> None:
    numbers, group = two_reports(office)
    form(office, Gesture.WORDING, group, text="Ten days.", meanwhile="Resend the receipt.")
    for number in numbers:
        problem = last_card(office, number).problem
        assert (problem.wording, problem.meanwhile) == ("Ten days.", "Resend the receipt.")


def test_a_no_comes_with_what_to_tell_the_customer(office: Office) -> None:
    numbers, group = two_reports(office)
    form(office, Gesture.DECLINE, group, "The bank needs ten days.", wording="Please wait ten days.")
    [note] = [note for note in office.stage_notes(numbers[0]) if note.stage is Stage.DECLINED]
    assert note.problem.wording == "Please wait ten days."


def test_what_was_agreed_before_it_went_live_is_not_said_after_it_until_that_is_taken_back(
    office: Office,
) -> None:
    numbers, group = two_reports(office)
    form(office, Gesture.WORDING, group, text="Please wait ten days.")
    office.clock.forward(minutes=1)
    ship(office, group)
    assert office.home(numbers[0]).problem.wording == ""
    [note] = [note for note in office.stage_notes(numbers[0]) if note.stage is Stage.LIVE]
    assert note.problem.wording == ""
    take_back(office, group)
    assert office.home(numbers[0]).problem.wording == "Please wait ten days."


def test_what_is_agreed_once_it_is_live_is_said(office: Office) -> None:
    numbers, group = two_reports(office)
    ship(office, group)
    form(office, Gesture.WORDING, group, text="It shows the day now.")
    assert last_card(office, numbers[0]).problem.wording == "It shows the day now."


def test_what_was_to_be_said_until_a_date_is_taken_away_after_it_and_its_owner_hears_so(
    office: Office,
) -> None:
    numbers, group = two_reports(office)
    form(office, Gesture.WORDING, group, text="Ten days.", until=day(office, 2))
    end_those_over(office.store, office.clock)
    office.work()
    assert last_card(office, numbers[0]).problem.wording == "Ten days."
    office.clock.forward(days=4)
    for _again in range(2):
        end_those_over(office.store, office.clock)
        office.work()
    assert last_card(office, numbers[0]).problem.wording == ""
    assert shown(office, group).wording == ""
    ended = [text for _thread, text in office.notes() if text.startswith("What agents tell customers ended")]
    assert ended == ["What agents tell customers ended today: “Ten days.” Say what is to be said now."]


def test_what_an_owner_took_away_before_does_not_end_again(office: Office) -> None:
    _numbers, group = two_reports(office)
    form(office, Gesture.WORDING, group, text="Ten days.", until=day(office, 2))
    form(office, Gesture.WORDING, group, user=OWNER)
    office.clock.forward(days=4)
    end_those_over(office.store, office.clock)
    office.work()
    assert not [text for _thread, text in office.notes() if "ended today" in text]


def test_the_team_is_told_once_some_days_before_what_is_said_ends(office: Office) -> None:
    _numbers, group = two_reports(office)
    form(office, Gesture.WORDING, group, text="Ten days.", until=day(office, 20))
    warn(office.store, office.clock)
    office.clock.forward(days=18)
    for _again in range(2):
        warn(office.store, office.clock)
        office.work()
    assert sum(text.startswith("What agents tell customers ends on") for _thread, text in office.notes()) == 1


def test_what_was_to_be_said_for_few_days_ends_without_a_warning(office: Office) -> None:
    _numbers, group = two_reports(office)
    form(office, Gesture.WORDING, group, text="Ten days.", until=day(office, 3))
    office.clock.forward(days=1)
    warn(office.store, office.clock)
    office.work()
    assert not any("ends on" in text for _thread, text in office.notes())
