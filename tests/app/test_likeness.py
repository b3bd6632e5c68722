"""The classifiers behind the flow's comparing and its check-ups, on sentences that anybody can judge."""

import threading
from datetime import timedelta

import pytest

from bridge.app.likeness import ClassifierComparer, comparing
from bridge.app.sorter import LIKELY, ClassifierSorter
from bridge.domain.checkups import CheckPlan, Known, Taught
from bridge.domain.rules import Route, Rules
from bridge.flow.likeness import FLOOR, LOOKS_LIKE
from bridge.sandbox.jira.before import ISSUES
from bridge.sandbox.seed.rows import read
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.fakes import WordSorter
from tests.flow.likeness.tracker import Tracker
from tests.trained import fresh, trained

PENDING = (
    "Refund shows as pending for nine days, she has called three times",
    "refund still shows as pending, nine days by now",
    "her money is not back, the page says refund pending",
)
SOME = 5
AGAIN = ("refund pending for two weeks, bank sees nothing", "he waits for his refund, status pending")
KETTLE = (
    "the kettle drips at the bottom and the worktop is wet",
    "kettle leaks from below, water everywhere",
)


@pytest.fixture
def comparer() -> ClassifierComparer:
    return ClassifierComparer(trained())


@pytest.fixture
def sorter() -> ClassifierSorter:
    """Two halves of one problem, 1 and 2, and a kettle that sits in the wrong one."""
    made = fresh()
    for number, text in enumerate((*PENDING, KETTLE[0], *AGAIN, KETTLE[1]), 1):
        made.place(number, 1 if number < 5 else 2 if number < 7 else 3, made.read(text), None, settled=True)
    return made


def said(comparer: ClassifierComparer, *texts: str) -> list[bytes]:
    return [comparer.read(text) for text in texts]


def test_of_the_demo_s_problems_only_the_refund_looks_like_an_issue_that_is_there(
    comparer: ClassifierComparer,
) -> None:
    """Beat 3: "Looks like PAY-311 …"; the others are offered nothing."""
    open_issues = [issue for issue in ISSUES if issue.status != "Done"]
    for number, issue in enumerate(open_issues):
        comparer.know(number, comparer.read(f"{issue.summary}. {issue.description}"))
    problems = sorted({row.problem for row in read() if row.problem})
    found = {}
    for problem in problems:
        texts = [row.text for row in read() if row.problem == problem][:SOME]
        best, probability = comparer.issues_like(said(comparer, *texts))[0]
        if probability >= LOOKS_LIKE:
            found[problem] = open_issues[best].summary
    assert found == {"refund_pending": "Refund status unclear"}


def test_groups_that_say_the_same_are_like_one_another_and_others_are_not(
    comparer: ClassifierComparer,
) -> None:
    for group, texts in ((1, PENDING), (2, AGAIN), (3, KETTLE)):
        comparer.learn(group, said(comparer, *texts))
    likely = dict(comparer.groups_like(1))
    assert likely[2] > 0.5
    assert likely.get(3, 0.0) < FLOOR
    assert dict(comparer.groups_like(2))[1] == pytest.approx(likely[2])


def test_a_group_is_learnt_anew_or_forgotten(comparer: ClassifierComparer) -> None:
    comparer.learn(1, said(comparer, *PENDING))
    comparer.learn(2, said(comparer, *AGAIN))
    comparer.learn(2, said(comparer, *KETTLE))
    assert dict(comparer.groups_like(1)).get(2, 0.0) < FLOOR
    comparer.learn(2, [])
    assert comparer.groups_like(1) == []
    assert comparer.groups_like(2) == []


def test_an_issue_tells_which_groups_it_may_concern_and_can_be_forgotten(
    comparer: ClassifierComparer,
) -> None:
    for group, texts in ((1, PENDING), (2, KETTLE)):
        comparer.learn(group, said(comparer, *texts))
    [reading] = said(comparer, "Refund status unclear")
    assert comparer.know(7, reading)[0] == 1
    assert [issue for issue, _likely in comparer.issues_like(said(comparer, *PENDING))] == [7]
    comparer.forget(7)
    assert comparer.issues_like(said(comparer, *PENDING)) == []


def test_what_people_answer_shifts_how_like_groups_are(comparer: ClassifierComparer) -> None:
    for group, texts in ((1, PENDING), (2, AGAIN)):
        comparer.learn(group, said(comparer, *texts))
    before = dict(comparer.groups_like(1))[2]
    assert not comparer.heed_pairs([(1.0, False)] * 9)
    assert comparer.heed_pairs([(1.0, False)] * 10)
    assert dict(comparer.groups_like(1))[2] < before
    assert not comparer.heed_pairs([(1.0, False)] * 10)


def plans(sorter: ClassifierSorter, known: Known | None = None) -> dict[int, CheckPlan]:
    return {plan.group: plan for plan in sorter.plan([1, 2, 3], known or Known(), 9)}


def names(found: dict[int, CheckPlan]) -> set[str]:
    return {line.name for plan in found.values() for line in plan.lines}


def test_the_halves_of_a_problem_are_asked_about_first(sorter: ClassifierSorter) -> None:
    found = plans(sorter)
    assert next(iter(found.values())).lines[0].name in {"same:1", "same:2"}


def test_the_stray_is_asked_about_with_its_part(sorter: ClassifierSorter) -> None:
    sorter.place(4, 1, sorter.read(KETTLE[0]), None, settled=True, part=2)
    assert "belongs:4:2" in names(plans(sorter))


def test_what_people_have_said_is_not_asked(sorter: ClassifierSorter) -> None:
    assert "belongs:4:0" in names(plans(sorter))
    known = Known(apart=frozenset({(2, 1)}), confirmed=frozenset({(4, 0)}))
    assert not {"same:1", "same:2", "belongs:4:0"} & names(plans(sorter, known))


def test_what_was_answered_changes_what_is_worth_asking(sorter: ClassifierSorter) -> None:
    never = Known(Taught(pairs=((3.0, False),) * 30, members=((3.0, False),) * 30))
    before, after = (sum(plan.gain for plan in plans(sorter, known).values()) for known in (None, never))
    assert after < before


def test_answers_about_members_make_sorting_more_careful(sorter: ClassifierSorter) -> None:
    reading = sorter.read(AGAIN[0])
    before = sorter.decide(reading, None, ()).probability
    sorter.heed([(-3.0, True)] * 20)
    assert sorter.decide(reading, None, ()).probability < before
    sorter.heed([])
    assert sorter.decide(reading, None, ()).probability == before


def test_nothing_unlikely_is_asked(sorter: ClassifierSorter) -> None:
    """Before anything is taught, log odds are those of the probability."""
    lines = [line for plan in plans(sorter).values() for line in plan.lines]
    assert lines
    assert all(line.log_odds >= -2.2 for line in lines)
    assert LIKELY == 0.1


def test_groups_are_compared_while_others_are_sorted(sorter: ClassifierSorter) -> None:
    """Planning copies what it needs; sorting goes on beside it."""
    reading = sorter.read(KETTLE[0])
    stopped = threading.Event()

    def sort() -> None:
        number = 100
        while not stopped.is_set():
            sorter.place(number, number, reading, None, settled=True)
            number += 1

    thread = threading.Thread(target=sort)
    thread.start()
    try:
        for _ in range(20):
            assert 1 in {plan.group for plan in sorter.plan([1], Known(), 3)}
    finally:
        stopped.set()
        thread.join()


def test_one_worker_reads_the_backlog_compares_and_plans(store: Store, clock: HeldClock) -> None:
    rules = Rules(routes=(Route("payments", "Payments", ("billing",), "PAY", "Bug", "C-pay"),))
    tracker = Tracker()
    tracker.add("311", "Refund status unclear")
    [(name, step)] = comparing(store, rules, clock, trained(), tracker)
    assert name == "comparing"
    while step():
        pass
    clock.forward(seconds=timedelta(minutes=1).total_seconds())
    assert tracker.asked == 1
    assert comparing(store, rules, clock, WordSorter(), tracker) == []
