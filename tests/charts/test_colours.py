"""Colours can be read: on white pictures, and on pages that are light or dark."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from bridge import web
from bridge.charts.colours import CLASSES, GRID, INK, MARK, PAPER, SERIES, SOFT
from bridge.charts.sheet import DASHES, DOTS

TOKENS = (Path(web.__file__).parent / "static" / "tokens.css").read_text(encoding="utf-8")
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", half)) for half in TOKENS.split("@media")[:2])


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", [*SERIES, INK, SOFT])
def test_words_in_a_picture_can_be_read(colour: str) -> None:
    """Names of lines are written in the colour of the line."""
    assert contrast(colour, PAPER) >= 4.5


def test_what_happened_is_seen_and_a_scale_stays_behind_the_lines() -> None:
    assert contrast(MARK, PAPER) >= 3
    assert contrast(GRID, PAPER) < contrast(MARK, PAPER) < min(contrast(one, PAPER) for one in SERIES)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_words_and_lines_can_be_read_on_a_page(tokens: dict[str, str]) -> None:
    for name in ("ink", "soft", "series-1", "series-2", "series-3", "series-4"):
        assert contrast(tokens[name], tokens["panel"]) >= 4.5, name


def test_a_picture_has_the_colours_of_the_light_page() -> None:
    assert [LIGHT[f"series-{number}"] for number in (1, 2, 3, 4)] == list(SERIES)
    assert (LIGHT["ink"], LIGHT["soft"], LIGHT["line"], LIGHT["panel"]) == (INK, SOFT, GRID, PAPER)


def test_every_line_can_be_told_apart_by_its_dashes_and_by_the_shape_at_its_end() -> None:
    """Printed in grey, or seen without colours, all four are nearly one grey."""
    assert len(DASHES) == len(DOTS) == len(SERIES)
    assert all(one != other for one, other in combinations(DASHES, 2))
    assert len(set(DOTS)) == len(DOTS)


def test_no_two_things_have_one_class() -> None:
    assert len(set(CLASSES.values())) == len(CLASSES) == len(SERIES) + 4
