"""The Monday digest as Slack shows it."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import Digest
from bridge.slack.cards import Rendered, render
from bridge.slack.controls import Carried
from tests.slack.digests import ANY, DIGEST, LONGEST, OLDEST, TEAM, WEEK
from tests.slack.fake import UNHURRIED
from tests.slack.samples import grey, read


def assigning(card: Rendered) -> list[dict[str, Any]]:
    """The sections with a button beside them."""
    return [block for block in card.blocks if "accessory" in block]


def test_leaders_read_the_week_from_what_waits_to_its_base() -> None:
    promised = "Logistics, answer promised for 19 November 2026"
    assert read(render(DIGEST)).splitlines() == [
        "Week of 9 November 2026: 38 problems were answered.",
        f"Waiting for an answer: 7 problems, oldest 23 days ({promised}).",
        "Needs you",
        "The price form has no owner (19 reports a week).",
        "You said, we did",
        "Refund pending · 38 reports, heard by Leipzig and Manila · Payments",
        "You said, we will not, because",
        "No evening tours: Too far out (Delivery)",
        "Found by Leipzig 12, Manila 3.",
        "Sharpened by Leipzig 2.",
        "Shipped by Payments 1.",
        "From 63 of 240 agents; Manila 2 of 80.",
        "All of it: the overview",
    ]


def test_each_story_leads_to_its_problem() -> None:
    links = re.findall(r"'url': '([^']+)'", str(render(DIGEST).blocks))
    ours = "https://bridge.example"
    assert links == [f"{ours}/problems/8", f"{ours}/problems/9", f"{ours}/"]
    assert "'url'" not in str(render(replace(DIGEST, page="", pages="")).blocks)


def test_each_decision_has_a_button_that_gives_the_problem_to_a_team() -> None:
    [section] = assigning(render(DIGEST))
    button = section["accessory"]
    assert (button["action_id"], button["text"]["text"]) == (Gesture.REROUTE, "Assign …")
    assert Carried.unpack(button["value"]) == Carried(7)


def test_a_lead_reads_of_their_own_team_only() -> None:
    assert read(render(TEAM)).splitlines() == [
        "Week of 9 November 2026, Leipzig: 42 reports.",
        "Not answered yet: 4 questions to people of your team.",
        "Still to be told: 1 customer.",
        "You said, we did",
        "Refund pending · 38 reports, heard by Leipzig and Manila · Payments",
        "Found early by your team: 12 contributions.",
        "From 12 of 18 agents.",
        "All of it: you said, we did",
    ]


@pytest.mark.parametrize(
    ("team", "says"),
    [
        (
            "",
            "Week of 9 November 2026: a quiet week. Nothing went live, nothing was declined, nothing waits.",
        ),
        ("Leipzig", "Week of 9 November 2026, Leipzig: a quiet week."),
    ],
)
def test_a_quiet_week_is_one_line_and_its_base(team: str, says: str) -> None:
    card = render(Digest(WEEK, team, reports=3, base=DIGEST.base))
    assert card.text.startswith(says)
    assert len(card.blocks) == 2
    assert grey(card) == ["From 63 of 240 agents; Manila 2 of 80."]


def test_a_small_teams_reports_are_not_counted() -> None:
    assert render(replace(TEAM, reports=None)).text.startswith("Week of 9 November 2026, Leipzig.\n")


@pytest.mark.parametrize(
    ("promised", "overdue", "says"),
    [
        (None, False, "(Logistics, no date yet)"),
        (date(2026, 11, 3), True, "(Logistics, answer overdue since 3 November 2026)"),
    ],
)
def test_the_line_that_hurts_says_what_became_of_the_promise(
    promised: date | None, says: str, *, overdue: bool
) -> None:
    owed = replace(OLDEST, promised=promised, overdue=overdue)
    assert says in render(replace(DIGEST, oldest=owed)).text


def test_when_nothing_waits_it_is_said() -> None:
    card = render(replace(DIGEST, waiting=0, oldest=None))
    assert card.text == "Week of 9 November 2026: 38 problems were answered; nothing waits for an answer."


def test_a_week_without_an_answer_is_said_in_words() -> None:
    assert render(replace(DIGEST, answered=0)).text.startswith(
        "Week of 9 November 2026: no problem was answered."
    )


def test_the_picture_has_words_for_those_who_cannot_see_it() -> None:
    assert (DIGEST.alt, TEAM.alt) == ("Billing 1 to 9.", "")


@UNHURRIED
@given(ANY)
def test_any_digest_keeps_the_limits_of_blocks(card: Digest) -> None:
    keeps_limits(render(card))


def test_the_longest_digest_keeps_them_too() -> None:
    keeps_limits(render(LONGEST))
    keeps_limits(render(replace(LONGEST, team="x" * 5000)))


def keeps_limits(card: Rendered) -> None:
    """Those of https://docs.slack.dev/reference/block-kit/blocks."""
    assert 0 < len(card.text) < 4000
    assert 0 < len(card.blocks) <= 50
    assert sum(len(str(block)) for block in card.blocks) < 20_000
    names = [block["block_id"] for block in assigning(card)]
    assert len(set(names)) == len(names) <= 3
    for block in assigning(card):
        assert 0 < len(block["text"]["text"]) <= 3000
