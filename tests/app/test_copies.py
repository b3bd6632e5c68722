"""A report told twice, as the classifiers see what is stored of it."""

import pytest

from bridge.app.sorter import ClassifierSorter
from tests.app.firm import TAXONOMY

REFUND = "Refund shows as pending for 9 days, she has called three times"


@pytest.fixture(scope="module")
def sorter() -> ClassifierSorter:
    return ClassifierSorter(TAXONOMY)


@pytest.mark.parametrize(
    ("again", "same"),
    [
        (REFUND, True),
        ("refund shows as pendign for 9 days, she has called three times!", True),
        (f"{REFUND}, call back on [phone 1]", True),
        ("Refund shows as pending for 14 days, she has called three times", False),
        ("The money for her return has not arrived, third call", False),
    ],
)
def test_a_repetition_is_told_from_a_report_of_the_same_problem(
    sorter: ClassifierSorter, again: str, same: bool
) -> None:
    assert sorter.is_copy(sorter.read(REFUND), sorter.read(again)) is same
