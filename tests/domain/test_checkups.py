"""A line of a check-up asks of another problem or of a report, and says which by its name."""

import pytest

from bridge.domain.checkups import CheckLine, CheckPlan


@pytest.mark.parametrize(
    ("name", "group", "place"),
    [("same:17", 17, None), ("belongs:1284:2", None, (1284, 2)), ("belongs:9:0", None, (9, 0))],
)
def test_a_line_asks_of_one_thing(name: str, group: int | None, place: tuple[int, int] | None) -> None:
    line = CheckLine(name, 0.0, 0.0)
    assert (line.group, line.place) == (group, place)


def test_a_plan_is_worth_its_lines() -> None:
    lines = (CheckLine("same:1", 0.1, 0.5), CheckLine("belongs:2:0", -3.0, 0.25))
    assert CheckPlan(9, lines).gain == 0.75
    assert CheckPlan(9, ()).gain == 0
