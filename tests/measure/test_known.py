"""The figures of what is known, of a small store."""

from itertools import islice
from random import Random

from bridge.measure import known
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.measure.conftest import NOW, SMALL
from tests.trained import fresh


def test_it_is_asked_and_has_its_figures(filled: Store) -> None:
    found = known.times(filled, HeldClock(NOW), fresh(), 6)
    assert list(found) == [f"{SMALL.groups} groups, median", "99 of 100", "slowest"]
    assert 0 < found["40 groups, median"] <= found["99 of 100"] <= found["slowest"]


def test_each_problem_is_learnt_by_its_title(filled: Store) -> None:
    sorter = fresh()
    with filled.read() as session:
        assert known.learn(session, sorter) == SMALL.groups
    assert sorter.nearest("refund shows as pending", 3)


def test_it_is_asked_by_few_words_and_by_sentences() -> None:
    asked = list(islice(known.looked_for(Random(1)), 9))  # noqa: S311 - no secret
    assert len(set(asked)) == 9
    lengths = sorted(len(one.split()) for one in asked)
    assert lengths[0] <= 3
    assert lengths[-1] > 8
