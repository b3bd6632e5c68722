"""A person's own credit: facts first, then sums, then lines that say why and can be contested."""

import json
from dataclasses import replace
from datetime import timedelta

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import CreditLine, CreditSummary, Outcomes
from bridge.slack.cards.credit_own import CONTESTABLE, LISTED
from bridge.slack.controls import Carried
from bridge.slack.credit import render
from tests.slack.fake import NO_CREDIT, NOON
from tests.slack.samples import elements, grey, labels, read

LINES = tuple(
    CreditLine(NOON - timedelta(days=day), f"No. {day} on “Refund”, confirmed by you", 1, entry=100 + day)
    for day in range(20)
)
POINTS = {Kind.INSIGHT: 1, Kind.FOUND: 1, Kind.EVIDENCE: 0, Kind.ANSWER: 4}
SUMMARY = CreditSummary(LINES[:2], Outcomes(12, 7, 1, 3), POINTS, listed=2)


def test_facts_stand_before_points() -> None:
    first, second = render(SUMMARY).text.split("\n")
    assert first == "12 contributions, 7 problems heard, 1 planned, 3 live."
    assert second == "6 points: 1 for reports, 1 for finding early, 4 for answers."


def test_nothing_live_yet_is_said_in_words() -> None:
    summary = replace(SUMMARY, outcomes=Outcomes(1, 1))
    assert render(summary).text.startswith("1 contribution, 1 problem heard, none live yet.")


def test_a_period_is_named_and_what_was_known_then_is_said_when_it_differs() -> None:
    summary = replace(SUMMARY, period="week of 16 November 2026", then=5)
    first, _, third = render(summary).text.split("\n")
    assert first.startswith("Week of 16 November 2026: 12 contributions")
    assert third == "As it was known then: 5 points."


def test_each_line_says_the_day_why_and_how_much_and_never_the_time() -> None:
    line = render(SUMMARY).blocks[1]["elements"][0]["elements"]
    assert line[0]["format"] == "{date_pretty}"
    assert line[1]["text"] == " · No. 0 on “Refund”, confirmed by you · 1 point"


def test_a_line_leads_to_its_report_its_problem_and_its_issue() -> None:
    url = "https://jira.example/browse/PAY-311"
    line = replace(LINES[0], insight=17, group=7, issue_key="PAY-311", issue_url=url)
    card = render(replace(SUMMARY, lines=(line,), page="https://bridge.example"))
    links = [one for one in card.blocks[1]["elements"][0]["elements"] if one["type"] == "link"]
    assert [(one["text"], one["url"]) for one in links] == [
        ("report", "https://bridge.example/insights/17"),
        ("problem", "https://bridge.example/problems/7"),
        ("PAY-311", url),
    ]


def test_without_pages_no_line_leads_to_one() -> None:
    card = render(replace(SUMMARY, lines=(replace(LINES[0], insight=17, group=7),)))
    assert '"link"' not in json.dumps(card.blocks)


def test_what_was_taken_back_shows_as_a_minus() -> None:
    taken = replace(SUMMARY, lines=(CreditLine(NOON, "Not the same after all", -1),))
    assert "-1 points" in read(render(taken))


def test_each_of_the_newest_lines_can_be_contested_unless_it_is_already() -> None:
    contested = replace(LINES[1], contest="You contested it; it is being looked at.")
    card = render(replace(SUMMARY, lines=(LINES[0], contested, *LINES[2:])))
    carried = [
        Carried.unpack(one["value"]).subject for one in elements(card) if one["action_id"] == "contest"
    ]
    assert carried == [100, 102, 103, 104, 0]
    assert labels(card)[-1] == "Something is missing …"
    assert "being looked at" in read(card)


def test_a_long_account_shows_the_newest_lines_and_says_so() -> None:
    card = render(replace(SUMMARY, lines=LINES, listed=40))
    assert read(card).count("confirmed by you") == LISTED
    assert labels(card).count("Contest …") == CONTESTABLE
    assert grey(card) == [f"The newest {LISTED} of 40 are listed."]


def test_an_empty_account_says_how_it_begins_and_still_takes_what_is_missing() -> None:
    card = render(NO_CREDIT)
    assert card.text == "Nothing yet. It begins with a report that you confirm by tapping Right."
    assert labels(card) == ["Something is missing …"]
    empty = render(replace(NO_CREDIT, period="October 2026"))
    assert empty.text == "October 2026: nothing yet. Write /credits alone to see all of it."


def test_where_nothing_is_recorded_a_sentence_says_so_and_there_is_nothing_to_press() -> None:
    card = render(CreditSummary(recorded=False))
    assert card.text.startswith("No credit is recorded for persons here.")
    assert labels(card) == []


def test_who_has_the_choice_sees_who_sees_their_name_and_can_change_it() -> None:
    hidden, shown = (render(replace(SUMMARY, agreed=agreed)) for agreed in (False, True))
    assert "shown to your team only" in read(hidden)
    assert "shown to everybody" in read(shown)
    pressed = [elements(card)[-1] for card in (hidden, shown)]
    assert [Carried.unpack(one["value"]).choice for one in pressed] == ["yes", "no"]
    assert {one["action_id"] for one in pressed} == {"consent"}
    assert "consent" not in str(render(SUMMARY).blocks)
