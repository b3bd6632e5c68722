"""One report that cannot wait is enough: its problem is shown at once, and who is on call is told in person."""

import pytest

from bridge.domain.incoming import Edit, Gesture
from bridge.store.tables import Effect, Insight
from tests.flow.urgent.conftest import Alarmed


def ticked(office: Alarmed, user: str, text: str) -> int:
    """Somebody reports, and ticks that it cannot wait."""
    number = office.say(user, text)
    with office.store.write() as session:
        session.get_one(Insight, number).urgent = True
    office.work()
    return number


def test_one_report_of_an_urgent_theme_is_told_to_every_owner_and_shown_at_once(alarmed: Alarmed) -> None:
    [number] = alarmed.problem("refund went to a stranger")
    assert [(who, card.insight) for who, card in alarmed.alarms()] == [
        ("U-owner", number),
        ("U-second", number),
    ]
    assert len(alarmed.triage()) == 1


def test_a_report_that_its_reporter_ticked_is_told(alarmed: Alarmed) -> None:
    number = ticked(alarmed, "U-1", "login fails with the new app")
    [(who, card), _second] = alarmed.alarms()
    assert (who, card.insight, card.kind) == ("U-owner", number, "")
    assert len(alarmed.triage()) == 1


def test_words_that_cannot_wait_are_told_to_those_on_call_for_them(alarmed: Alarmed) -> None:
    alarmed.problem("the new app says the charger caught fire")
    [(who, card)] = alarmed.alarms()
    assert (who, card.kind, card.text) == ("U-guard", "safety", "the new app says the charger caught fire")


def test_where_nobody_is_on_call_for_the_words_the_owners_are_told(alarmed: Alarmed) -> None:
    alarmed.problem("she will call the Ombudsman")
    assert alarmed.reached() == ["U-owner", "U-second"]


def test_more_reports_of_the_same_problem_within_the_hour_are_counted_on_the_card(stored: Alarmed) -> None:
    stored.problem(*["the lamp caught fire"] * 4)
    assert stored.reached() == ["U-guard"]
    assert not stored.edits()
    stored.later(minutes=1)
    assert [card.reports for card in stored.edits()] == [4]
    stored.later(minutes=1)
    assert len(stored.edits()) == 1, "nothing is new, so nothing is edited"


def test_a_report_after_one_that_was_said_to_be_not_urgent_is_told_like_the_first(alarmed: Alarmed) -> None:
    alarmed.problem("the lamp caught fire")
    alarmed.answer("U-guard", Gesture.NOT_URGENT)
    alarmed.problem("the lamp caught fire")
    assert alarmed.reached() == ["U-guard", "U-guard"]


def test_a_report_of_the_same_problem_that_others_are_on_call_for_is_told_to_them(alarmed: Alarmed) -> None:
    [first, second] = alarmed.problem(
        "the new lamp in the hall caught fire", "the new lamp in the hall ombudsman"
    )
    assert alarmed.group_of(first).id == alarmed.group_of(second).id
    assert alarmed.reached() == ["U-guard", "U-owner", "U-second"]


def test_after_an_hour_words_that_cannot_wait_are_told_again(alarmed: Alarmed) -> None:
    alarmed.problem("the lamp caught fire")
    alarmed.clock.forward(minutes=61)
    alarmed.problem("the lamp caught fire")
    assert alarmed.reached() == ["U-guard", "U-guard"]


def test_of_a_known_problem_of_an_urgent_theme_nobody_is_told_again(alarmed: Alarmed) -> None:
    alarmed.problem("refund went to a stranger")
    alarmed.clock.forward(days=1)
    alarmed.problem("refund went to a stranger")
    assert len(alarmed.alarms()) == 2


def test_a_second_urgent_problem_is_told_too(alarmed: Alarmed) -> None:
    alarmed.problem("refund went to a stranger", "refund twice since yesterday, say many")
    assert len(alarmed.alarms()) == 4


def test_where_nobody_is_named_the_channel_is_told(alarmed: Alarmed) -> None:
    alarmed.problem("parcel burst into flames")
    assert alarmed.reached() == ["C-del"]


def test_what_may_name_somebody_is_told_without_its_words_and_with_a_link(alarmed: Alarmed) -> None:
    alarmed.problem("refund went to a stranger, says Mrs Miller")
    for _who, card in alarmed.alarms():
        assert (card.text, card.url) == ("", "https://bridge.acme.example/insights/1")


def test_a_report_that_may_belong_elsewhere_does_not_wait_for_an_answer(alarmed: Alarmed) -> None:
    alarmed.problem("login with the new app fails today", "refund with the new app burns people")
    assert alarmed.state(2) == "provisional"
    assert {card.insight for _who, card in alarmed.alarms()} == {2}


def test_a_doubtful_report_is_not_hidden_behind_the_alarm_of_the_problem_that_it_may_belong_to(
    alarmed: Alarmed,
) -> None:
    alarmed.problem("the lamp in the hall caught fire", "the new car caught fire at night and nobody knows")
    assert {card.insight for _who, card in alarmed.alarms()} == {1, 2}


def test_other_reports_wait_for_more(alarmed: Alarmed) -> None:
    alarmed.problem("login fails with the new app, nobody was injuredly concerned")
    assert not alarmed.alarms()
    assert not alarmed.triage()


def test_thanks_that_cannot_wait_are_told_and_open_no_card(alarmed: Alarmed) -> None:
    ticked(alarmed, "U-1", "thanks to the driver")
    assert alarmed.reached() == ["U-owner", "U-second"]
    assert not alarmed.triage()


def test_words_that_cannot_wait_and_came_with_an_edit_are_told(alarmed: Alarmed) -> None:
    number = alarmed.say("U-1", "the lamp is hot", source="message:T1:C1:1.1")
    alarmed.work()
    for event in ("E1", "E1"):
        alarmed.intake.edited(Edit("message:T1:C1:1.1", event, "the lamp is hot, and it caught fire"))
        alarmed.work()
    assert [card.insight for _who, card in alarmed.alarms()] == [number]


def test_an_alarm_goes_before_all_else_and_speaks_its_readers_language(alarmed: Alarmed) -> None:
    alarmed.problem("the lamp caught fire")
    [alarm] = [effect for effect in alarmed.rows(Effect) if effect.kind == "urgent"]
    assert alarm.priority == min(effect.priority for effect in alarmed.rows(Effect))
    assert alarm.target.startswith("person:")


@pytest.mark.parametrize("text", ["the lamp caught fire and the refund is late and login fails"])
def test_a_report_of_several_problems_is_told_once(alarmed: Alarmed, text: str) -> None:
    alarmed.problem(text)
    assert alarmed.reached() == ["U-guard"]


def test_what_cannot_wait_goes_before_all_that_waits_to_be_sorted(stored: Alarmed) -> None:
    for person in range(20):
        stored.say(f"U-{person}", f"login fails in way {person}")
    last = stored.say("U-x", "the lamp caught fire")
    stored.sorting.step()
    assert stored.insight(last).alarm_id == 1
    assert stored.insight(last - 1).state == "kept"


def test_once_the_reporter_says_that_the_words_are_fine_the_card_quotes_them(alarmed: Alarmed) -> None:
    [number] = alarmed.problem("the lamp caught fire, says Mrs Miller")
    alarmed.click("U-1", Gesture.FINE, number)
    assert [card.text for card in alarmed.edits()] == ["the lamp caught fire, says Mrs Miller"]


def test_words_that_their_reporter_removes_leave_the_card_too(alarmed: Alarmed) -> None:
    [number] = alarmed.problem("the lamp caught fire")
    alarmed.click("U-1", Gesture.REMOVE, number)
    assert [card.text for card in alarmed.edits()] == ["(words removed)"]
