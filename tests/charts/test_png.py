from struct import unpack

import pytest

from bridge.charts.png import png
from bridge.domain.pages.charts import Chart
from tests.charts.examples import ALL, FOUR, OWED


def size(picture: bytes) -> tuple[int, int]:
    width, height = unpack(">II", picture[16:24])
    return width, height


@pytest.mark.parametrize("chart", ALL)
def test_a_picture_is_sharp_and_small_enough_for_mail(chart: Chart) -> None:
    picture = png(chart)
    assert picture.startswith(b"\x89PNG")
    assert size(picture)[0] == 2 * 760
    assert 200 < size(picture)[1] < 2000
    assert len(picture) < 150_000


def test_a_picture_is_as_wide_as_was_asked_for() -> None:
    assert size(png(OWED, 480))[0] == 2 * 480


def test_the_same_chart_is_the_same_picture_without_date_or_maker() -> None:
    once = png(FOUR)
    png.cache_clear()
    assert png(FOUR) == once
    assert b"matplotlib" not in once
    assert b"tIME" not in once
