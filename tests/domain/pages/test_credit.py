"""Teams that are too small are not shown by themselves, and cannot be worked out."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.credit import Kind
from bridge.domain.pages import credit_tables
from bridge.domain.pages.credit import SMALLER, CreditPage, TeamShare, folded, together
from bridge.domain.periods import Period

WEEK = Period.named("2026-W47")

shares = st.lists(
    st.builds(
        TeamShare,
        team=st.sampled_from(["Graz", "leipzig", "Manila", "Ärzte", "Zürich"]),
        people=st.integers(0, 5),
        contributions=st.integers(0, 9),
        points=st.dictionaries(st.sampled_from(Kind), st.integers(-3, 9), max_size=3),
        problems=st.dictionaries(
            st.integers(1, 4), st.sampled_from(["live", "planned", "declined"]), max_size=3
        ),
        size=st.integers(1, 9),
    ),
    max_size=5,
    unique_by=lambda share: share.team,
)


@given(shares, st.integers(1, 6))
@settings(max_examples=20)
def test_whatever_is_shown_is_of_enough_people(given_shares: list[TeamShare], smallest: int) -> None:
    found, hidden = folded(given_shares, smallest)
    assert all(share.size >= smallest for share in found)
    left_out = sum(share.size for share in given_shares) - sum(share.size for share in found)
    assert 0 <= left_out < smallest
    assert hidden is (left_out > 0)


@given(shares, st.integers(1, 6))
@settings(max_examples=20)
def test_points_are_folded_and_never_lost_unless_that_is_said(
    given_shares: list[TeamShare], smallest: int
) -> None:
    found, hidden = folded(given_shares, smallest)
    if not hidden:
        assert sum(share.total for share in found) == sum(share.total for share in given_shares)
        assert sum(share.people for share in found) == sum(share.people for share in given_shares)


@given(shares)
@settings(max_examples=20)
def test_teams_stand_by_name_whatever_they_earned(given_shares: list[TeamShare]) -> None:
    names = [share.team.casefold() for share in folded(given_shares, 1)[0]]
    assert names == sorted(names)


def test_small_teams_stand_together_at_the_end() -> None:
    small = [TeamShare("Aachen", 1, 2, size=3), TeamShare("Basel", 1, 1, size=2)]
    found, hidden = folded([TeamShare("Zwickau", 4, 9, size=9), *small], 5)
    assert [share.team for share in found] == ["Zwickau", SMALLER]
    assert (found[-1].contributions, hidden) == (3, False)


def test_one_small_team_alone_is_left_out_and_that_is_said() -> None:
    found, hidden = folded([TeamShare("Leipzig", size=9), TeamShare("Graz", size=4)], 5)
    assert ([share.team for share in found], hidden) == (["Leipzig"], True)
    page = CreditPage(WEEK, then=False, smallest=5, teams=found, hidden=hidden)
    assert "Some are left out" in credit_tables.teams(page).note
    assert "left out" not in credit_tables.teams(CreditPage(WEEK, then=False, smallest=5)).note


def test_a_problem_that_two_teams_helped_with_is_one() -> None:
    one = TeamShare("A", 2, 3, {Kind.INSIGHT: 3}, {1: "live", 2: "fixed", 3: "declined"}, 5)
    other = TeamShare("B", 1, 1, {Kind.INSIGHT: 1, Kind.ANSWER: 2}, {1: "live", 4: "in_work"}, 5)
    both = together("All", [one, other])
    assert (both.heard, both.planned, both.live) == (4, 2, 1)
    assert (both.total, both.people, both.contributions, both.size) == (6, 3, 4, 10)
    assert both.points == {Kind.INSIGHT: 4, Kind.ANSWER: 2}


@pytest.mark.parametrize(
    ("stage", "planned", "live"),
    [
        ("heard", 0, 0),
        ("planned", 1, 0),
        ("in_work", 1, 0),
        ("fixed", 1, 0),
        ("live", 0, 1),
        ("declined", 0, 0),
    ],
)
def test_a_problem_is_planned_or_live_and_never_both(stage: str, planned: int, live: int) -> None:
    share = TeamShare("A", problems={1: stage})
    assert (share.heard, share.planned, share.live) == (1, planned, live)


def test_a_row_says_facts_first_and_its_points_add_up() -> None:
    points = {Kind.INSIGHT: 7, Kind.FOUND: 2, Kind.WORDING: 4, Kind.DECISION: -1}
    page = CreditPage(
        WEEK, then=False, smallest=5, teams=(TeamShare("Leipzig", 4, 9, points, {1: "live"}, 12),)
    )
    table = credit_tables.teams(page)
    ((team, people, contributions, heard, planned, live, *by_kind, total),) = table.rows
    assert (team, people, contributions, heard, planned, live) == ("Leipzig", 4, 9, 1, 0, 1)
    assert by_kind == [7, 2, 0, 0, 4, -1]
    assert total == 12
    titles = [column.title for column in table.columns[6:]]
    assert all("points" in title for title in titles)


def drawn(weeks: Sequence[dict[str, int]]) -> list[tuple[float | None, ...]]:
    mondays = [period.first for period in WEEK.back(len(weeks))]
    page = CreditPage(WEEK, then=False, weeks=tuple(zip(mondays, weeks, strict=True)))
    return [series.values for series in credit_tables.chart(page).series]


def test_the_lines_of_the_chart_add_up_to_all_contributions_but_decisions() -> None:
    counts: dict[str, int] = {kind: number for number, kind in enumerate(Kind, 1)}
    lines = drawn([counts, {}])
    assert sum(values[0] or 0 for values in lines) == sum(counts.values()) - counts[Kind.DECISION]
    assert [values[1] for values in lines] == [0.0] * 4


def test_the_chart_is_told_in_words() -> None:
    page = CreditPage(
        WEEK, then=False, weeks=((WEEK.first, {Kind.INSIGHT: 7, Kind.EVIDENCE: 1, Kind.WORDING: 2}),)
    )
    assert credit_tables.chart(page).alt == (
        "Contributions over 1 week. In the newest: reports confirmed 7, found early 0, answers 0,"
        " evidence and wordings 3."
    )


@pytest.mark.parametrize(("team", "empty"), [("", credit_tables.CHOOSE), ("leipzig", credit_tables.NOBODY)])
def test_before_a_team_is_chosen_nobody_is_said_to_have_refused(team: str, empty: str) -> None:
    assert credit_tables.people(CreditPage(WEEK, then=False, team=team)).empty == empty
