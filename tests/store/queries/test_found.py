"""Problems and reports that somebody looks for are found by indexes: reports are never read from end to end."""

from collections.abc import Callable

import pytest
from sqlmodel import Session, col

from bridge.store.queries import words
from bridge.store.queries.pages import insights, problem, problems
from bridge.store.tables import Group, Insight
from tests.store.queries.test_lookups import plans
from tests.store.rows import NOON

OURS = frozenset({"leipzig", "manila"})
LIVE = [col(Group.stage) == "live"]
LATE = [insights.unindexed(col(Insight.theme)) == "billing"]

ASKED: dict[str, Callable[[Session], object]] = {
    "a problem's reports": lambda session: problem.newest(session, 1, None, 9),
    "a company's reports of a problem": lambda session: problem.newest(session, 1, OURS, 9),
    "who heard a problem first": lambda session: problem.crew_at(session, 1, NOON),
    "problems": lambda session: problems.ranked(session, NOON.date(), LIVE),
    "a company's problems": lambda session: problems.ranked(session, NOON.date(), [problems.of_crews(OURS)]),
    "problems of a time": lambda session: problems.ranked(
        session, NOON.date(), [problems.reported_between(NOON.date(), NOON.date())]
    ),
    "a company's week": lambda session: problems.said_since(session, OURS, NOON),
    "a company's newest": lambda session: insights.newest(session, OURS, [], [], 9),
    "newest in problems": lambda session: insights.newest(session, OURS, [], LIVE, 9),
    "reports of a time": lambda session: insights.said_between(session, (NOON, NOON), OURS, LATE, LIVE, 9),
    "some in problems": lambda session: insights.among(session, [1, 2], LIVE),
    "reports with words": lambda session: words.insights(session, "refund", col(Insight.crew) == "leipzig"),
    "problems with words": lambda session: words.problems(session, "refund"),
}


@pytest.mark.parametrize("archive", ["sqlite"], indirect=True)
@pytest.mark.parametrize("asked", ASKED)
def test_reports_and_where_they_are_are_never_read_from_end_to_end(session: Session, asked: str) -> None:
    steps = plans(session, ASKED[asked])
    assert steps
    assert [
        step for step in steps for table in ("membership", "insight") if f"SCAN {table} " in f"{step} "
    ] == []
