"""From what was kept to a home, a group and a card for the owner."""

import pytest

from bridge.domain.incoming import Edit, Gesture, Way
from bridge.domain.stages import Stage
from bridge.flow import letters
from bridge.flow.sorting import Sorting
from bridge.flow.state import state
from bridge.store.queries import watches
from bridge.store.tables import Insight
from tests.fakes import WordSorter
from tests.flow.office import Office, after_all


def test_an_insight_gets_one_home_in_its_reporters_dm(office: Office) -> None:
    number = office.say("U-mia", "refund pending for days")
    office.work()
    [(key, order, posted)] = office.slack.posts
    assert (key, order.user, posted.channel) == (f"home:{number}", "U-mia", "D-U-mia")
    assert (office.insight(number).home_channel, office.insight(number).home_ts) == ("D-U-mia", posted.ts)


def test_alike_insights_join_one_group_and_others_stay_apart(office: Office) -> None:
    first, second, other = office.problem(
        "refund pending for days", "refund pending since days", "lamp flickers at night"
    )
    assert office.group_of(first).id == office.group_of(second).id
    assert office.group_of(other).id != office.group_of(first).id
    assert office.home(second).state == "joined"


def test_an_uncertain_insight_is_asked_about_and_not_counted(office: Office) -> None:
    first, unsure = office.problem("refund pending for days", "refund shows wrong amount for weeks")
    card = office.home(unsure)
    assert card.state == "provisional"
    assert [candidate.group for candidate in card.candidates] == [office.group_of(first).id]
    assert office.home(first).problem.reports == 1


def test_the_owner_sees_a_problem_once_enough_reports_speak_of_it(office: Office) -> None:
    office.problem("refund pending for days")
    assert office.triage() == []
    office.problem("refund pending since days")
    [card] = office.triage()
    assert (card.problem.reports, card.agents, card.problem.team) == (2, 1, "Payments")
    office.problem("refund pending for some days")
    assert len(office.triage()) == 1


def test_a_report_that_cannot_be_sorted_is_set_aside_and_holds_up_no_other(
    quick: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    theme = quick.sorter.theme

    def stumbling(reading: bytes) -> tuple[str | None, float]:
        if b"poison" in reading:
            raise ValueError("poison is what the customer said")
        return theme(reading)

    monkeypatch.setattr(quick.sorter, "theme", stumbling)
    poison, other = quick.say("U-1", "poison"), quick.say("U-2", "refund pending for days")
    after_all(quick.work)
    assert (quick.insight(poison).state, quick.insight(other).state) == ("kept", "sorted")
    assert f"report {poison} is set aside: ValueError at" in caplog.text
    assert "customer said" not in caplog.text
    with quick.store.read() as session:
        assert state(session, quick.rules)["insights"]["set_aside"] == 1
        assert watches.sorted_upto(session) == other
    monkeypatch.undo()
    quick.work()
    assert quick.insight(poison).state == "kept"
    quick.clock.forward(minutes=10)
    quick.work()
    assert quick.home(poison).problem.title == "Poison"


def test_a_report_that_was_set_aside_is_listed_tried_again_and_given_up_by_hand(
    quick: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = quick.sorter.theme
    monkeypatch.setattr(quick.sorter, "theme", None)
    one, other = f"report-{quick.say('U-1', 'poison')}", f"report-{quick.say('U-2', 'venom')}"
    after_all(quick.work)
    assert [letter.name for letter in letters.listed(quick.store)] == [one, other]
    with quick.store.read() as session:
        assert letters.count(session) == 2
    monkeypatch.setattr(quick.sorter, "theme", theme)
    assert letters.retry(quick.store, quick.clock, [one]) == [one]
    assert letters.drop(quick.store, quick.clock, [other, "report-4711"]) == [other]
    quick.clock.forward(days=400)
    quick.work()
    assert letters.listed(quick.store) == []
    assert [row.state for row in quick.rows(Insight)] == ["sorted", "kept"]
    assert quick.rows(Insight)[1].text == "venom"


def test_praise_opens_nothing(office: Office) -> None:
    office.problem("thanks to the courier", "thanks to the courier again")
    assert office.triage() == []


def test_a_theme_without_route_goes_to_the_first_one(office: Office) -> None:
    office.problem("lamp flickers at night", "lamp flickers all night")
    assert [card.problem.team for card in office.triage()] == ["Payments"]


def test_a_report_of_a_problem_that_has_ended_is_asked_about(office: Office) -> None:
    """A live or declined card asks before customers are told."""
    numbers, _ = office.opened()
    office.click("U-owner", Gesture.DECLINE, office.group_of(numbers[0]).id or 0, "too dear")
    late = office.say("U-9", "refund pending for days")
    office.work()
    assert office.home(late).state == "provisional"
    assert office.home(late).problem.stage == Stage.DECLINED


def test_a_listening_channel_gets_only_a_tick(office: Office) -> None:
    office.say("U-mia", "refund pending for days", way=Way.LISTENING)
    office.work()
    assert [reaction.channel for reaction in office.slack.reactions] == ["C1"]
    assert [order.user for _key, order, _posted in office.slack.posts] == ["U-mia"]


def test_another_process_learns_what_this_one_sorted(office: Office) -> None:
    first, second = office.problem("refund pending for days", "lamp flickers at night")
    stranger = WordSorter()
    Sorting(office.store, office.rules, office.clock, stranger).step()
    assert {number: group for number, (group, _) in stranger.placed.items()} == {
        first: office.group_of(first).id,
        second: office.group_of(second).id,
    }


def test_two_processes_never_start_two_groups_for_one_problem(office: Office) -> None:
    office.say("U-1", "refund pending for days")
    office.say("U-2", "refund pending since days")
    other = Sorting(office.store, office.rules, office.clock, WordSorter())
    office.sorting.step()
    other.step()
    office.work()
    assert office.group_of(1).id == office.group_of(2).id


def test_an_edit_shows_the_new_words_and_keeps_the_old_ones(office: Office) -> None:
    number = office.say("U-1", "refund pending", source="message:T1:C1:1.1")
    office.work()
    for _ in range(2):
        office.intake.edited(Edit("message:T1:C1:1.1", "Ev2", "refund pending, mail me at mia@shop.example"))
    office.work()
    assert office.home(number).text == "refund pending, mail me at [e-mail 1]"
    assert len(office.slack.updates) == 1


def test_the_first_reporter_hears_once_of_the_first_colleague(office: Office) -> None:
    for user in ("U-1", "U-1", "U-2", "U-2"):
        office.say(user, "refund pending for days")
        office.work()
    assert office.slack.keys("heard") == ["heard:1"]


def test_ones_own_second_report_is_no_company(office: Office) -> None:
    for _ in range(2):
        office.say("U-1", "refund pending for days")
        office.work()
    assert office.slack.keys("heard") == []


def test_a_maybe_is_no_reason_to_join_until_its_reporter_has_said_so(office: Office) -> None:
    first, unsure = office.problem("refund pending for days", "refund shows wrong amount for weeks")
    office.sorting.step()
    assert office.sorter.settled == {first}
    office.click("U-2", Gesture.CHOOSE, unsure, str(office.group_of(first).id))
    office.sorting.step()
    assert office.sorter.settled == {first, unsure}
