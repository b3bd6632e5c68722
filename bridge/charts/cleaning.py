"""The drawing library's SVG, made fit for a page: no style attributes, no ids, no metadata, colours as classes.

A strict Content-Security-Policy forbids style attributes and elements inside SVG too: https://www.w3.org/TR/CSP3/.
"""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from bridge.charts.colours import CLASSES

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d+\.\d+")
_KEPT = (
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "fill-opacity",
    "opacity",
    "text-anchor",
)


def fill(svg: Element, drawn: Element) -> None:
    """Put what was drawn into an ``<svg>`` of ours.

    Args:
        svg: an empty one.
        drawn: what the drawing library wrote.
    """
    svg.set("viewBox", _rounded(drawn.attrib["viewBox"]))
    shapes = {shape.get("id"): shape for shape in drawn.iter(f"{_SVG}path")}
    for element in _seen(drawn):
        if element.tag == f"{_SVG}use":
            _shape(svg, shapes[element.attrib[_LINK].removeprefix("#")], element)
        elif element.tag == f"{_SVG}path" and "d" in element.attrib:
            _shape(svg, element, element)
        elif element.tag == f"{_SVG}text":
            _text(svg, element)


def _seen(element: Element) -> Iterator[Element]:
    """What is drawn, in its order, without what is only defined."""
    for child in element:
        if child.tag not in {f"{_SVG}defs", f"{_SVG}metadata"}:
            yield child
            yield from _seen(child)


def _shape(svg: Element, shape: Element, here: Element) -> None:
    style = _style(here)
    path = SubElement(svg, "path", {"d": " ".join(_rounded(shape.attrib["d"]).split())})
    if "x" in here.attrib:
        path.set("transform", f"translate({_rounded(here.attrib['x'])} {_rounded(here.attrib['y'])})")
    _paint(path, style)


def _text(svg: Element, element: Element) -> None:
    style = _style(element)
    text = SubElement(svg, "text", {name: _rounded(element.attrib[name]) for name in ("x", "y")})
    text.text = "".join(element.itertext())
    text.set("font-size", style["font-size"].removesuffix("px"))
    if "font-weight" in style:
        text.set("font-weight", "600")
    _paint(text, style)


def _paint(element: Element, style: Mapping[str, str]) -> None:
    """The colour is the class's; what is filled or stroked with it is said by attributes."""
    for kind in ("fill", "stroke"):
        colour = style.get(kind, "none")
        if colour in CLASSES:
            element.set("class", CLASSES[colour])
            element.set(kind, "currentColor")
        elif kind == "fill":
            element.set(kind, "none")
    for name in _KEPT:
        if name in style:
            element.set(name, style[name])


def _style(element: Element) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in element.get("style", "").split(";") if ":" in part)
    return {name.strip(): value.strip() for name, value in pairs}


def _rounded(text: str) -> str:
    return _NUMBER.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), text)
