"""The credit of all teams: sums and facts, small teams folded, people only as far as they agreed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import Withheld
from bridge.domain.pages import credit_tables as facts
from bridge.domain.pages.credit import CreditPage
from bridge.domain.pages.tables import Link
from bridge.domain.periods import Period, Span
from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Naming
from bridge.flow.pages import credit
from bridge.store.queries import reached
from tests.flow.pages.earning import NOVEMBER, Books
from tests.flow.pages.shelf import LEADER, NOW, RULES, Shelf, ago, crew

PARTNER = Viewer("U-manila1", "T1", "Ben", frozenset({Role.AGENT}), "manila", "Concentra")


@pytest.fixture
def books(shelf: Shelf) -> Books:
    return Books(shelf)


def seen(books: Books, viewer: Viewer = LEADER, **asked: Any) -> CreditPage:
    books.sum_up()
    page: CreditPage = books.shelf.see(credit.load, viewer, **asked)
    return page


def test_a_team_has_its_lines_points_and_what_became_of_its_problems(books: Books) -> None:
    live, planned = books.shelf.problem(stage="live"), books.shelf.problem(stage="in_work")
    books.earn("leipzig0", live)
    books.earn("leipzig1", live, kind="found")
    books.earn("leipzig1", planned, 2, kind="answer")
    books.earn("manila0", planned)
    page = seen(books)
    leipzig, manila = page.teams
    assert (leipzig.team, leipzig.people, leipzig.contributions) == ("Leipzig", 2, 3)
    assert leipzig.points == {Kind.INSIGHT: 1, Kind.FOUND: 1, Kind.ANSWER: 2}
    assert (leipzig.heard, leipzig.planned, leipzig.live) == (2, 1, 1)
    assert (manila.heard, manila.planned, manila.live) == (1, 1, 0)
    assert (page.all.contributions, page.all.heard) == (4, 2), "a problem of two teams is one problem"


def test_teams_stand_by_name_and_not_by_rank(books: Books) -> None:
    group = books.shelf.problem()
    for number in range(4):
        books.earn(f"manila{number}", group)
    books.earn("leipzig0", group)
    page = seen(books)
    assert [share.team for share in page.teams] == ["Leipzig", "Manila"]
    assert facts.teams(page).note.startswith("By name, not by rank.")


def test_small_teams_are_one_row_and_too_few_people_are_none(books: Books) -> None:
    group = books.shelf.problem()
    books.earn("night0", group)
    page = seen(books)
    assert (page.teams, page.hidden) == ((), True)
    assert "too few people even together" in facts.teams(page).note
    assert sum(sum(counts.values()) for _week, counts in page.weeks) == 0, "nor can the chart tell"
    books.shelf.rules = replace(RULES, crews=(*RULES.crews, crew("early", 4)))
    books.earn("early1", group, at=NOW)
    page = seen(books)
    assert [(share.team, share.contributions, share.heard) for share in page.teams] == [
        ("Smaller teams", 2, 1)
    ]


def test_what_was_taken_back_is_no_problem_heard(books: Books) -> None:
    kept, lost = books.shelf.problem(), books.shelf.problem()
    books.earn("leipzig0", kept)
    books.take_back(books.earn("leipzig0", lost), ago(0.5))
    (leipzig,) = seen(books).teams
    assert (leipzig.contributions, leipzig.total, leipzig.heard) == (1, 1, 1)


def test_a_decision_on_a_contested_line_gives_points_and_is_no_contribution(books: Books) -> None:
    group = books.shelf.problem()
    books.earn("leipzig0", group)
    books.earn("leipzig0", books.shelf.problem(), 2, kind="decision")
    (leipzig,) = seen(books).teams
    assert (leipzig.contributions, leipzig.total, leipzig.heard) == (1, 3, 1)


def test_a_merged_problem_is_the_one_it_became(books: Books) -> None:
    survivor = books.shelf.problem(stage="live")
    merged = books.shelf.problem(stage="merged", merged_into=survivor)
    books.earn("leipzig0", merged)
    books.earn("leipzig0", survivor)
    (leipzig,) = seen(books).teams
    assert leipzig.problems == {survivor: "live"}


def test_a_period_is_told_as_known_now_or_as_known_then(books: Books) -> None:
    group = books.shelf.problem()
    october = Period.named("2026-10")
    line = books.earn("leipzig0", group, days=30)
    books.earn("leipzig1", group, days=30)
    books.take_back(line, at=ago(3))
    assert seen(books, period=october).teams[0].total == 1
    then = seen(books, period=october, then=True)
    assert (then.teams[0].total, then.then) == (2, True)
    assert seen(books).teams == (), "nothing of it was earned this month"


def test_weeks_are_drawn_up_to_the_end_of_the_period(books: Books) -> None:
    group = books.shelf.problem()
    books.earn("leipzig0", group, days=3, kind="answer")
    books.earn("leipzig1", group, days=30)
    page = seen(books)
    assert len(page.weeks) == credit.WEEKS
    week, counts = page.weeks[-1]
    assert (week, counts) == (Period.named("2026-W47").first, {"answer": 1})
    drawn = facts.chart(page)
    assert [series.name for series in drawn.series] == list(facts.DRAWN)
    assert drawn.alt.endswith(
        "In the newest: reports confirmed 0, found early 0, answers 1, evidence and wordings 0."
    )
    past = seen(books, period=Period.named("2026-10"))
    assert past.weeks[-1][0] < NOVEMBER.date() + timedelta(days=1)


def test_owners_stand_apart(books: Books) -> None:
    books.shelf.problem(stage="live")
    page = seen(books)
    assert [(one.team, one.problems) for one in page.shipped] == [("Payments", 1)]
    assert page.teams == ()
    assert facts.shipped(page).note.startswith("Owners have no points")


def test_only_those_of_a_team_who_agreed_are_named_by_name(books: Books) -> None:
    mia = books.introduce("U-leipzig0", "Mia", agreed=True)
    books.introduce("U-leipzig1", "Tom", agreed=False)
    ana = books.introduce("U-leipzig2", "Ana", agreed=True)
    books.introduce("U-manila0", "Zoe", agreed=True)
    page = seen(books, team="leipzig")
    assert [one.name for one in page.agreed] == ["Ana", "Mia"]
    assert set(page.named) == {mia, ana}
    assert facts.people(page).rows[0] == (Link("Ana", f"/credit/people/{ana}"),)
    assert (seen(books).agreed, facts.people(seen(books)).empty) == ((), facts.CHOOSE)
    for naming in (Naming.TEAM, Naming.SELF):
        books.shelf.rules = replace(RULES, naming=naming)
        hushed = seen(books, team="leipzig")
        assert (hushed.agreed, hushed.choices) == ((), ())


def test_where_nothing_is_recorded_for_persons_no_team_is_shown(books: Books) -> None:
    books.shelf.rules = replace(RULES, naming=Naming.OFF)
    books.shelf.problem(stage="live")
    page = seen(books)
    assert (page.withheld, page.teams, page.agreed) == (Withheld.OFF, (), ())
    assert len(page.shipped) == 1


def test_a_partners_people_see_their_own_teams_only(books: Books) -> None:
    group = books.shelf.problem(stage="live")
    books.earn("leipzig0", group)
    books.earn("manila0", group)
    books.introduce("U-leipzig0", "Mia", agreed=True)
    page = seen(books, PARTNER, team="leipzig")
    assert [share.team for share in page.teams] == ["Manila"]
    assert page.choices == (("manila", "Manila"),)
    assert (page.agreed, page.shipped) == ((), ())
    assert sum(sum(counts.values()) for _week, counts in page.weeks) == 1


def test_the_tables_are_as_wide_as_their_headings(books: Books) -> None:
    books.earn("leipzig0", books.shelf.problem(stage="live"))
    books.introduce("U-leipzig0", "Mia", agreed=True)
    page = seen(books, team="leipzig")
    for table in (facts.teams(page), facts.weekly(page), facts.shipped(page), facts.people(page)):
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.columns)}
    assert NOW.date() > page.period.first


def test_the_problems_of_months_and_quarters_are_those_of_their_lines(books: Books) -> None:
    """Lines of several months, some taken back in later ones, some of them only in part, some of nobody's crew."""
    groups = [books.shelf.problem() for _ in range(3)]
    lines = [
        books.earn(by, group, days=days, kind=kind)
        for by, days, kind in (("leipzig0", 1, "insight"), ("leipzig1", 40, "insight"), ("0", 75, "answer"))
        for group in groups
    ]
    books.earn("leipzig0", groups[0], days=100, kind="decision")
    for line in lines[::2]:
        books.sum_up()
        books.take_back(line, at=NOW)
    books.sum_up()
    days = sorted({ago(day).date() for day in range(120)})
    with books.shelf.store.read() as session:
        for period in {Period.of(span, day) for span in (Span.MONTH, Span.QUARTER) for day in days}:
            assert reached.summed(session, period) == reached.by_lines(session, period)
        quarter = reached.summed(session, Period.named("2026-Q4"))
    assert quarter == {"leipzig": set(groups)}
