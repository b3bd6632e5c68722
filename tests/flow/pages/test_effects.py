from dataclasses import replace
from pathlib import Path

import pytest

from bridge.domain.errors import ForbiddenError
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.charts import Mark
from bridge.domain.pages.effect_tables import effect_chart, effects_tables
from bridge.domain.pages.effects import Effects
from bridge.domain.pages.tables import Link
from bridge.domain.periods import Period
from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow.pages.effects import load
from bridge.store.engine import Store
from tests.flow.office import RULES
from tests.flow.pages.weekly import Weekly, week

NOW = week(20, 2)
LEADER = Viewer("U-lead", "T1", "Lee", frozenset({Role.LEADER}))
THEMES = {"billing": "Billing and refunds", "delivery_time": "Delivery time"}
NAMED = replace(RULES, theme_names=THEMES)


@pytest.fixture
def weekly(memory: Store) -> Weekly:
    return Weekly(memory)


def live(weekly: Weekly, title: str, at: int, after: int, theme: str | None = "billing") -> int:
    """A problem that was heard eight times a week until it went live on a Wednesday."""
    group = weekly.problem(title, theme)
    weekly.heard(group, [8] * 6 + [after] * (20 - at), start=at - 5, theme=theme)
    weekly.told(group, Stage.FIXED, week(at - 1, 1))
    weekly.told(group, Stage.LIVE, week(at, 2))
    return group


def page(
    weekly: Weekly, asked: Asked | None = None, rules: Rules = NAMED, viewer: Viewer = LEADER
) -> Effects:
    weekly.sum()
    with weekly.store.read() as session:
        return load(session, rules, viewer, asked or Asked(), NOW)


def titles(value: Effects) -> list[str]:
    return [shown.effect.title for shown in value.shown]


def test_the_newest_stands_first_and_the_headline_says_what_came_of_them(weekly: Weekly) -> None:
    live(weekly, "Old", 8, 1)
    live(weekly, "Same", 14, 8)
    live(weekly, "New", 19, 0)
    live(weekly, "Middle", 12, 30)
    value = page(weekly)
    assert titles(value) == ["New", "Same", "Middle", "Old"]
    assert value.headline == (
        "4 problems went live. Since then: 1 with fewer reports, 1 with more, 1 without a clear change,"
        " 1 too early to say."
    )


def test_it_can_be_cut_to_a_period_and_an_owner(weekly: Weekly) -> None:
    live(weekly, "Refund", 8, 1)
    live(weekly, "Parcel", 14, 1, "delivery_time")
    live(weekly, "Odd", 14, 1, None)
    assert titles(page(weekly, Asked(period=Period.named("2026-09")))) == ["Refund"]
    assert titles(page(weekly, Asked(owner="delivery"))) == ["Parcel"]
    assert titles(page(weekly, Asked(owner="payments"))) == ["Odd", "Refund"]
    assert page(weekly, Asked(period=Period.named("2026-11"), owner="delivery")).headline == (
        "1 problem went live. Since then: 1 with fewer reports."
    )
    assert (
        page(weekly, Asked(period=Period.named("2026-12"))).headline == "Nothing went live in December 2026."
    )
    with pytest.raises(ValueError, match='There is no owner "nobody"'):
        page(weekly, Asked(owner="nobody"))


def test_ten_are_on_a_page_and_all_from_there_on_in_a_file(weekly: Weekly) -> None:
    for number in range(11):
        group = weekly.problem(f"Problem {number}")
        weekly.heard(group, [4, 4, 4])
        weekly.told(group, Stage.LIVE, week(3))
    first = page(weekly)
    asked = (Asked(page=2), Asked(whole=True), Asked(page=2, whole=True))
    assert [len(page(weekly, one).shown) for one in asked] == [1, 11, 1]
    assert len(first.shown) == 10
    assert (first.many, first.page, first.last) == (11, 1, 2)
    assert first.headline.startswith("11 problems went live. Of the 10 on this page: 10 with fewer reports.")


def test_what_was_heard_and_live_within_one_week_cannot_be_compared_yet(weekly: Weekly) -> None:
    group = weekly.problem()
    weekly.heard(group, [3], start=20)
    weekly.told(group, Stage.LIVE, week(20, 1))
    assert page(weekly).headline == "1 problem went live. There is nothing to compare yet."


def test_what_was_merged_away_is_not_listed(weekly: Weekly) -> None:
    into = live(weekly, "Refund", 8, 1)
    weekly.merge(live(weekly, "Copy", 9, 1), into)
    assert titles(page(weekly)) == ["Refund"]


def test_a_chart_marks_what_happened_also_in_a_week_that_is_not_over(weekly: Weekly) -> None:
    live(weekly, "Refund", 20, 0)
    chart = effect_chart(page(weekly).shown[0].effect)
    assert chart.labels[-1] == "21 Dec"
    assert chart.series[0].values[-2:] == (8, None)
    assert chart.marks == (Mark(4, "fixed"), Mark(5, "live"))
    assert "Too early to say: 8 reports a week" in chart.alt


def test_each_problem_is_a_row_and_its_weeks_are_a_table(weekly: Weekly) -> None:
    group = live(weekly, "Refund", 8, 1)
    live(weekly, "New", 19, 0)
    effects, new, weeks = effects_tables(page(weekly))
    recent, refund = effects.rows
    assert refund[0] == Link("Refund", f"/problems/{group}")
    assert refund[3:6] == (8.0, 1.0, "between 73 % and 95 % fewer")
    assert recent[5:11] == ("Too early to say", None, None, None, None, None)
    assert weeks.name == f"weeks-{group}"
    assert weeks.rows[0] == (week(3).date(), 8, 6)
    assert len(new.rows) == 6


def test_contacts_stand_beside_reports_only_where_a_file_gives_them(weekly: Weekly, tmp_path: Path) -> None:
    live(weekly, "Refund", 8, 1)
    live(weekly, "Parcel", 8, 1, "delivery_time")
    file = tmp_path / "contacts.csv"
    file.write_text(
        "date,theme,contacts\n"
        + "".join(f"{week(number).date()},billing,{900 if number < 8 else 300}\n" for number in range(20))
    )
    parcel, refund = page(weekly, rules=replace(NAMED, contacts=file)).shown
    assert refund.contacts_words == (
        "Contacts about Billing and refunds, by your own statistics: 900 a week before, 300 since."
    )
    assert parcel.contacts_words == page(weekly).shown[1].contacts_words == ""


def test_a_file_that_cannot_be_used_is_told_on_the_page(weekly: Weekly, tmp_path: Path) -> None:
    value = page(weekly, rules=replace(NAMED, contacts=tmp_path / "none.csv"))
    assert value.problem.endswith("Correct web.contacts.")


def test_a_partners_people_are_kept_out(weekly: Weekly) -> None:
    with pytest.raises(ForbiddenError, match="about the whole company"):
        page(weekly, viewer=replace(LEADER, company="Helpful Voices"))
