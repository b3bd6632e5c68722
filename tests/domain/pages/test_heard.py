"""What was heard of each theme, week by week."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.pages.heard import PANELS, themes, themes_chart, themes_table
from tests.domain.pages.facts import MONDAYS

counts = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=2),
    st.lists(st.integers(0, 40), min_size=12, max_size=12),
    max_size=9,
)


@given(counts)
@settings(max_examples=20)
def test_the_theme_with_most_reports_stands_first_and_the_chart_shows_the_first(
    given_counts: dict[str, list[int]],
) -> None:
    value = themes(MONDAYS, given_counts)
    sums = [sum(reports) for _name, reports in value.reports]
    assert sums == sorted(sums, reverse=True)
    assert dict(value.reports) == {name: tuple(reports) for name, reports in given_counts.items()}
    panels = [panel.name for panel in themes_chart(value).panels]
    assert panels == [name for name, _reports in value.reports[:PANELS]]


def test_the_table_has_every_theme_with_its_sum() -> None:
    given_counts = {name: [number] * 12 for number, name in enumerate("abcdefgh")}
    table = themes_table(themes(MONDAYS, given_counts))
    assert {row[0]: row[-1] for row in table.rows} == {
        name: sum(reports) for name, reports in given_counts.items()
    }


def test_the_chart_tells_the_first_the_last_and_the_highest_week_of_each() -> None:
    chart = themes_chart(themes(MONDAYS[:3], {"Billing": [9, 12, 2], "Praise": [0, 1, 1]}))
    assert chart.title == "Themes over 3 weeks"
    assert chart.alt == (
        "Reports a week, first to last: Billing 9 to 2, at most 12; Praise 0 to 1, at most 1."
    )


def test_one_week_is_one_week() -> None:
    value = themes(MONDAYS[:1], {"Billing": [9]})
    assert themes_chart(value).title == themes_table(value).title == "Themes over 1 week"
