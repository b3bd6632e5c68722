"""What forms and search boxes of the triage card offer."""

from dataclasses import replace

import pytest

from bridge.domain.errors import RefusalError
from bridge.domain.forms import FormFacts, Option
from bridge.domain.incoming import Gesture
from bridge.flow import forms
from bridge.store.engine import Store
from bridge.store.queries import people
from tests.conftest import HeldClock
from tests.flow.office import RULES, TEAM, Office
from tests.flow.owners.desk import LATE, OWNER, backlog, form, likeness, problem, two_reports

NAMES = {"billing": "Bills", "praise": "Praise", "delivery_time": "Delivery time"}


@pytest.fixture
def named(store: Store, clock: HeldClock) -> Office:
    return Office(store, clock, replace(RULES, theme_names=NAMES))


def facts(office: Office, gesture: Gesture, group: int, user: str = OWNER) -> FormFacts:
    with office.store.read() as session:
        return forms.facts(session, office.rules, gesture, group, user)


def problems(office: Office, words: str, user: str = OWNER) -> list[str]:
    with office.store.read() as session:
        return [option.value for option in forms.problems(session, office.rules, words, user)]


def issues(office: Office, words: str, user: str = OWNER) -> list[str]:
    with office.store.read() as session:
        return [option.label for option in forms.issues(session, office.rules, words, user)]


def test_only_owners_see_what_there_is_to_choose(office: Office) -> None:
    _, group = two_reports(office)
    with pytest.raises(RefusalError, match="Only the owners of Payments"):
        facts(office, Gesture.SPLIT, group, "U-stranger")
    with pytest.raises(LookupError):
        facts(office, Gesture.SPLIT, 99)


def test_reports_are_offered_newest_first_and_neighbours_likeliest_first(office: Office) -> None:
    numbers, group = two_reports(office)
    _, late = problem(office, LATE)
    likeness(office, group, f"group:{late}", 0.1)
    shown = facts(office, Gesture.MOVE, group)
    assert shown.insights == (
        Option(f"{numbers[1]}:0", "refund pending since days"),
        Option(f"{numbers[0]}:0", "refund pending for days"),
    )
    assert [option.value for option in shown.problems] == [str(late)]
    assert shown.problems[0].label.endswith(", 2 reports")
    assert [option.value for option in facts(office, Gesture.MERGE, late).problems] == [str(group)]


@pytest.mark.parametrize("gesture", [Gesture.SPLIT, Gesture.MOVE])
def test_a_report_that_may_name_somebody_is_offered_without_its_words(
    memory: Store, clock: HeldClock, gesture: Gesture
) -> None:
    quick = Office(memory, clock, RULES)
    _, group = two_reports(quick)
    named = quick.say("U-8", "refund pending for days, Mr Huber")
    quick.work()
    offered = facts(quick, gesture, group).insights
    assert offered[0] == Option(f"{named}:0", "")
    assert "Huber" not in str(offered)
    assert len(offered) == 3


def test_maybes_are_those_that_are_asked_about(office: Office) -> None:
    *_, maybe = office.problem(
        "refund pending for days", "refund pending since days", "refund pending lamp flickers"
    )
    group = office.group_of(maybe).id or 0
    assert [option.value for option in facts(office, Gesture.MAYBES, group).maybes] == [f"{maybe}:0"]


def test_themes_of_other_teams_stand_first_and_the_own_one_is_missing(named: Office) -> None:
    _, group = two_reports(named)
    assert facts(named, Gesture.REROUTE, group).themes == (
        Option("delivery_time", "Delivery: Delivery time"),
        Option("praise", "Payments: Praise"),
    )


def test_forms_know_the_words_and_dates_of_now(office: Office) -> None:
    _, group = two_reports(office)
    form(office, Gesture.WORDING, group, text="Ten days.", meanwhile="Resend it.")
    form(office, Gesture.ANSWER_BY, group, date="2026-11-20")
    worded, dated = facts(office, Gesture.WORDING, group), facts(office, Gesture.ANSWER_BY, group)
    assert (worded.wording, worded.meanwhile) == ("Ten days.", "Resend it.")
    assert (str(dated.answer_by), dated.answer_moved) == ("2026-11-20", True)


def test_problems_are_found_by_title_and_then_by_what_reports_say(office: Office) -> None:
    _, group = two_reports(office)
    _, late = problem(office, LATE)
    assert problems(office, "PENDING days") == [str(group)]
    assert problems(office, "much smaller") == [str(late)]
    assert problems(office, "100%") == problems(office, "_") == []
    assert problems(office, "") == [str(late), str(group)]
    form(office, Gesture.MERGE, late, str(group))
    assert problems(office, "smaller") == [str(group)]


def test_issues_are_found_by_key_or_words(office: Office) -> None:
    office.opened()
    backlog(office, "PAY-311", "Refund status unclear")
    assert issues(office, "pay-311") == ["PAY-311 Refund status unclear"]
    assert issues(office, "unclear refund") == ["PAY-311 Refund status unclear"]
    assert len(issues(office, "PAY")) == 2


def test_search_boxes_offer_a_guest_nothing(office: Office) -> None:
    office.opened()
    assert (len(problems(office, "", "U-1")), len(issues(office, "PAY", "U-1"))) == (1, 1)
    with office.store.write() as session:
        people.known(session, TEAM, "U-guest").guest = True
    assert (problems(office, "", "U-guest"), issues(office, "PAY", "U-guest")) == ([], [])
