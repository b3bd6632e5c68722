"""Where things stand in a chart, as plain arithmetic: ticks, rows and labels that do not overlap."""

import math
import textwrap
from collections.abc import Iterable, Sequence

WIDTH_OF_LETTER = 0.6
"""Of the size of the type, on average, in the widest font that a chart is likely to be shown in."""

MOST_LABELS = 7

SMALLEST = 0.1
"""A scale that ends lower has ticks that cannot be told apart."""


def ticks(highest: float, whole: bool) -> list[float]:
    """Round numbers from 0 up to the highest value: at most five, whole ones where the values are.

    >>> ticks(41, whole=True), ticks(1, whole=True), ticks(0.9, whole=False)
    ([0, 20, 40], [0, 1], [0.0, 0.5])
    """
    if highest <= 0:
        return [0, 1]
    highest = max(highest, SMALLEST)
    power = 10.0 ** math.floor(math.log10(highest / 4))
    step = next(step for step in (power, 2 * power, 5 * power, 10 * power) if highest / step <= 4)
    if whole:
        step = max(1, round(step))
    return [number * step for number in range(int(highest / step + 1e-9) + 1)]


def amount(value: float) -> str:
    """A number as people write it: with at most one decimal, or two below 1.

    >>> amount(1234), amount(3.25), amount(4.0), amount(0.05), amount(0.00006)
    ('1,234', '3.2', '4', '0.05', '0')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) < 1 else f"{value:,.1f}".removesuffix(".0")


def width(text: str, size: float) -> float:
    """About how wide a text is, rather too wide than too narrow."""
    return max(map(len, text.split("\n")), default=0) * size * WIDTH_OF_LETTER


def wrapped(text: str, room: float, size: float) -> str:
    r"""A text in as many lines as it needs in some room.

    >>> wrapped("Wrong or missing item", 80, 13)
    'Wrong or\nmissing\nitem'
    """
    letters = max(4, int(room / (size * WIDTH_OF_LETTER)))
    return "\n".join(textwrap.wrap(text, letters)) or text


def stride(labels: Sequence[str], room: float, size: float) -> int:
    """Every how many-th label is shown: few, that do not touch.

    Args:
        labels: all of them.
        room: for all of them together.
        size: of the type.
    """
    widest = max((width(label, size) for label in labels), default=0) + size
    return max(1, math.ceil(widest * len(labels) / max(room, 1)), math.ceil(len(labels) / MOST_LABELS))


def spread(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """The middles of labels, moved from where they are wanted as little as it takes for none to overlap.

    Neighbours that overlap become one block around the mean of what they want, until no blocks overlap: the pooling of
    adjacent violators (Best and Chakravarti, Mathematical Programming 47, 1990).

    Args:
        wanted: the middle that each would like.
        heights: of the labels.
        top: the least place.
        bottom: the greatest place; it gives way if there is too little room.

    >>> spread([10, 12, 50], [10, 10, 10], 0, 100)
    [6.0, 16.0, 50.0]
    """
    blocks: list[list[int]] = []
    room = (top, bottom)
    for one in sorted(range(len(wanted)), key=lambda one: (wanted[one], one)):
        blocks.append([one])
        while len(blocks) > 1 and _overlap(blocks[-2], blocks[-1], wanted, heights, room):
            blocks[-2].extend(blocks.pop())
    places = [0.0] * len(wanted)
    for block in blocks:
        edge = _start(block, wanted, heights, room)
        for one in block:
            places[one] = edge + heights[one] / 2
            edge += heights[one]
    return places


def _overlap(
    above: Sequence[int],
    below: Sequence[int],
    wanted: Sequence[float],
    heights: Sequence[float],
    room: tuple[float, float],
) -> bool:
    end = _start(above, wanted, heights, room) + sum(heights[one] for one in above)
    return end > _start(below, wanted, heights, room)


def _start(
    block: Sequence[int], wanted: Sequence[float], heights: Sequence[float], room: tuple[float, float]
) -> float:
    """Where a block of labels begins whose members are, on average, where they are wanted."""
    tall, starts = 0.0, []
    for one in block:
        starts.append(wanted[one] - tall - heights[one] / 2)
        tall += heights[one]
    return max(room[0], min(room[1] - tall, sum(starts) / len(starts)))


def rows(places: Sequence[float], texts: Iterable[str], size: float) -> list[int]:
    """Which row, from 0 at the top, each label over a line down the chart stands in, so that no line crosses a label.

    Args:
        places: of the lines, from left to right; a label begins at its line.
        texts: of the labels.
        size: of the type.

    >>> rows([0, 10, 300], ["planned", "fixed", "live"], 12)
    [0, 1, 0]
    """
    found: list[int] = []
    ends: list[float] = []
    for place, text in zip(places, texts, strict=True):
        covering = [row for row, end in zip(found, ends, strict=True) if end > place]
        found.append(max(covering, default=-1) + 1)
        ends.append(place + width(text, size) + size)
    return found
