"""The reporter of words that may name somebody taps Fine, or changes them; nobody else can, and no tap counts twice."""

import pytest

from bridge.domain.details import Added, Details
from bridge.domain.errors import RefusalError
from bridge.domain.incoming import Edit, Gesture, Rewording
from bridge.domain.outgoing import HeldBack, HomeCard
from bridge.store.tables import Effect, InsightVersion
from tests.flow.office import TEAM, Office

NAMED = "refund pending for days says Mrs Quimby"
SOURCE = "message:T1:C1:1.1"


@pytest.fixture
def held(office: Office) -> Office:
    """A report that may name somebody."""
    office.say("U-1", NAMED, SOURCE)
    office.work()
    return office


def cards(office: Office) -> int:
    return len([one for one in office.rows(Effect) if one.kind == "card"])


def reword(office: Office, text: str, event: str = "view:V1", user: str = "U-1") -> None:
    office.intake.reworded(Rewording(1, event, TEAM, user, text))
    office.work()


def test_the_card_says_which_words_may_name_somebody(held: Office) -> None:
    assert held.home(1).held_back == HeldBack("Mrs Quimby", 0)


def test_a_tap_is_enough_and_the_card_asks_no_more(held: Office) -> None:
    held.click("U-1", Gesture.FINE, 1, version=0)
    insight = held.insight(1)
    assert (insight.held_back, insight.fine_at) == (False, held.clock.now())
    assert held.home(1).held_back is None
    drawn = [update.card for update in held.slack.updates]
    assert [card.held_back for card in drawn if isinstance(card, HomeCard)] == [None]


def test_a_second_tap_changes_nothing(held: Office) -> None:
    held.click("U-1", Gesture.FINE, 1, version=0)
    said, edits = held.insight(1).fine_at, cards(held)
    held.clock.forward(hours=1)
    held.click("U-1", Gesture.FINE, 1, version=0)
    assert (held.insight(1).fine_at, cards(held)) == (said, edits)


@pytest.mark.parametrize("stranger", ["U-2", "U-owner", "U-nobody"])
def test_nobody_else_can_say_that_words_are_fine_or_change_them(held: Office, stranger: str) -> None:
    held.say("U-2", "parcel late")
    held.click(stranger, Gesture.FINE, 1, version=0)
    with pytest.raises(RefusalError, match=r"Only whoever reported no\. 1 can change its words"):
        reword(held, "refund pending", user=stranger)
    assert (held.insight(1).held_back, held.insight(1).text) == (True, NAMED)


def test_a_tap_on_an_old_card_is_not_about_words_that_came_since(held: Office) -> None:
    held.intake.edited(Edit(SOURCE, "Ev2", "refund pending for days says Mr Wolf"))
    held.click("U-1", Gesture.FINE, 1, version=0)
    assert held.insight(1).held_back
    held.click("U-1", Gesture.FINE, 1, version=1)
    assert not held.insight(1).held_back


def test_the_card_is_about_the_words_that_were_sent_again_unchanged(held: Office) -> None:
    reword(held, NAMED)
    drawn = [update.card for update in held.slack.updates]
    assert [card.held_back for card in drawn if isinstance(card, HomeCard)] == [HeldBack("Mrs Quimby", 1)]
    held.click("U-1", Gesture.FINE, 1, version=1)
    assert not held.insight(1).held_back


def test_words_without_a_name_are_quoted_at_once(held: Office) -> None:
    reword(held, "refund pending for days")
    assert (held.insight(1).text, held.insight(1).held_back) == ("refund pending for days", False)
    assert [version.text for version in held.rows(InsightVersion)] == [NAMED]


def test_other_words_that_may_name_somebody_are_asked_about_anew(held: Office) -> None:
    held.click("U-1", Gesture.FINE, 1, version=0)
    reword(held, "refund pending for days says Mr Wolf")
    assert (held.insight(1).held_back, held.insight(1).fine_at) == (True, None)
    assert held.home(1).held_back == HeldBack("Mr Wolf", 1)


def test_a_form_that_is_sent_twice_makes_one_version(held: Office) -> None:
    for text in ("refund pending for days", "something else"):
        reword(held, text)
    assert held.insight(1).text == "refund pending for days"
    assert len(held.rows(InsightVersion)) == 1


@pytest.mark.parametrize("text", ["", "   ", "x" * 20_000])
def test_a_form_without_usable_words_is_refused_in_a_sentence(held: Office, text: str) -> None:
    with pytest.raises(RefusalError):
        reword(held, text)
    assert held.insight(1).text == NAMED


def test_a_report_that_was_removed_gets_no_words_again(held: Office) -> None:
    held.click("U-1", Gesture.REMOVE, 1)
    held.intake.edited(Edit(SOURCE, "Ev3", "refund pending"))
    with pytest.raises(RefusalError, match=r"The words of no\. 1 are not there any more"):
        reword(held, "refund pending")
    assert held.insight(1).text == ""


def add_file(office: Office) -> None:
    office.intake.add_details(Added(1, "view:V9", TEAM, "U-1", Details(), files=(("F1", "image/png"),)))
    office.work()


def test_a_file_holds_the_words_back_until_its_reporter_says_what_becomes_of_it(held: Office) -> None:
    reword(held, "refund pending for days")
    add_file(held)
    assert (held.insight(1).held_back, held.home(1).held_back) == (True, None)
    held.click("U-1", Gesture.REFUSE_FILE, 1)
    assert not held.insight(1).held_back


def test_a_name_and_a_file_are_two_questions_and_each_is_asked_once(held: Office) -> None:
    held.click("U-1", Gesture.FINE, 1, version=0)
    add_file(held)
    assert (held.insight(1).held_back, held.home(1).held_back) == (True, None)
    held.click("U-1", Gesture.CONFIRM_FILE, 1)
    assert not held.insight(1).held_back
