"""Charts as values: drawn as SVG on pages and as PNG for Slack and mail by the same code."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """One line, or one panel.

    Attributes:
        name: what it is called beside the line.
        values: one a label; None where nothing is known.
        low: the lower end of an interval, one a label; empty: no interval.
        high: the upper end.
    """

    name: str
    values: tuple[float | None, ...]
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened: a line across the chart.

    Attributes:
        at: the index of the label.
        name: what happened, such as ``live``.
    """

    at: int
    name: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Values over time.

    Attributes:
        title: what is shown, in words that tell.
        alt: the same for those who cannot see it: the first, the last, the highest.
        unit: such as ``reports a week``.
        labels: of the points in time, such as ``2 Nov``.
        series: told apart by the style of their lines, never by colour alone.
        marks: what happened.
    """

    title: str
    alt: str
    unit: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """Amounts side by side, each with its name before it and its number after it."""

    title: str
    alt: str
    unit: str
    labels: tuple[str, ...]
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Multiples:
    """Small lines of one kind over the same time, each in a panel of its own, all with the same scale."""

    title: str
    alt: str
    unit: str
    labels: tuple[str, ...]
    panels: tuple[Series, ...]


Chart = Lines | Bars | Multiples
