"""What the drawing library writes is made fit for a page under a strict policy."""

from xml.etree.ElementTree import Element, fromstring

import pytest

from bridge.charts.cleaning import fill
from bridge.charts.colours import GRID, INK, SERIES

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100.04 50"'


def cleaned(inside: str) -> Element:
    svg = Element("svg")
    fill(svg, fromstring(f"<svg {SVG}>{inside}</svg>"))  # noqa: S314 - our own
    return svg


def test_the_size_is_kept_and_rounded() -> None:
    assert cleaned("").attrib == {"viewBox": "0 0 100 50"}


@pytest.mark.parametrize(
    ("style", "painted"),
    [
        (f"fill: {INK}", {"class": "ink", "fill": "currentColor"}),
        (f"fill: none; stroke: {GRID}", {"class": "grid", "fill": "none", "stroke": "currentColor"}),
        (
            f"fill:none;stroke:{SERIES[1]};stroke-width:2;stroke-dasharray:5,2",
            {
                "class": "c2",
                "fill": "none",
                "stroke": "currentColor",
                "stroke-width": "2",
                "stroke-dasharray": "5,2",
            },
        ),
        (f"fill: {SERIES[0]}; opacity: 0.16", {"class": "c1", "fill": "currentColor", "opacity": "0.16"}),
        ("fill: #123456; stroke: #654321", {"fill": "none"}),
        ("", {"fill": "none"}),
    ],
)
def test_colours_become_classes_and_unknown_ones_are_not_painted(style: str, painted: dict[str, str]) -> None:
    (path,) = cleaned(f'<path id="p" d="M 1.26 2 L 3 4.04" style="{style}"/>')
    assert path.attrib == {"d": "M 1.3 2 L 3 4", **painted}


def test_nothing_else_comes_through() -> None:
    svg = cleaned(
        "<metadata><path d='M 0 0'/></metadata><style>* {}</style><defs><path id='d' d='M 9 9'/></defs>"
        "<g id='g' style='x: y' onclick='evil()'><script>evil()</script><path d='M 1 1'/></g><path/>"
    )
    assert [(element.tag, element.attrib) for element in svg] == [("path", {"d": "M 1 1", "fill": "none"})]


def test_a_shape_that_is_used_is_drawn_where_it_is_used() -> None:
    svg = cleaned(
        f'<defs><path id="dot" d="M 0 0 L 1 1"/></defs>'
        f'<use xlink:href="#dot" x="10.02" y="20.55" style="fill: {INK}"/><use xlink:href="#dot" x="1" y="2"/>'
    )
    assert [path.get("transform") for path in svg] == ["translate(10 20.6)", "translate(1 2)"]
    assert {path.get("d") for path in svg} == {"M 0 0 L 1 1"}
    assert [path.get("class") for path in svg] == ["ink", None]


def test_text_stays_text_with_its_size_weight_and_side() -> None:
    style = f"font-size: 13px; font-weight: 700; text-anchor: end; fill: {INK}; font-family: evil"
    (text,) = cleaned(f'<g><text x="5.04" y="6" style="{style}">Legal &amp; &lt;finance&gt;</text></g>')
    assert text.text == "Legal & <finance>"
    assert text.attrib == {
        "x": "5",
        "y": "6",
        "font-size": "13",
        "font-weight": "600",
        "class": "ink",
        "fill": "currentColor",
        "text-anchor": "end",
    }
