"""The triage card: what is known of a problem, and the decisions that make sense now."""

from dataclasses import replace
from typing import Any

import pytest

from bridge.domain.outgoing import Decided, Neighbour, TriageCard
from bridge.domain.stages import Stage
from bridge.slack.cards import render
from bridge.slack.controls import MORE, Carried
from tests.slack.samples import FULL, LOOKALIKE, OLDER, PROBLEM, TRIAGE, elements, grey, labels, quoted, read

DAY = "2 November 2026"
UNDECIDED = ["Open issue", "Link another …", "Send to another team …", "Decline …", "Snooze …", "More …"]
DECIDED = replace(TRIAGE, outcome="The issue is PAY-311.", issue_url="https://j.example/browse/PAY-311")


def staged(stage: Stage, **changed: Any) -> TriageCard:
    """A decided card at a stage."""
    return replace(DECIDED, problem=replace(PROBLEM, stage=stage), **changed)


def carried(card: TriageCard, label: str) -> Carried:
    """What the button with this label brings back."""
    return next(
        Carried.unpack(one["value"]) for one in elements(render(card)) if one["text"]["text"] == label
    )


def test_a_new_problem_waits_for_its_owners_decision() -> None:
    card = render(TRIAGE)
    assert card.text == f"New problem, Payments · 38 reports from 3 agents · since {DAY}\n{PROBLEM.title}"
    assert quoted(card) == ["pending for 9 days", "bank says nothing arrived"]
    assert labels(card) == UNDECIDED
    assert {Carried.unpack(one["value"]).subject for one in elements(card)} == {7}


def test_opening_an_issue_carries_no_choice() -> None:
    assert Carried.unpack(elements(render(TRIAGE))[0]["value"]).choice == ""


def test_a_decided_problem_shows_the_outcome_instead_of_buttons() -> None:
    decided = replace(TRIAGE, outcome="Priya opened the issue.", issue_url="https://j.example/browse/PAY-311")
    card = render(replace(decided, problem=replace(PROBLEM, issue_key="PAY-311")))
    assert card.text.startswith("Problem, Payments")
    assert card.text.endswith("Priya opened the issue.\nIssue: PAY-311")
    assert labels(card) == ["Send to another team …", "More …"]


def test_an_outcome_that_names_the_issue_links_it_there() -> None:
    problem = replace(PROBLEM, issue_key="PAY-311")
    url = "https://j.example/browse/PAY-311"
    card = render(replace(TRIAGE, problem=problem, outcome="The issue is PAY-311.", issue_url=url))
    assert card.text.endswith("\nThe issue is PAY-311.")
    assert {"type": "link", "url": url, "text": "PAY-311"} in card.blocks[0]["elements"][0]["elements"]


def test_a_problem_that_waits_for_jira_says_what_jira_says() -> None:
    card = render(replace(TRIAGE, waiting="Severity is required."))
    assert "Waiting for Jira, which says: Severity is required." in card.text
    assert labels(card) == UNDECIDED


def test_a_problem_is_described_by_who_heard_it_how_and_what_is_done_meanwhile() -> None:
    card = render(replace(FULL, wording="Your refund has left us."))
    assert card.text.splitlines() == [
        f"New problem, Payments · 4 reports from 3 agents, 4 customers · since {DAY} · rising",
        PROBLEM.title,
        "An answer is owed by 9 November 2026.",
    ]
    assert "Leipzig and Manila. Meanwhile: resend the receipt." in read(card)
    assert "Agents tell customers: “Your refund has left us.”" in read(card)


def test_the_title_stands_out() -> None:
    bold = {"type": "text", "text": PROBLEM.title, "style": {"bold": True}}
    assert bold in render(FULL).blocks[0]["elements"][0]["elements"]


def test_many_teams_are_counted_after_three() -> None:
    card = render(replace(FULL, teams=("Leipzig", "Manila", "Porto", "Riga", "Split"), meanwhile=""))
    assert "Leipzig, Manila, Porto and 2 more." in read(card)


def test_nothing_is_said_of_what_is_not_known() -> None:
    said = read(render(TRIAGE))
    for word in ("customer", "rising", "Meanwhile", "Phone", "Agents tell", "owed", "Looks like", "None"):
        assert word not in said


def test_an_issue_that_looks_alike_stands_before_the_decisions_with_a_link() -> None:
    card = render(replace(FULL, looks_like=(LOOKALIKE, OLDER, LOOKALIKE)))
    assert "Looks like PAY-311 “Refund status unclear”, open since 3 March 2026" in read(card)
    assert labels(card) == ["It is PAY-311", "It is PAY-298", *UNDECIDED]
    assert {"type": "link", "url": LOOKALIKE.url, "text": "PAY-311"} in card.blocks[3]["elements"][0][
        "elements"
    ]


def test_it_is_brings_the_issues_immutable_id() -> None:
    assert carried(FULL, "It is PAY-311") == Carried(7, choice="10311")


def test_a_close_neighbour_is_asked_about_before_a_second_issue() -> None:
    asked = replace(FULL, looks_like=(), neighbour=Neighbour(9, "Refund status unclear", 9, "PAY-12"))
    card = render(asked)
    assert "Is it the same as “Refund status unclear”, PAY-12, 9 reports?" in read(card)
    assert labels(card)[:2] == ["The same: merge", "Different: open the issue"]
    assert "Open issue" not in labels(card)
    assert carried(asked, "The same: merge") == Carried(7, choice="9")
    assert carried(asked, "Different: open the issue") == Carried(7, choice="9")


def test_issues_that_are_there_come_before_a_close_neighbour() -> None:
    card = render(replace(FULL, neighbour=Neighbour(9, "Refund status unclear", 9)))
    assert labels(card)[:3] == ["It is PAY-311", "The same: merge", "Different: open the issue"]
    assert "Is it the same as “Refund status unclear”, 9 reports?" in read(card)


def test_what_jira_still_wants_can_be_filled_in_where_it_says_so() -> None:
    card = render(replace(TRIAGE, waiting="Severity is required.", fillable=True))
    assert labels(card) == ["Fill in …", *UNDECIDED[1:]]


def test_two_issues_of_one_problem_wait_for_a_choice() -> None:
    chosen = replace(DECIDED, survivors=(LOOKALIKE, OLDER))
    assert "each has an issue. Which one goes on?" in read(render(chosen))
    assert carried(chosen, "PAY-298 goes on") == Carried(7, choice="10298")


@pytest.mark.parametrize(("kind", "label"), [("jira", "It is live"), ("slack", "It is in force")])
def test_what_is_fixed_can_be_said_to_be_live(kind: str, label: str) -> None:
    card = render(staged(Stage.FIXED, shippable=True, kind=kind))
    assert labels(card)[0] == label
    assert elements(card)[0]["style"] == "primary"


def test_a_team_without_jira_takes_problems_on_and_declines_them_later() -> None:
    assert labels(render(replace(TRIAGE, kind="slack"))) == ["Take it on", *UNDECIDED[2:]]
    taken = staged(Stage.IN_WORK, kind="slack")
    assert labels(render(taken)) == ["Decline …", "Send to another team …", "More …"]


def test_an_overdue_answer_says_so_in_a_word_and_not_by_colour() -> None:
    card = render(replace(FULL, overdue=True))
    assert "Overdue: an answer was owed by 9 November 2026." in card.text


def test_where_a_problem_stands_is_said_in_sentences() -> None:
    card = render(
        replace(
            DECIDED,
            assignee="Ines Falk",
            hidden="PAY-311 was deleted.",
            still=3,
            asleep="Asleep until Monday.",
        )
    )
    for sentence in (
        "In charge in Jira: Ines Falk.",
        "PAY-311 was deleted.",
        "Still heard: 3 reports since.",
        "Asleep until Monday.",
    ):
        assert sentence in card.text


def test_a_sleeping_problem_is_not_put_to_sleep_again() -> None:
    assert "Snooze …" not in labels(render(replace(TRIAGE, asleep="Asleep until Monday.")))


def test_the_newest_decision_can_be_taken_back_and_says_what_it_was() -> None:
    declined = staged(Stage.DECLINED, decided=Decided(31, "Declined by Priya on Monday."))
    card = render(declined)
    assert labels(card) == ["Send to another team …", "More …", "Take back"]
    assert grey(card) == ["Theme: Billing · Newest decision: Declined by Priya on Monday"]
    assert carried(declined, "Take back") == Carried(7, choice="31")


def test_a_merged_problem_offers_only_to_take_that_back() -> None:
    merged = staged(Stage.MERGED, decided=Decided(31, "Merged by Priya."))
    assert labels(render(merged)) == ["Take back"]


def test_the_rest_is_one_press_away_as_far_as_it_makes_sense() -> None:
    assert (
        carried(TRIAGE, "More …").choice
        == "merge split move maybes ask talk follow watch wording useful thank heads_up tell_by"
    )
    alone = replace(FULL, problem=replace(PROBLEM, reports=1))
    assert (
        carried(alone, "More …").choice
        == "merge move maybes ask talk follow watch wording useful thank heads_up tell_by answer_by"
    )
    assert elements(render(TRIAGE))[-1]["action_id"] == MORE


def test_theme_and_page_stand_at_the_foot() -> None:
    card = render(replace(FULL, page="https://bridge.example/problems/7"))
    assert grey(card) == ["Theme: Billing"]
    link = {"type": "link", "url": "https://bridge.example/problems/7", "text": "the problem's page"}
    assert link in card.blocks[-1]["elements"][0]["elements"]
