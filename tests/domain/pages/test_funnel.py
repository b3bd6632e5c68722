"""How far problems come."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.pages.funnel import PLANNED, Funnel, funnel, funnel_chart, funnel_table
from bridge.domain.stages import Stage

counts = st.lists(st.tuples(st.sampled_from(Stage), st.integers(0, 50)), max_size=12)


@given(counts)
@settings(max_examples=20)
def test_no_step_has_more_than_the_step_before_it(given_counts: list[tuple[str, int]]) -> None:
    found = funnel(given_counts, 12)
    assert found.heard >= found.with_team >= found.planned >= found.live >= 0
    assert found.heard == sum(number for _stage, number in given_counts)
    assert found.with_team + found.declined <= found.heard


def test_every_stage_counts_in_each_step_that_it_came_to() -> None:
    steps = {stage: funnel([(stage, 1)], 12) for stage in Stage}
    assert {stage for stage, found in steps.items() if found.planned} == set(PLANNED)
    assert {stage for stage, found in steps.items() if found.with_team} == {*PLANNED, Stage.WITH_TEAM}
    assert {stage for stage, found in steps.items() if found.live} == {Stage.LIVE}
    assert {stage for stage, found in steps.items() if found.declined} == {Stage.DECLINED}


def test_the_table_has_shares_of_all_that_were_heard_and_those_declined() -> None:
    table = funnel_table(Funnel(12, 20, 9, 6, 2, 5))
    assert table.rows == (
        ("Heard", 20, 1.0),
        ("With a team", 9, 0.45),
        ("Planned", 6, 0.3),
        ("Live", 2, 0.1),
        ("Declined, with the reason told", 5, 0.25),
    )


def test_of_nothing_there_are_no_shares() -> None:
    assert {share for _step, _number, share in funnel_table(funnel([], 12)).rows} == {None}


def test_the_chart_says_of_when_it_is_and_its_numbers_in_words() -> None:
    chart = funnel_chart(Funnel(12, 20, 9, 6, 2, 5))
    assert (chart.title, chart.alt) == (
        "From heard to live, last 12 weeks",
        "Heard 20, with a team 9, planned 6, live 2.",
    )
    assert chart.values == (20, 9, 6, 2)
    assert funnel_chart(Funnel(0, 0, 0, 0, 0, 0)).title == "From heard to live, in this period"
