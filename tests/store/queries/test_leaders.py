"""What leaders see is found by indexes: neither reports nor what was told of them are read from end to end."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlmodel import Session

from bridge.domain.stages import Stage
from bridge.store.queries.pages import answered, did, loop, overview
from bridge.store.queries.pages.did import Told
from tests.store.queries.test_lookups import plans
from tests.store.rows import NOON

LATER = NOON + timedelta(days=7)
LIVE = Told((Stage.LIVE,), NOON, LATER)
OURS = Told((Stage.LIVE,), NOON, LATER, frozenset({"leipzig"}))

ASKED: dict[str, Callable[[Session], object]] = {
    "what waits": lambda session: overview.waiting(session, date(2026, 11, 2), ("policy",)),
    "how far problems came": lambda session: overview.cohort(session, NOON, LATER),
    "first answers": lambda session: answered.first_answers(session, NOON, LATER),
    "the newest": lambda session: did.newest(session, LIVE),
    "the newest of a team": lambda session: did.newest(session, OURS),
    "the most reported": lambda session: did.most_heard(session, LIVE, 3),
    "the most reported of a team": lambda session: did.most_heard(session, OURS, 3),
    "words": lambda session: did.words(session, 1, None, 5),
    "what leads to problems": lambda session: did.leading(session, [1]),
    "questions": lambda session: loop.open_questions(session, 20),
    "questions to a team": lambda session: loop.open_questions(session, 20, "leipzig"),
    "customers": lambda session: loop.call_backs(session, NOON, LATER, LATER),
    "customers not told": lambda session: loop.uncalled(session, LATER),
    "wrong groupings": lambda session: loop.regrouped(session, NOON, LATER),
}


@pytest.mark.parametrize("archive", ["sqlite"], indirect=True)
@pytest.mark.parametrize("asked", ASKED)
def test_reports_and_changes_are_never_read_from_end_to_end(session: Session, asked: str) -> None:
    steps = plans(session, ASKED[asked])
    assert steps
    large = ("membership", "insight", "effect", "stage_change")
    assert [step for step in steps for table in large if f"SCAN {table} " in f"{step} "] == []


@pytest.mark.parametrize("archive", ["sqlite"], indirect=True)
def test_of_a_big_problem_only_the_first_reports_are_read_for_its_words(session: Session) -> None:
    """They come in the order of the index: only the parts of one report are sorted."""
    steps = plans(session, ASKED["words"])
    assert [step for step in steps if "TEMP B-TREE" in step and "RIGHT PART" not in step] == []
