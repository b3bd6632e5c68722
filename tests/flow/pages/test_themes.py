from dataclasses import replace
from pathlib import Path

import pytest

from bridge.domain.errors import ForbiddenError
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.tables import Cell, Table
from bridge.domain.pages.theme_tables import trends_chart, trends_tables
from bridge.domain.pages.themes import Company, Trends
from bridge.domain.periods import Period
from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Crew, Rules
from bridge.domain.stages import Stage
from bridge.flow.pages.themes import load
from bridge.store.engine import Store
from tests.flow.office import RULES
from tests.flow.pages.weekly import Weekly, week

NOW = week(12, 2)
LEADER = Viewer("U-lead", "T1", "Lee", frozenset({Role.LEADER}))


def crew(key: str, people: int, company: str = "") -> Crew:
    return Crew(
        key, key.title(), members=tuple(f"{key}-{number}" for number in range(people)), company=company
    )


NAMED = replace(
    RULES,
    theme_names={"billing": "Billing", "partner": "Partner", "policy": "Policy"},
    policies=frozenset({"policy"}),
    crews=(
        crew("leipzig", 9),
        crew("manila", 6, "Voices"),
        crew("graz", 5, "Alpine"),
        crew("tiny", 2, "Zed"),
    ),
)


@pytest.fixture
def weekly(memory: Store) -> Weekly:
    return Weekly(memory)


def page(weekly: Weekly, asked: Asked | None = None, rules: Rules = NAMED, viewer: Viewer = LEADER) -> Trends:
    weekly.sum()
    with weekly.store.read() as session:
        return load(session, rules, viewer, asked or Asked(), NOW)


def table(value: Trends, name: str) -> Table:
    return next(found for found in trends_tables(value) if found.name == name)


def cells(found: Table) -> list[tuple[Cell, ...]]:
    return [row[1:] for row in found.rows]


def test_the_headline_says_how_much_and_of_what_most_and_how_it_was_before(weekly: Weekly) -> None:
    weekly.heard(weekly.problem(), [2, 5], start=11)
    weekly.heard(weekly.problem(theme="partner"), [9, 3], start=11, theme="partner", crew="manila")
    value = page(weekly)
    assert value.headline == "8 reports in the week of 26 October 2026, most about Billing (5)."
    assert (
        value.before
        == "From 8 of 22 agents; Graz 0 of 5. 3 fewer than in the week before. This week is not over."
    )


def test_reports_without_a_theme_are_not_called_the_most_of_any(weekly: Weekly) -> None:
    weekly.heard(weekly.problem(theme=None), [7], start=12, theme=None)
    assert page(weekly).headline == "7 reports in the week of 26 October 2026."
    weekly.heard(weekly.problem(), [2], start=12)
    assert page(weekly).headline == "9 reports in the week of 26 October 2026, most about Billing (2)."


def test_twelve_weeks_are_shown_the_theme_that_is_reported_most_now_first(weekly: Weekly) -> None:
    weekly.heard(weekly.problem(), [7, 0, 2], start=10)
    weekly.heard(weekly.problem(theme="partner"), [1, 3], start=11, theme="partner")
    weekly.heard(weekly.problem(theme=None), [1], start=12, theme=None)
    chart = trends_chart(page(weekly))
    assert (len(chart.labels), chart.labels[0], chart.labels[-1]) == (12, "10 Aug", "26 Oct")
    assert [panel.name for panel in chart.panels] == ["Partner", "Billing", "No theme"]
    assert chart.panels[1].values[-3:] == (7, 0, 2)
    assert cells(table(page(weekly), "themes")) == [
        (3, 1, "2 more", 3),
        (2, 0, "2 more", 2),
        (1, 0, "1 more", 1),
    ]


@pytest.mark.parametrize(
    ("name", "several", "labels", "reports"),
    [
        ("2026-10", 12, ("Nov 2025", "Oct 2026"), 9),
        ("2026-Q3", 8, ("Q4 2024", "Q3 2026"), 4),
        ("2026-W31", 12, ("11 May", "27 Jul"), 0),
    ],
)
def test_a_period_is_shown_with_those_before_it(
    weekly: Weekly, name: str, several: int, labels: tuple[str, str], reports: int
) -> None:
    weekly.heard(weekly.problem(), [4] + [0] * 8 + [4, 5])
    chart = trends_chart(page(weekly, Asked(period=Period.named(name))))
    assert (len(chart.labels), chart.labels[0], chart.labels[-1]) == (several, *labels)
    assert [panel.values[-1] for panel in chart.panels] == ([reports] if reports else [])


def test_a_team_is_shown_by_itself_unless_it_is_too_small(weekly: Weekly) -> None:
    weekly.heard(weekly.problem(), [5], start=12)
    weekly.heard(weekly.problem(), [2], start=12, crew="manila")
    value = page(weekly, Asked(team="manila"))
    assert value.headline == "2 reports by Manila in the week of 26 October 2026, most about Billing (2)."
    assert value.base == "From 2 agents."
    assert [key for key, _name in value.teams] == ["leipzig", "manila", "graz"]
    with pytest.raises(ForbiddenError, match="A team this small"):
        page(weekly, Asked(team="tiny"))


def test_companies_stand_in_the_order_of_the_alphabet_and_small_ones_together(weekly: Weekly) -> None:
    weekly.heard(weekly.problem(theme="partner"), [2], start=12, theme="partner")
    weekly.heard(weekly.problem(theme="partner"), [4], start=12, theme="partner", crew="manila")
    weekly.heard(weekly.problem(), [3], start=12, crew="manila")
    weekly.heard(weekly.problem(), [1], start=12, crew="tiny")
    assert page(weekly).companies == (
        Company("Alpine", 0, 0, 0),
        Company("Ourselves", 2, 2, 2),
        Company("Voices", 4, 7, 4),
    ), "one small company alone is not shown under another word"
    more = replace(NAMED, crews=(*NAMED.crews, crew("minute", 3, "Yes")))
    assert page(weekly, rules=more).companies[-1] == Company("Smaller companies", 0, 1, 1)
    assert page(weekly, rules=replace(NAMED, crews=(crew("leipzig", 9),))).companies == ()


def test_problems_of_partners_and_policies_stand_with_what_became_of_them(weekly: Weekly) -> None:
    rain = weekly.problem("Parcels in the rain", "partner")
    form = weekly.problem("A form for any amount", "policy", reason="The auditors ask for it.")
    voucher = weekly.problem("One voucher only", "policy", reason="not read unless declined")
    weekly.told(voucher, Stage.LIVE, week(12))
    weekly.heard(rain, [3], start=12)
    weekly.heard(form, [9, 4], start=11)
    weekly.heard(voucher, [5], start=12)
    weekly.told(form, Stage.DECLINED, week(11))
    value = page(weekly)
    assert [(problem.group, problem.reports) for problem in value.partners] == [(rain, 3)]
    assert [
        (problem.group, problem.stage, problem.reports, problem.reason) for problem in value.policies
    ] == [
        (voucher, "In force", 5, ""),
        (form, "Will not be changed", 4, "The auditors ask for it."),
    ]
    assert [column.key for column in table(value, "policies").columns][-1] == "reason"
    assert [column.key for column in table(value, "partners").columns][-1] == "reports"


def test_weeks_count_for_the_month_in_which_they_begin(weekly: Weekly) -> None:
    """The week of 28 September is one of September's."""
    group = weekly.problem(theme="policy")
    weekly.heard(group, [1, 2, 4], start=7)
    assert page(weekly, Asked(period=Period.named("2026-09"))).policies[0].reports == 3
    assert page(weekly, Asked(period=Period.named("2026-10"))).policies[0].reports == 4


def test_contacts_of_the_period_stand_beside_the_reports_of_their_theme(
    weekly: Weekly, tmp_path: Path
) -> None:
    weekly.heard(weekly.problem(), [5], start=12)
    weekly.heard(weekly.problem(theme="policy"), [2], start=12, theme="policy")
    file = tmp_path / "contacts.csv"
    file.write_text("date,theme,contacts\n2026-10-19,billing,700\n2026-10-26,billing,640\n")
    rules = replace(NAMED, contacts=file)
    assert [row[-1] for row in table(page(weekly, rules=rules), "themes").rows] == [640, None]
    month = page(weekly, Asked(period=Period.named("2026-10")), rules)
    assert month.themes[0].contacts == 1340
    assert len(table(page(weekly, Asked(team="leipzig"), rules), "themes").columns) == 5


def test_a_partners_people_are_kept_out(weekly: Weekly) -> None:
    with pytest.raises(ForbiddenError, match="about the whole company"):
        page(weekly, viewer=replace(LEADER, company="Voices"))
