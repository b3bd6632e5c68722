from dataclasses import replace

import pytest

from bridge.domain.outgoing import Candidate, StillAlone
from bridge.domain.stages import Stage
from bridge.slack.cards import render
from bridge.slack.controls import Carried
from tests.slack.samples import HOME, PROBLEM, SINCE, SPLIT, elements, grey, labels, quoted


def test_a_joined_insight_says_its_number_problem_reports_and_stage() -> None:
    card = render(HOME)
    assert card.text == "Saved, no. 17 · Refund shows as pending for days · 38 reports · planned"
    assert quoted(card) == ["pending for 9 days, she has called three times"]
    assert labels(card) == ["Right", "Not the same", "Add details", "Why?", "More"]


@pytest.mark.parametrize(("reports", "stage"), [(1, Stage.HEARD), (38, Stage.PLANNED)])
def test_a_second_report_of_one_call_says_so_and_can_be_argued_with(reports: int, stage: Stage) -> None:
    problem = replace(PROBLEM, reports=reports, stage=stage)
    card = render(replace(HOME, problem=problem, same_call=12))
    assert card.text.splitlines()[-1] == "Same call as no. 12, counted once."
    assert labels(card) == ["Right", "Not the same", "Add details", "Why?", "More"]


def test_a_live_problem_says_what_changed() -> None:
    live = replace(PROBLEM, stage=Stage.LIVE, what_changed="Refunds show the day.")
    assert "What changed: Refunds show the day." in render(replace(HOME, problem=live)).text


def test_every_button_carries_the_insight_and_the_version_that_was_drawn() -> None:
    *others, why, more = (Carried.unpack(one["value"]) for one in elements(render(HOME)))
    assert [*others, more] == [Carried(17, 4)] * 4
    assert why == Carried(17, 4, "Both speak of refunds.")


def test_one_report_is_not_called_reports() -> None:
    alone_with_team = replace(PROBLEM, reports=1, stage=Stage.WITH_TEAM)
    assert "1 report · with Payments" in render(replace(HOME, problem=alone_with_team)).text


@pytest.mark.parametrize(
    ("stage", "reports", "words"),
    [
        (Stage.HEARD, 2, "listening, 2 of 3"),
        (Stage.HEARD, 3, "shown to Payments"),
        (Stage.WITH_TEAM, 4, "with Payments"),
        (Stage.IN_WORK, 4, "being worked on"),
        (Stage.FIXED, 4, "fixed, not live yet"),
        (Stage.LIVE, 4, "live"),
        (Stage.DECLINED, 4, "will not be changed"),
        (Stage.MERGED, 4, "joined with another problem"),
    ],
)
def test_stages_are_said_in_plain_words(stage: Stage, reports: int, words: str) -> None:
    problem = replace(PROBLEM, stage=stage, reports=reports)
    assert f" · {words}" in render(replace(HOME, problem=problem)).text


def test_a_declined_problem_shows_its_reason_at_home() -> None:
    problem = replace(PROBLEM, stage=Stage.DECLINED, reason="the bank needs 10 days.")
    assert "The reason: the bank needs 10 days." in render(replace(HOME, problem=problem)).text


def test_a_declined_problem_without_a_reason_pretends_none() -> None:
    problem = replace(PROBLEM, stage=Stage.DECLINED)
    assert render(replace(HOME, problem=problem)).text.endswith("will not be changed")


def test_a_problem_without_a_team_still_reads_as_a_sentence() -> None:
    problem = replace(PROBLEM, stage=Stage.WITH_TEAM, team="")
    assert "with the team that owns it" in render(replace(HOME, problem=problem)).text


def test_unsure_offers_the_likeliest_problems_and_something_new() -> None:
    offered = tuple(Candidate(group, f"Problem {group}", group) for group in (1, 6, 3, 9))
    card = render(replace(HOME, state="provisional", candidates=offered))
    assert card.text == "Saved, no. 17. Is it one of these?"
    assert labels(card) == [
        "Problem 1, 1 report",
        "Problem 6, 6 reports",
        "Problem 3, 3 reports",
        "Something new",
        "Add details",
        "Why?",
        "More",
    ]
    assert [Carried.unpack(one["value"]).choice for one in elements(card)][:3] == ["1", "6", "3"]
    assert grey(card) == ["Until you say, it stands on its own."]


def test_a_candidate_that_nobody_confirmed_yet_is_not_called_zero_reports() -> None:
    card = render(
        replace(HOME, state="provisional", candidates=(Candidate(1, "Refund to a closed card", 0),))
    )
    assert labels(card)[0] == "Refund to a closed card"


def test_a_long_candidate_keeps_its_number_of_reports() -> None:
    card = render(replace(HOME, state="provisional", candidates=(Candidate(1, "refund " * 40, 38),)))
    assert labels(card)[0].endswith("…, 38 reports")


def test_an_insight_that_stands_alone_promises_to_tell() -> None:
    card = render(replace(HOME, problem=replace(PROBLEM, stage=Stage.HEARD, reports=1), why=""))
    assert card.text == (
        "Saved, no. 17. Nobody else has reported this yet (1 of 3). I will tell you when somebody does."
    )
    assert labels(card) == ["Add details", "More"]


def test_who_stands_among_others_whom_they_do_not_see_is_not_told_to_be_alone_and_can_argue() -> None:
    unseen = replace(HOME, problem=replace(PROBLEM, stage=Stage.HEARD, reports=1), unseen=True)
    card = render(unseen)
    assert "1 report" in card.text
    assert {"Right", "Not the same"} <= set(labels(card))


def test_a_month_alone_is_said_honestly() -> None:
    card = render(StillAlone(17, "Lamp flickers at night", SINCE, 3))
    assert card.text == (
        "Nobody else has reported this since 2 November 2026: Lamp flickers at night (1 of 3)."
    )
    assert grey(card) == [
        "It is kept, and wakes by itself: I will tell you when somebody else reports it. You need do nothing."
    ]


def test_what_was_said_right_is_not_asked_again_but_can_be_undone() -> None:
    card = render(replace(HOME, state="confirmed", undoable=True))
    assert labels(card) == ["Undo", "Add details", "Why?", "More"]
    assert grey(card) == ["You said this is right."]


def test_a_correction_can_be_undone_also_when_it_left_the_insight_alone() -> None:
    alone = replace(PROBLEM, stage=Stage.HEARD, reports=1)
    card = render(replace(HOME, problem=alone, state="confirmed", undoable=True, why=""))
    assert labels(card) == ["Undo", "Add details", "More"]
    assert grey(card) == []


def test_praise_is_thanked_and_not_argued_about() -> None:
    card = render(replace(HOME, praise=True, why=""))
    assert card.text == "Saved, no. 17. Thank you for passing this praise on: Payments will see it."
    assert labels(card) == ["Add details", "More"]


def test_several_problems_stand_one_below_the_other_with_stage_words_and_buttons_each() -> None:
    card = render(SPLIT)
    assert card.text.splitlines() == [
        "Saved, no. 17. It speaks of 2 problems:",
        "1 · Refund shows as pending for days · 38 reports · planned",
        "2 · App crashes at orders · 2 reports · listening, 2 of 3",
    ]
    assert quoted(card) == ["pending for 9 days, she has called three times", "the app crashes"]
    assert labels(card) == [*["Right", "Not the same", "Why?"] * 2, "Add details", "More"]


def test_a_button_says_which_of_several_problems_is_meant() -> None:
    versions = [Carried.unpack(one["value"]).version for one in elements(render(SPLIT))]
    assert versions == [4, 4, 4, 5, 5, 5, 0, 0]


def test_one_of_several_problems_can_be_asked_about_alone_or_be_praise() -> None:
    sure, other = SPLIT.parts
    asked = replace(sure, state="provisional", candidates=(Candidate(1, "Refund late", 2),))
    alone = replace(other, problem=replace(other.problem, reports=1))
    card = render(replace(SPLIT, parts=(asked, alone, replace(other, praise=True))))
    assert card.text.splitlines()[1:] == [
        "1. Is it one of these?",
        "2. Nobody else has reported this yet (1 of 3). I will tell you when somebody does.",
        "3. Thank you for passing this praise on: Payments will see it.",
    ]
    assert labels(card)[:3] == ["Refund late, 2 reports", "Something new", "Why?"]


def test_what_to_tell_the_customer_stands_below_the_problem() -> None:
    problem = replace(PROBLEM, wording="It takes ten days.", meanwhile="Resend the receipt.")
    text = render(replace(HOME, problem=problem)).text
    assert "Tell the customer: “It takes ten days.” (Payments)" in text
    assert "Meanwhile: Resend the receipt." in text


def test_what_to_tell_the_customer_says_until_when_it_holds() -> None:
    problem = replace(PROBLEM, wording="It takes ten days.", until=SINCE)
    text = render(replace(HOME, problem=problem)).text
    assert "Tell the customer: “It takes ten days.” (Payments, until 2 November 2026)" in text


def test_a_card_without_words_says_that_they_were_removed_and_asks_nothing() -> None:
    card = render(replace(HOME, text="", removed=True, why=""))
    assert card.text == "Saved, no. 17 · Refund shows as pending for days · 38 reports · planned"
    assert (labels(card), quoted(card)) == ([], [])
    assert grey(card) == ["The words of this report were removed. It still counts, and so does your credit."]


@pytest.mark.parametrize("state", ["joined", "provisional", "confirmed"])
def test_without_words_nothing_is_asked_and_no_company_promised(state: str) -> None:
    alone = replace(PROBLEM, stage=Stage.HEARD, reports=1)
    card = render(
        replace(
            HOME, text="", removed=True, problem=alone, state=state, candidates=(Candidate(1, "Late", 2),)
        )
    )
    assert card.text == "Saved, no. 17 · Refund shows as pending for days · 1 report · listening, 1 of 3"
    assert labels(card) == []


def test_a_card_without_words_says_what_jira_may_still_say_of_them() -> None:
    removed = [replace(part, text="", removed=True, left_in="PAY-7") for part in SPLIT.parts]
    for card in (removed[0], replace(SPLIT, parts=tuple(removed))):
        assert grey(render(card))[1] == (
            "What PAY-7 says of them in Jira is not ours to change: its team was asked to take it out."
        )


def test_where_nothing_is_agreed_the_card_says_nothing_of_it() -> None:
    assert "Tell the customer" not in render(HOME).text
    assert "Meanwhile" not in render(HOME).text
