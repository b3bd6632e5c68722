"""Long lists, page by page."""

import pytest

from bridge.domain.pages.asked import Asked
from bridge.domain.pages.choices import A_PAGE, STAGES, is_cut, last_page, shown
from bridge.domain.periods import Period
from bridge.domain.stages import Stage


@pytest.mark.parametrize("many", [0, 1, 24, 25, 26, 50, 51, 130])
def test_the_pages_of_a_list_have_every_row_once_in_its_order(many: int) -> None:
    rows = range(many)
    pages = [shown(rows, Asked(page=page)) for page in range(1, last_page(many) + 1)]
    assert [row for page in pages for row in page] == list(rows)
    assert all(len(page) == A_PAGE for page in pages[:-1])
    assert pages[-1] or not many


@pytest.mark.parametrize(("many", "last"), [(0, 1), (1, 1), (25, 1), (26, 2), (50, 2), (51, 3)])
def test_the_last_page_is_never_empty_but_the_first_may_be(many: int, last: int) -> None:
    assert last_page(many) == last


def test_beyond_the_last_page_there_is_nothing() -> None:
    assert list(shown(range(30), Asked(page=3))) == []


def test_an_export_has_every_row_whatever_page_was_looked_at() -> None:
    assert list(shown(range(60), Asked(page=2, whole=True))) == list(range(60))


@pytest.mark.parametrize(
    ("asked", "cut"),
    [
        (Asked(), False),
        (Asked(page=3, whole=True, then=True, number=4), False),
        (Asked(words="refund"), True),
        (Asked(theme="billing"), True),
        (Asked(stage="live"), True),
        (Asked(owner="payments"), True),
        (Asked(team="leipzig"), True),
        (Asked(period=Period.named("2026-11")), True),
    ],
)
def test_a_list_is_cut_by_a_filter_and_not_by_where_somebody_is_in_it(asked: Asked, cut: bool) -> None:
    assert is_cut(asked) is cut


def test_what_is_part_of_another_problem_cannot_be_chosen() -> None:
    assert {stage for stage, _label in STAGES} == set(Stage) - {Stage.MERGED}
