"""What was measured, on the terminal."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bridge.measure.pages import Measured
from bridge.measure.privacy import Figures


@contextmanager
def filling(reports: int) -> Iterator[Callable[[int], object]]:
    """A bar of how many reports are written; told how many there are."""
    with Progress(console=Console(stderr=True)) as bars:
        bar = bars.add_task("Reports written", total=reports)
        yield lambda done: bars.update(bar, completed=done)


def step(words: str) -> None:
    """What is done now, beside the figures."""
    Console(stderr=True).print(words, style="dim")


def timings(measured: Measured) -> None:
    """A table of the pages."""
    table = Table(title=f"{measured.database}, {measured.size.insights:,} reports; answers in milliseconds")
    for heading in ("page", "median", "95 of 100", "slowest", "work", "slowest address"):
        table.add_column(heading, justify="left" if "page" in heading or "address" in heading else "right")
    for one in measured.timings:
        table.add_row(
            one.page,
            f"{one.median:.0f}",
            f"{one.p95:.0f}",
            f"{one.slowest:.0f}",
            f"{one.work:.0f}",
            one.where,
        )
    console = Console()
    console.print(table)
    console.print(f"The process grew by {measured.grown:.0f} MiB after every page was seen once.")
    for failure in (failure for one in measured.timings for failure in one.failed):
        console.print(f"Not answered: {failure}")


def seconds(found: Mapping[str, float]) -> None:
    """A table of what took how long."""
    table = Table("what", "seconds")
    for what, taken in found.items():
        table.add_row(what, f"{taken:.3f}")
    Console().print(table)


def redaction(figures: Figures) -> None:
    """A table of what was taken out of texts, and the values that were missed or taken out wrongly."""
    console = Console()
    for part, kinds in figures.items():
        table = Table("kind", "marked", "caught", "recall", "taken out", "rightly", "precision", title=part)
        for kind, one in kinds.items():
            shares = [_share(one.recall), _share(one.precision)]
            table.add_row(
                kind, str(one.marked), str(one.caught), shares[0], str(one.taken), str(one.right), shares[1]
            )
        console.print(table)
        for kind, one in kinds.items():
            for words in one.missed:
                console.print(f"missed {kind}: {words}", markup=False)
            for words in one.wrong:
                console.print(f"no {kind}: {words}", markup=False)


def _share(of: float | None) -> str:
    return "–" if of is None else f"{of:.2f}"
