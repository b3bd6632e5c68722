"""An owner says no, not now, or done; each with its date, its reason, and a way back."""

from datetime import date, timedelta

from bridge.domain.incoming import Click, Gesture
from bridge.domain.stages import Stage
from bridge.flow.clock import wake_by_date
from bridge.flow.decisions import decide
from bridge.flow.rulings.forms import PAST
from bridge.store.tables import Issue, Ruling, Wording
from tests.flow.office import TEAM, Office
from tests.flow.owners.desk import OWNER, card, form, problem, rulings, shown, take_back, told, two_reports

PARCEL = ("parcel left in rain", "parcel left in rain again")
DONE = {"status": "Done", "category": "done", "resolution": "Done"}


def day(office: Office, days: int) -> str:
    return (office.clock.now() + timedelta(days=days)).date().isoformat()


def test_a_no_comes_with_what_to_tell_customers_and_can_be_taken_back(office: Office) -> None:
    numbers, group = two_reports(office)
    form(office, Gesture.DECLINE, group, "The bank decides.", wording="The bank needs ten days.")
    assert (card(office, group).outcome, card(office, group).wording) == (
        "Declined: The bank decides.",
        "The bank needs ten days.",
    )
    decided = shown(office, group).decided
    assert decided is not None
    assert decided.sentence == "Declined, 2 November 2026."
    take_back(office, group)
    assert told(office, numbers[0]) == [("declined", False), ("heard", True)]
    assert (card(office, group).outcome, card(office, group).wording, rulings(office)) == ("", "", [])
    assert office.notes()[-1][1] == "Taken back: Declined, 2 November 2026."


def test_taking_back_twice_or_by_a_stranger_changes_nothing(office: Office) -> None:
    _, group = two_reports(office)
    form(office, Gesture.SNOOZE, group, more="5")
    form(office, Gesture.DECLINE, group, "too dear")
    decided = card(office, group).decided
    assert decided is not None
    form(office, Gesture.TAKE_BACK, group, str(decided.ruling), user="U-stranger")
    assert rulings(office) == ["snooze", "decline"]
    for _ in range(2):
        form(office, Gesture.TAKE_BACK, group, str(decided.ruling))
    assert rulings(office) == ["snooze"]


def test_one_click_that_comes_twice_decides_once(office: Office) -> None:
    """Also when it was taken back in between, and the inbox has forgotten it."""
    _, group = two_reports(office)
    click = Click("click:x", Gesture.DECLINE, TEAM, OWNER, group, office.clock.now(), 0, "too dear")
    for _ in range(2):
        with office.store.grouping() as session:
            decide(session, office.rules, click, office.clock.now())
        office.work()
        if card(office, group).decided is not None:
            take_back(office, group)
    assert len(office.rows(Ruling)) == 1
    assert card(office, group).outcome == ""


def test_a_no_that_jira_has_overtaken_is_not_offered_to_be_taken_back(office: Office) -> None:
    numbers, _ = office.opened()
    group = office.group_of(numbers[0]).id or 0
    form(office, Gesture.DECLINE, group, "too dear")
    office.clock.forward(minutes=1)
    office.jira.change(office.rows(Issue)[0].jira_id, **DONE)
    office.poll()
    assert office.group_of(numbers[0]).stage == Stage.FIXED
    assert card(office, group).decided is None


def test_a_card_sleeps_until_a_day_and_says_when_it_wakes(office: Office) -> None:
    _, group = two_reports(office)
    form(office, Gesture.SNOOZE, group, until=day(office, -1))
    assert (card(office, group).asleep, rulings(office)) == ("", [])
    form(office, Gesture.SNOOZE, group, until=day(office, 3), more="2")
    assert card(office, group).asleep == "Asleep until 5 November 2026, or until 2 more reports."
    office.clock.forward(days=3)
    wake_by_date(office.store, office.clock)
    office.work()
    assert shown(office, group).asleep == ""
    assert any("Awake again" in text for _thread, text in office.notes())
    assert card(office, group).decided is None


def test_a_card_wakes_when_enough_more_have_reported(office: Office) -> None:
    _, group = two_reports(office)
    form(office, Gesture.SNOOZE, group, more="2")
    office.say("U-3", "refund pending for days")
    office.work()
    assert card(office, group).asleep == "Asleep until 1 more report."
    office.say("U-4", "refund pending for some days")
    office.work()
    assert shown(office, group).asleep == ""
    assert any("Awake again: there are 4 reports now." in text for _thread, text in office.notes())


def test_the_answer_can_be_promised_for_another_day_once(office: Office) -> None:
    _, group = two_reports(office)
    before = card(office, group).answer_by
    form(office, Gesture.ANSWER_BY, group, date=day(office, 20), reason="the bank must look first")
    assert card(office, group).answer_by == date(2026, 11, 22)
    assert office.notes()[-1][1] == "An answer is promised for 22 November 2026: the bank must look first"
    form(office, Gesture.ANSWER_BY, group, date=day(office, 30))
    assert card(office, group).answer_by == date(2026, 11, 22)
    take_back(office, group)
    assert card(office, group).answer_by == before
    office.clock.forward(days=8)
    assert card(office, group).overdue


def test_what_is_fixed_is_live_by_one_click_and_stays_so(office: Office) -> None:
    numbers, jira_id = office.opened()
    group = office.group_of(numbers[0]).id or 0
    form(office, Gesture.LIVE, group)
    assert told(office, numbers[0]) == [("with_team", False)]
    office.clock.forward(minutes=1)
    office.jira.change(jira_id, **DONE)
    office.poll()
    assert card(office, group).shippable
    form(office, Gesture.LIVE, group)
    office.comment(jira_id, "Nice.")
    assert told(office, numbers[0])[-2:] == [("fixed", False), ("live", False)]
    take_back(office, group)
    assert told(office, numbers[0])[-1] == ("fixed", True)


def test_wordings_take_each_others_place_and_come_back(office: Office) -> None:
    numbers, group = two_reports(office)
    form(office, Gesture.WORDING, group)
    form(office, Gesture.WORDING, group, text="Ten days.", meanwhile="Resend the receipt.")
    form(office, Gesture.WORDING, group, text="Five days.", until=day(office, 2))
    assert (card(office, group).wording, card(office, group).meanwhile) == ("Five days.", "")
    assert any(update.channel == office.insight(numbers[0]).home_channel for update in office.slack.updates)
    take_back(office, group)
    assert (card(office, group).wording, card(office, group).meanwhile) == (
        "Ten days.",
        "Resend the receipt.",
    )
    form(office, Gesture.WORDING, group)
    assert (card(office, group).wording, len(office.rows(Wording))) == ("", 2)
    form(office, Gesture.WORDING, group, text="One day.", until=day(office, 1))
    office.clock.forward(days=2)
    assert card(office, group).wording == ""


def test_what_is_to_hold_until_a_day_that_has_passed_is_not_begun(office: Office) -> None:
    _, group = two_reports(office)
    form(office, Gesture.FOLLOW, group, until=day(office, -1))
    form(office, Gesture.WORDING, group, text="Ten days.", until=day(office, -1))
    assert rulings(office) == []
    assert [text for _thread, text in office.notes()] == [PAST, PAST]


def test_who_follows_reads_each_new_report_once_until_they_stop(office: Office) -> None:
    _, group = two_reports(office)
    form(office, Gesture.FOLLOW, group, until=day(office, 5))
    office.clock.forward(minutes=1)
    office.say("U-7", "refund pending for so many days")
    office.work()
    office.say("U-8", "refund pending for days, Mrs Mustermann")
    office.work()
    followed = [text for _thread, text in office.notes() if text.startswith("One more")]
    assert followed == [
        "One more report, as you asked: “refund pending for so many days”",
        "One more report, as you asked",
    ]
    form(office, Gesture.FOLLOW, group)
    office.say("U-9", "refund pending for days")
    office.work()
    assert len([text for _thread, text in office.notes() if text.startswith("One more")]) == 2
    assert problem(office, PARCEL)[1] != group
