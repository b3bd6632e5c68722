import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.groups.growing import Blocks, Growing
from classifiers.groups.numbers import Numbers


@given(st.lists(st.integers(-(2**40), 2**40), max_size=300))
def test_a_growing_column_holds_what_was_appended(numbers: list[int]) -> None:
    column = Growing[np.int64](np.int64)
    assert [column.append(number) for number in numbers] == list(range(len(numbers)))
    assert len(column) == len(numbers)
    assert column.rows.tolist() == numbers


def test_numbers_of_a_column_can_be_written_over() -> None:
    column = Growing[np.int32](np.int32)
    for row in range(200):
        column.put(row, row)
    column.rows[150] += 1
    column.put(151, 7)
    assert column.rows[149:153].tolist() == [149, 151, 7, 152]
    assert len(column) == 200


@pytest.fixture(scope="module")
def table() -> Blocks[np.int32]:
    """40,000 rows, so several blocks: each its own number and its square."""
    table = Blocks[np.int32](2, np.int32)
    for row in range(40_000):
        table.put(row, (row, row % 1000))
    return table


def test_a_table_in_blocks_is_read_row_by_row(table: Blocks[np.int32]) -> None:
    assert len(table) == 40_000
    assert [table[row].tolist() for row in (0, 16_383, 16_384, 39_999)] == [
        [0, 0],
        [16_383, 383],
        [16_384, 384],
        [39_999, 999],
    ]


def test_its_blocks_are_all_its_rows_in_order(table: Blocks[np.int32]) -> None:
    blocks = list(table)
    assert len(blocks) > 1
    assert np.concatenate(blocks)[:, 0].tolist() == list(range(40_000))
    assert list(Blocks[np.int32](2, np.int32)) == []


def test_rows_are_taken_in_any_order_from_any_block(table: Blocks[np.int32]) -> None:
    rows = np.array([39_999, 0, 20_000, 16_384, 0])
    assert table.take(rows)[:, 0].tolist() == rows.tolist()
    assert table.take(np.zeros(0, np.intp)).shape == (0, 2)


def test_rows_of_a_table_can_be_written_over() -> None:
    table = Blocks[np.float32](3, np.float32)
    for row in range(3):
        table.put(row, 1)
    middle = table[1]
    middle += 2
    table.put(0, (4, 5, 6))
    assert np.concatenate(list(table)).tolist() == [[4, 5, 6], [3, 3, 3], [1, 1, 1]]


def test_a_table_may_have_no_columns() -> None:
    table = Blocks[np.int8](0, np.int8)
    table.put(0, ())
    assert table.take(np.array([0])).shape == (1, 0)


STEPS = st.lists(
    st.tuples(st.integers(-(2**40), 2**40) | st.integers(-9, 600), st.integers(0, 9) | st.none())
)


@given(STEPS)
def test_numbers_are_remembered_as_by_a_dict(steps: list[tuple[int, int | None]]) -> None:
    numbers, known = Numbers(), dict[int, int]()
    for number, row in steps:
        if row is None:
            assert numbers.pop(number) == known.pop(number, None)
        else:
            numbers[number] = known[number] = row
    for number, _ in steps:
        assert numbers.get(number) == known.get(number)


def test_an_unknown_number_has_no_row() -> None:
    numbers = Numbers()
    numbers[300] = 4
    assert numbers[300] == 4
    with pytest.raises(KeyError):
        numbers[301]
    with pytest.raises(KeyError):
        numbers[-300]
