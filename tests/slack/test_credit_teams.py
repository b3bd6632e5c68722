"""The credit of a team and of the company: sums by name, never a ranking, and nobody who did not agree."""

from dataclasses import replace

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import (
    Colleague,
    CompanyCredit,
    Outcomes,
    Shipped,
    TeamCredit,
    TeamSum,
    Withheld,
)
from bridge.slack.credit import render
from tests.slack.samples import grey, read

TEAM = TeamCredit(
    "Leipzig", "October to December 2026", outcomes=Outcomes(40, 12, 3, 2), points={Kind.INSIGHT: 38}
)
COMPANY = CompanyCredit(
    "November 2026",
    teams=(TeamSum("Leipzig", 52), TeamSum("Manila", 70), TeamSum("", 4)),
    shipped=(Shipped("Delivery", 1), Shipped("Payments", 2, ("<@U0PRIYA>",))),
)


def test_a_team_reads_its_facts_and_its_sums() -> None:
    assert render(TEAM).text.split("\n") == [
        "Leipzig, October to December 2026: 40 contributions, 12 problems heard, 3 planned, 2 live.",
        "38 points: 38 for reports.",
    ]


def test_those_who_agreed_are_mentioned_and_a_name_that_slack_does_not_know_is_words() -> None:
    named = (
        Colleague("<@U0ANNA>", Outcomes(12, 7, 0, 3)),
        Colleague("a colleague of Leipzig", Outcomes(1, 1)),
    )
    card = render(replace(TEAM, named=named))
    items = card.blocks[2]["elements"][0]["elements"]
    assert items[0]["elements"][0] == {"type": "user", "user_id": "U0ANNA"}
    assert "12 contributions, 7 problems heard, 3 live" in read(card)
    assert "A colleague of Leipzig: 1 contribution" in read(card)


def test_a_team_that_is_not_shown_is_told_why() -> None:
    small = TeamCredit("Leipzig", "November 2026", Withheld.SMALL, smallest=5)
    assert render(small).text.startswith("Leipzig has fewer than 5 people.")
    assert render(TeamCredit("", "November 2026", Withheld.NO_TEAM)).text.startswith("You are in no team")
    assert render(TeamCredit("", "November 2026", Withheld.OFF)).text.startswith("No credit is recorded")


def test_the_company_is_its_teams_by_name_and_who_shipped_beside_them() -> None:
    card = render(COMPANY)
    said = read(card)
    assert card.text == "All teams, November 2026\nIn all: 126 points."
    assert said.index("Leipzig: 52 points") < said.index("Manila: 70 points")
    assert "Smaller teams: 4 points" in said
    assert "Payments: 2 problems live, with " in said
    assert {"type": "user", "user_id": "U0PRIYA"} in card.blocks[3]["elements"][0]["elements"][1]["elements"]


def test_small_teams_that_are_left_out_are_mentioned() -> None:
    card = render(replace(COMPANY, teams=COMPANY.teams[:2], hidden=True, smallest=5))
    assert grey(card) == ["Teams of fewer than 5 people are not shown by themselves."]


def test_where_nothing_is_recorded_only_what_was_shipped_is_shown() -> None:
    card = render(CompanyCredit("November 2026", Withheld.OFF, shipped=COMPANY.shipped))
    assert card.text.startswith("No credit is recorded for persons here.")
    assert "Delivery: 1 problem live" in read(card)


def test_what_was_known_then_is_said_beside_what_is_known_now() -> None:
    assert render(replace(COMPANY, then=120)).text.endswith("As it was known then: 120 points.")
    assert render(CompanyCredit("week of 16 November 2026")).text.startswith(
        "Week of 16 November 2026: no team"
    )
