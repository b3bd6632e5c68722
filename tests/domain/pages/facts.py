"""Facts of every page: a full one, one of single things, and one of nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import CreditLine, CreditSummary, Shipped
from bridge.domain.pages import (
    audit,
    contests,
    credit_tables,
    did,
    effect_tables,
    insights,
    loop,
    overview,
    problem_tables,
    problems,
    statement,
    theme_tables,
)
from bridge.domain.pages.activity import Active, Base
from bridge.domain.pages.answers import Trend, spread, trend_chart
from bridge.domain.pages.audit import Audit, Glance
from bridge.domain.pages.callbacks import Called
from bridge.domain.pages.charts import Chart
from bridge.domain.pages.choices import Choices
from bridge.domain.pages.contests import Contested, Contests
from bridge.domain.pages.credit import Agreed, CreditPage, TeamShare
from bridge.domain.pages.did import Did, Section, Story
from bridge.domain.pages.effect import Effect, Same, Week
from bridge.domain.pages.effects import Effects, Shown
from bridge.domain.pages.funnel import Funnel, funnel_chart
from bridge.domain.pages.headsups import Covered
from bridge.domain.pages.heard import themes, themes_chart
from bridge.domain.pages.loop import Asking, Corrections, Loop, Untold
from bridge.domain.pages.overview import Overview
from bridge.domain.pages.owed import Need, Owed, Reason, ages_chart
from bridge.domain.pages.problem import Event, Heard, ProblemPage, Step
from bridge.domain.pages.standing import Standing
from bridge.domain.pages.statement import Statement
from bridge.domain.pages.tables import Link, Table
from bridge.domain.pages.themes import Company, Problem, Trends
from bridge.domain.pages.themes import Trend as ThemeTrend
from bridge.domain.periods import Period
from bridge.domain.stages import Stage

TODAY = date(2026, 11, 19)
WEEK = Period.named("2026-W47")
MONDAYS = tuple(period.first for period in WEEK.back(12))
CHOICES = Choices((), (), ())


def owed(days: int = 23, team: str = "Logistics", **rest: Any) -> Owed:
    """An answer that a team owes."""
    facts: dict[str, Any] = {"promised": date(2026, 11, 26), "overdue": False, "reports": 4}
    return Owed(7, "Lost parcel", "log", team, days, **(facts | rest))


def story(group: int = 3, stage: Stage = Stage.LIVE, **rest: Any) -> Story:
    """What became of a problem."""
    facts: dict[str, Any] = {"since": date(2026, 11, 9), "team": "Payments", "reports": 38, "people": 14}
    return Story(group, "Refund pending", stage, **(facts | rest))


def effect(
    before: tuple[int, ...] = (40,) * 6,
    after: tuple[int, ...] = (2, 3, 4),
    live: date = date(2026, 9, 16),
    people: int = 60,
    **rest: Any,
) -> Effect:
    """A problem that went live, with a week of 20 reports between the sides."""
    middle = live - timedelta(days=live.weekday())
    counts = (*before, 20, *after)
    weeks = (
        Week(middle + timedelta(weeks=place - len(before)), count, people)
        for place, count in enumerate(counts)
    )
    facts: dict[str, Any] = {"taken_back": None, "events": ((live, "live"),)}
    return Effect(5, "Refund pending", "billing", live, weeks=tuple(weeks), **(facts | rest))


def problem(weeks: tuple[int, ...] = (2, 9, 4), **rest: Any) -> ProblemPage:
    """A problem whose newest week is this one."""
    mondays = MONDAYS[-len(weeks) :]
    facts: dict[str, Any] = {
        "steps": (),
        "heard": Heard(
            sum(weeks),
            5,
            3,
            (("Leipzig", 9),) if any(weeks) else (),
            tuple(zip(mondays, weeks, strict=True)),
            mondays[0],
        ),
        "quotes": (),
    }
    standing = Standing(Stage.PLANNED, "Payments", date(2026, 11, 9))
    return ProblemPage(17, "Refund pending", "Billing", standing, **(facts | rest))


def trends(reports: tuple[int, ...] = (3, 12), **rest: Any) -> Trends:
    """One theme that is all there is."""
    theme = ThemeTrend("Billing", reports, 5)
    facts: dict[str, Any] = {
        "today": TODAY,
        "themes": (theme,),
        "companies": (),
        "partners": (),
        "policies": (),
        "teams": (),
    }
    return Trends(tuple(WEEK.back(len(reports))), all=theme, **(facts | rest))


def a_loop(**rest: Any) -> Loop:
    """The loop of a company in which nothing has happened yet."""
    facts: dict[str, Any] = {
        "owners": (),
        "all_answers": spread("", ()),
        "answers": (),
        "trend": Trend(MONDAYS, tuple(spread("", ()) for _monday in MONDAYS)),
        "funnel": Funnel(12, 0, 0, 0, 0, 0),
        "owed": (),
        "untold": (),
        "asking": (),
        "called": (),
        "corrections": Corrections(0, 0, 0, 0, 0),
        "jira": None,
    }
    return Loop(None, **(facts | rest))


def an_overview(**rest: Any) -> Overview:
    """The overview of the same."""
    facts: dict[str, Any] = {
        "answered": 0,
        "needs": (),
        "owed": (),
        "funnel": Funnel(12, 0, 0, 0, 0, 0),
        "did": (),
        "will_not": (),
        "themes": themes(MONDAYS, {}),
        "base": Base(0, 240),
    }
    return Overview(WEEK, TODAY, **(facts | rest))


@dataclass(frozen=True)
class Shows:
    """What a page shows of facts."""

    tables: Callable[[Any], tuple[Table, ...]]
    charts: Callable[[Any], tuple[Chart, ...]] = lambda _value: ()


def _credit(value: CreditPage) -> tuple[Table, ...]:
    made = (credit_tables.teams, credit_tables.weekly, credit_tables.shipped, credit_tables.people)
    return tuple(make(value) for make in made)


def _loop(value: Loop) -> tuple[Chart, ...]:
    return trend_chart(value.trend), funnel_chart(value.funnel), ages_chart(value.owed)


def _overview(value: Overview) -> tuple[Chart, ...]:
    return funnel_chart(value.funnel), themes_chart(value.themes)


SHOWS: Mapping[type, Shows] = {
    Audit: Shows(lambda value: (audit.log(value),)),
    Contests: Shows(lambda value: (contests.listed(value),)),
    CreditPage: Shows(_credit, lambda value: (credit_tables.chart(value),)),
    Did: Shows(lambda value: (did.stories_table(value),)),
    Effects: Shows(
        effect_tables.effects_tables,
        lambda value: tuple(effect_tables.effect_chart(shown.effect) for shown in value.shown),
    ),
    insights.Insights: Shows(insights.tables),
    Loop: Shows(loop.loop_tables, _loop),
    Overview: Shows(overview.overview_tables, _overview),
    ProblemPage: Shows(problem_tables.tables, lambda value: (problem_tables.chart(value),)),
    problems.Problems: Shows(problems.tables),
    Statement: Shows(lambda value: (statement.lines(value), statement.points(value))),
    Trends: Shows(theme_tables.trends_tables, lambda value: (theme_tables.trends_chart(value),)),
}
"""How each page makes its tables and charts, as ``web/pages`` calls them."""

FULL = (
    Audit(WEEK, (Glance(TODAY, 23, "Ada", "export", "Credit", rows=9),), 1),
    Contests((), (Contested(1, TODAY, "you", "It was me", "a report", group=4, verdict="granted", given=1),)),
    CreditPage(
        WEEK,
        then=False,
        smallest=5,
        teams=(TeamShare("Leipzig", 4, 9, {Kind.INSIGHT: 7, Kind.ANSWER: 4}, {1: "live", 2: "fixed"}, 12),),
        weeks=((MONDAYS[-1], {Kind.INSIGHT: 7, Kind.WORDING: 2}),),
        shipped=(Shipped("Payments", 2, ("Ada",)),),
        team="leipzig",
        agreed=(Agreed(3, "Mia"),),
    ),
    Did(
        (
            Section("live", "We did", (story(),), 9, ""),
            Section("declined", "No", (story(reason="It costs"),), 1, ""),
        ),
        None,
        (),
        (),
    ),
    Effects(
        (
            Shown(effect(same=Same(14, 30.5, 2.0)), "Payments", "Billing", (900,) * 9),
            Shown(effect(after=()), "App"),
        ),
        2,
        None,
        (),
    ),
    insights.Insights(
        (insights.Listed(4, "", Link("Refund", "/problems/3"), "Billing", "Leipzig", TODAY),),
        1,
        1,
        1,
        CHOICES,
    ),
    a_loop(
        all_answers=spread("", (0.2, 3.0)),
        answers=(spread("Payments", (0.2, 3.0)),),
        funnel=Funnel(12, 20, 9, 6, 2, 4),
        owed=tuple(owed(days) for days in range(40, 0, -1)),
        untold=tuple(Untold(number, "Refund", "Payments", TODAY, 2, 1) for number in range(25)),
        asking=(Asking(3, "Refund", "Payments", "Which cards?", 4, 14, 3),),
        called=(Called("Leipzig", told=3, overdue=1),),
        corrections=Corrections(9, 3, 400, 2, 1),
        heads_ups=(Covered("Slots", TODAY, "Logistics", "Leipzig", 12, 18),),
        jira=datetime(2026, 11, 19, tzinfo=UTC),
    ),
    an_overview(
        answered=3,
        needs=(Need(4, "Price form", Reason.OWNER, "App", 19, 37),),
        owed=tuple(owed(days) for days in (23, 9, 8, 7, 6, 5, 0)),
        funnel=Funnel(12, 20, 9, 6, 2, 4),
        themes=themes(MONDAYS, {"Billing": range(12), "Praise": [1] * 12}),
        base=Base(63, 240, (Active("Manila", 2, 80),)),
    ),
    problem(
        steps=(Step(Stage.PLANNED, "Planned", TODAY),),
        history=(Event(TODAY, "Joined with", "you", Link("Other", "/problems/9"), TODAY, 3),),
    ),
    problems.Problems(
        (problems.Listed(1, "Refund", "Live", "Payments", 38, 4, TODAY, None),),
        (problems.Listed(2, "Parcel", "Listening", "Logistics", 1, 1, TODAY, TODAY),),
        1,
        1,
        1,
        CHOICES,
        words="refund",
    ),
    Statement(
        "you",
        own=True,
        summary=CreditSummary(
            (CreditLine(datetime(2026, 11, 2, 9, tzinfo=UTC), "a report", 1, 9, 4, 3, "PAY-1", "https://j"),),
            points={Kind.INSIGHT: 1, Kind.DECISION: -1},
            then=1,
        ),
    ),
    trends(
        companies=(Company("Swift", 3, 9, 2),),
        partners=(Problem(4, "Late", "Planned", TODAY, 9),),
        policies=(Problem(5, "Form", "Will not be changed", TODAY, 2, "The ledger"),),
    ),
)
"""Of every page one with something of everything."""

EMPTY = (
    Audit(WEEK, (), 0),
    Contests((), ()),
    CreditPage(WEEK, then=True),
    Did((Section("live", "We did", (), 0, ""),), None, (), ()),
    Effects((), 0, None, ()),
    insights.Insights((), 0, 1, 1, CHOICES),
    a_loop(),
    an_overview(),
    problem((0,)),
    problems.Problems((), (), 0, 1, 1, CHOICES),
    Statement("you", own=True, summary=CreditSummary()),
    trends((0, 0), themes=()),
)
"""Of every page one of a company in which nothing has happened yet."""
