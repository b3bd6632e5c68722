"""What redaction leaves behind plays no part in grouping."""

import pytest

from bridge.app.sorter import ClassifierSorter
from tests.trained import trained


@pytest.fixture(scope="module")
def sorter() -> ClassifierSorter:
    return trained()


@pytest.mark.parametrize("text", ["lamp flickers, [reference 1]", "lamp flickers (phone [phone 2])"])
def test_a_placeholder_changes_nothing_of_what_is_read(sorter: ClassifierSorter, text: str) -> None:
    assert sorter.read(text) == sorter.read("lamp flickers")


def test_a_text_of_nothing_else_is_read_all_the_same(sorter: ClassifierSorter) -> None:
    assert sorter.read("[reference 1]")
