"""The demo's past holds together on whatever day and hour somebody starts it."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import DateTime
from sqlmodel import Session, SQLModel, col, func, select

from bridge.demo.past import problems
from bridge.demo.past.calendar import Calendar
from bridge.demo.past.reports import Reporter, reports
from bridge.demo.past.write import write
from bridge.demo.story.endings import UNOWNED
from bridge.domain.credit import A_DAY
from bridge.domain.periods import Period
from bridge.flow import credit_sums, digest, tallies
from bridge.flow.ledger.replay import replay
from bridge.store.columns import UtcDateTime
from bridge.store.engine import Store
from bridge.store.queries import credit
from bridge.store.tables import (
    Asked,
    CallBack,
    CreditEntry,
    Effect,
    Found,
    Group,
    Insight,
    Membership,
    Person,
    Question,
    Reference,
    Ruling,
    StageChange,
    Wording,
)
from tests.conftest import HeldClock
from tests.demo.test_past import NAMES, RULES

DAYS = [
    datetime(2026, 11, 16, 0, 0, tzinfo=UTC),
    datetime(2026, 11, 17, 9, 59, tzinfo=UTC),
    datetime(2027, 1, 3, 23, 59, tzinfo=UTC),
]
"""The first minute of a week, an hour before anything was decided in it, and the last minute of a year's last week."""

TOLD: tuple[type[SQLModel], ...] = (
    Group,
    Insight,
    Membership,
    StageChange,
    Ruling,
    Wording,
    Question,
    Asked,
    Found,
    CreditEntry,
    CallBack,
)
AHEAD = {"due_at", "until"}
"""What may lie ahead."""


@pytest.fixture(params=DAYS, ids=lambda day: f"{day:%A %H.%M}")
def written(request: pytest.FixtureRequest, store: Store) -> tuple[Store, datetime]:
    now: datetime = request.param
    write(store, RULES, "T1", NAMES, now)
    return store, now


def later(session: Session, table: type[SQLModel], now: datetime) -> list[str]:
    """The columns of a table that tell of something which has not happened yet."""
    columns = SQLModel.metadata.tables[str(table.__tablename__)].columns
    times = [one for one in columns if isinstance(one.type, UtcDateTime | DateTime) and one.name not in AHEAD]
    return [f"{one}" for one in times if session.exec(select(func.count()).where(one > now)).one()]


def test_it_is_all_over_in_order_and_by_the_rules(written: tuple[Store, datetime]) -> None:
    store, now = written
    with store.read() as session:
        assert [name for table in TOLD for name in later(session, table, now)] == []
        for group in session.exec(select(Group)):
            assert group.shown_at is None or group.created_at <= group.shown_at, group.title
            times = [group.shown_at or group.created_at, *changes(session, group)]
            assert times == sorted(set(times)), group.title
            assert group.stage_since == (times[-1] if len(times) > 1 else group.created_at)
        assert credit.totals(session) == replay(session, RULES, now)
        assert most_a_day(session) <= A_DAY


def test_leaders_get_the_digest_of_the_past_at_once(written: tuple[Store, datetime]) -> None:
    store, now = written
    rules = replace(RULES, leaders_channel="C-leaders")
    for refresh in (tallies.refresh, credit_sums.refresh):
        refresh(store, now)
    digest.mondays(store, rules, HeldClock(now))
    with store.read() as session:
        [week] = {effect.body["week"] for effect in session.exec(select(Effect))}
        said = digest.of_company(session, rules, Period.named(week), now)
    assert UNOWNED in {need.title for need in said.needs}


def changes(session: Session, group: Group) -> list[datetime]:
    query = select(StageChange.at).where(StageChange.group_id == group.id)
    return list(session.exec(query.order_by(col(StageChange.id))))


def most_a_day(session: Session) -> int:
    """The most reports of anybody on one day."""
    said = session.exec(select(Insight.person_id, Insight.said_at)).all()
    return max(Counter((person, at.date()) for person, at in said).values())


def test_whoever_is_asked_had_reported_and_answers_before_it_is_over(store: Store) -> None:
    now = DAYS[0]
    write(store, RULES, "T1", NAMES, now)
    with store.read() as session:
        rows = session.exec(
            select(Asked, Question, Insight)
            .join(Question, col(Question.id) == col(Asked.question_id))
            .join(Insight, col(Insight.id) == col(Asked.insight_id))
        ).all()
        assert rows
        for asked, question, insight in rows:
            assert asked.person_id == insight.person_id
            assert insight.said_at < question.asked_at
            assert (asked.answer is None) == (asked.answered_at is None) == (not asked.credited)
            assert asked.answer is None or asked.answer in question.options
            assert asked.answered_at is None or question.asked_at < asked.answered_at
        given = Counter(asked.answer for asked, _question, _insight in rows if asked.answer)
        planted = Counter[str]()
        for problem in problems.read():
            planted.update(problem.answers)
        assert given == planted


def test_customers_are_those_whom_reports_name_and_nobody_can_read_who_they_are(store: Store) -> None:
    write(store, RULES, "T1", NAMES, DAYS[2])
    with store.read() as session:
        named = session.exec(
            select(Reference, Insight).join(Insight, col(Insight.id) == col(Reference.insight_id))
        ).all()
        assert len(named) == sum(problem.customers for problem in problems.read())
        assert all(reference.sealed is None for reference, _insight in named)
        assert all(reference.placeholder in insight.text for reference, insight in named)
        assert len({reference.digest for reference, _insight in named}) == len(named)
        owed = session.exec(select(CallBack)).all()
        assert {row.insight_id for row in owed} <= {insight.id for _reference, insight in named}
        assert all((row.done_at is None) == (row.outcome != "told") for row in owed)


def test_everybody_has_a_name_and_only_people_of_teams_report(store: Store) -> None:
    count = write(store, RULES, "T1", NAMES, DAYS[0])
    with store.read() as session:
        people = {person.id: person for person in session.exec(select(Person))}
        assert {person.user: person.name for person in people.values()} == NAMES
        insights = session.exec(select(Insight)).all()
        assert len(insights) == count == sum(sum(problem.weekly) for problem in problems.read())
        crews = {crew.key: crew.members for crew in RULES.crews}
        assert all(people[one.person_id].user in crews[str(one.crew)] for one in insights)


def test_the_same_reports_are_drawn_each_time() -> None:
    calendar = Calendar(DAYS[1], 14)
    told = problems.read()[:3]
    people = [Reporter(number, "leipzig") for number in range(1, 40)]
    first, again = (reports(told, people, calendar) for _ in range(2))
    assert first == again
    assert [report.at for report in first] == sorted(report.at for report in first)


def test_reports_of_whole_weeks_come_in_working_hours() -> None:
    calendar = Calendar(datetime(2026, 11, 19, 15, tzinfo=UTC), 14)
    shares = [number / 100 for number in range(100)]
    for week in (0, 12):
        times = [calendar.said(week, share) for share in shares]
        assert times == sorted(times)
        assert calendar.monday(week) <= times[0]
        assert times[-1] < calendar.monday(week + 1)
        assert all(6 <= at.hour < 22 for at in times)
    assert calendar.monday(13) == datetime(2026, 11, 16, tzinfo=UTC)
    assert calendar.decided(13) == datetime(2026, 11, 17, 10, tzinfo=UTC)
    assert max(calendar.said(13, share) for share in shares) < calendar.now


def test_every_problem_is_told_for_the_same_weeks_and_in_words_enough() -> None:
    told = problems.read()
    assert {len(problem.weekly) for problem in told} == {14}
    assert len({problem.title for problem in told}) == len(told)
    for problem in told:
        weeks = [*problem.stages.values(), *problem.again.values()]
        assert weeks == sorted(weeks), problem.title
        assert not (problem.declined and problem.stages), problem.title
        assert problem.told <= problem.customers <= sum(problem.weekly), problem.title
        combinations = len(problem.says) * len(problem.adds)
        assert len({problem.text(turn) for turn in range(combinations)}) == combinations, problem.title


def test_in_the_first_hours_of_a_week_it_is_decided_now_and_reported_before() -> None:
    now = datetime(2026, 11, 16, 1, 30, tzinfo=UTC)
    calendar = Calendar(now, 1)
    assert calendar.monday(0) == now - timedelta(hours=1, minutes=30)
    assert calendar.decided(0) == now
    assert all(calendar.said(0, share / 10) < now for share in range(10))
