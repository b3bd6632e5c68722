"""Thanks travel with the next news of a problem, or are said at once where no more news is to come."""

from bridge.domain.incoming import Gesture
from bridge.store.tables import CreditEntry, ThankYou
from tests.flow.owners.desk import card, form, take_back, two_reports
from tests.flow.voices.conftest import Voiced

SAID = "Payments says: “This helped a lot.”"


def thank(office: Voiced, group: int, text: str = "This helped a lot.", user: str = "U-owner") -> None:
    office.clock.forward(minutes=1)
    form(office, Gesture.THANK, group, user=user, text=text)
    office.clock.forward(minutes=1)


def told(office: Voiced, number: int) -> list[str]:
    """What was said in the thread of an insight's home by itself."""
    return [text for thread, text in office.notes() if thread == office.insight(number).home_ts]


def travelled(office: Voiced, number: int) -> list[tuple[str, str]]:
    """The news of an insight's home: the stage, and the thanks that came with it."""
    return [(note.stage, note.thanks) for note in office.stage_notes(number)]


def test_thanks_come_with_the_next_news_and_not_again(office: Voiced) -> None:
    numbers, group = two_reports(office)
    thank(office, group)
    assert (told(office, numbers[0]), travelled(office, numbers[0])) == ([], [])
    form(office, Gesture.OPEN_ISSUE, group)
    office.clock.forward(minutes=1)
    form(office, Gesture.DECLINE, group, "The bank needs ten days.")
    for number in numbers:
        assert travelled(office, number) == [("with_team", "This helped a lot."), ("declined", "")]
    assert told(office, numbers[0]) == []


def test_where_it_is_over_they_are_said_in_every_home_once(office: Voiced) -> None:
    numbers, group = two_reports(office)
    form(office, Gesture.DECLINE, group, "The bank needs ten days.")
    thank(office, group)
    assert [told(office, number) for number in numbers] == [[SAID], [SAID]]
    decided = card(office, group).decided
    assert decided is not None
    assert decided.sentence.startswith("Declined")


def test_they_can_be_taken_back_until_they_are_told(quick: Voiced) -> None:
    numbers, group = two_reports(quick)
    thank(quick, group)
    take_back(quick, group)
    form(quick, Gesture.OPEN_ISSUE, group)
    assert travelled(quick, numbers[0]) == [("with_team", "")]
    thank(quick, group)
    form(quick, Gesture.DECLINE, group, "No.")
    take_back(quick, group)
    assert card(quick, group).decided is None
    assert quick.rows(ThankYou)[-1].withdrawn_at is None


def test_who_reported_later_is_not_thanked_for_it_and_the_last_words_count(quick: Voiced) -> None:
    numbers, group = two_reports(quick)
    thank(quick, group, "Thanks.")
    thank(quick, group, "Thanks a lot.")
    late = quick.say("U-3", "refund pending for many days")
    quick.work()
    form(quick, Gesture.OPEN_ISSUE, group)
    assert travelled(quick, numbers[0]) == [("with_team", "Thanks a lot.")]
    assert travelled(quick, late) == [("with_team", "")]


def test_they_carry_no_points_are_redacted_and_are_an_owners_to_say(quick: Voiced) -> None:
    _, group = two_reports(quick)
    thank(quick, group, "Call +49 341 4960 123.", user="U-1")
    thank(quick, group, "   ")
    assert quick.rows(ThankYou) == []
    thank(quick, group, "Call me on +49 341 4960 123.")
    [row] = quick.rows(ThankYou)
    assert "4960" not in row.text
    assert quick.rows(CreditEntry) == []


def test_they_travel_with_a_problem_that_was_joined_with_another(quick: Voiced) -> None:
    numbers, group = two_reports(quick)
    thank(quick, group)
    others = [quick.say(user, "refund smaller than paid") for user in ("U-8", "U-9")]
    quick.work()
    into = quick.group_of(others[0]).id or 0
    form(quick, Gesture.MERGE, group, str(into))
    quick.clock.forward(minutes=1)
    form(quick, Gesture.OPEN_ISSUE, into)
    assert ("with_team", "This helped a lot.") in travelled(quick, numbers[0])
