"""From how many people the numbers are, and which teams are silent."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.pages.activity import Active, Base, base

LEIPZIG, MANILA = Active("Leipzig", 60, 100), Active("Manila", 2, 80)

crews = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda two: Active("A", min(two), max(two))),
    max_size=6,
)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Base(0, 0), "From 0 agents."),
        (Base(1, 0), "From 1 agent."),
        (Base(1, 1), "From 1 of 1 agent."),
        (Base(63, 240), "From 63 of 240 agents."),
        (Base(1200, 2000, (Active("Manila", 0, 1800),)), "From 1,200 of 2,000 agents; Manila 0 of 1,800."),
        (
            Base(9, 40, (Active("Graz", 0, 10), MANILA)),
            "From 9 of 40 agents; Graz 0 of 10; Manila 2 of 80.",
        ),
    ],
)
def test_the_base_in_words(found: Base, words: str) -> None:
    assert found.words == words


def test_a_team_of_which_less_than_half_as_many_report_is_quiet() -> None:
    half, less = Active("Half", 3, 10), Active("Less", 2, 10)
    rest = Active("Rest", 61, 90)
    assert base([half, rest], 0, 5).quiet == (half,)
    assert base([less, rest], 0, 5).quiet == (less,)
    assert base([Active("As all", 6, 10), rest], 0, 5).quiet == ()


def test_the_two_quietest_are_named_the_quietest_first() -> None:
    teams = [Active("Two", 2, 20), LEIPZIG, Active("None", 0, 20), Active("One", 1, 20)]
    assert [team.name for team in base(teams, 0, 5).quiet] == ["None", "One"]


def test_a_team_that_is_too_small_is_never_named() -> None:
    assert base([LEIPZIG, Active("Graz", 0, 4)], 0, 5).quiet == ()


def test_people_of_no_team_count_where_there_are_no_teams() -> None:
    assert base([], 7, 5) == Base(7, 0)
    assert base([LEIPZIG], 7, 5) == Base(60, 100)


@given(crews, st.integers(0, 6))
@settings(max_examples=20)
def test_the_base_never_has_more_people_who_report_than_there_are(teams: list[Active], smallest: int) -> None:
    found = base(teams, 0, smallest)
    assert found.active <= found.agents == sum(team.agents for team in teams)
    for team in found.quiet:
        assert team.agents >= smallest
        assert 2 * team.active / team.agents < found.active / found.agents
