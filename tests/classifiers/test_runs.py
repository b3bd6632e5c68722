from collections import defaultdict

import numpy as np
import pytest

from classifiers.groups.runs import Runs

WORDS = (-(2**63), -5, 0, 3, 2**63 - 1)


def read(runs: Runs, word: int) -> dict[int, int]:
    return {
        int(row): int(weight)
        for rows, weights in runs.of(word)
        for row, weight in zip(rows, weights, strict=True)
    }


@pytest.fixture
def runs() -> Runs:
    """Three words with three rows, and one with one."""
    runs = Runs()
    for row in range(3):
        for word in (-5, 3, 0):
            runs.add(word, row, 100 * row + word % 7)
    runs.add(2**63 - 1, 1, 65535)
    return runs


@pytest.mark.parametrize("together", [False, True])
def test_a_word_has_its_rows_and_weights(runs: Runs, together: bool) -> None:
    if together:
        runs.put_together()
    assert read(runs, 3) == {0: 3, 1: 103, 2: 203}
    assert read(runs, 2**63 - 1) == {1: 65535}
    assert read(runs, 4) == {}


def test_what_is_put_together_is_sorted_by_word(runs: Runs) -> None:
    runs.put_together()
    runs.add(-9, 7, 1)
    runs.add(1, 7, 2)
    runs.add(-5, 7, 3)
    runs.put_together()
    assert runs.words.tolist() == [-9, -5, 0, 1, 3, 2**63 - 1]
    assert runs.ends.tolist() == [0, 1, 5, 8, 9, 12, 13]
    assert runs.rows.tolist() == [7, 0, 1, 2, 7, 0, 1, 2, 7, 0, 1, 2, 1]


def test_nothing_fresh_changes_nothing(runs: Runs) -> None:
    runs.put_together()
    before = runs.rows
    runs.put_together()
    assert runs.rows is before


def test_rows_and_words_that_are_not_kept_are_gone(runs: Runs) -> None:
    runs.keep(np.array([True, False, True]))
    assert runs.words.tolist() == [-5, 0, 3]
    assert runs.ends.tolist() == [0, 2, 4, 6]
    assert read(runs, 0) == {0: 0, 2: 200}


def test_many_additions_are_all_found() -> None:
    """So many that most lie in the tables and the last ones beside them."""
    random, runs = np.random.default_rng(2), Runs()
    expected: dict[int, dict[int, int]] = defaultdict(dict)
    for row in range(3000):
        word, weight = WORDS[random.integers(len(WORDS))], int(random.integers(1, 65536))
        runs.add(word, row, weight)
        expected[word][row] = weight
    assert len(runs.rows) > 2000
    assert {word: read(runs, word) for word in WORDS} == expected
