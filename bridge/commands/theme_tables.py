"""What ``bridge themes`` prints for people: tables for 80 columns, and below them what to do next."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bridge.app.themes.changes import Comparison
from bridge.app.themes.overview import SERVES, Overview
from bridge.flow.themes import ENOUGH
from bridge.store.tables import GoldenSet, ThemeModel

MOST = 40
"""Changes shown to a person; --json has all."""

UNSURE = "unsure"


def versions(seen: Overview) -> None:
    """All versions."""
    table = _table("Version", "Fitted", "People", "Golden set", "State", right=(0, 2))
    table.add_row("0", "the taxonomy", "", "", "" if seen.serves else SERVES)
    for each in seen.versions:
        model = each.model
        judged = f"{model.before:.0%} → {model.after:.0%}"
        table.add_row(str(model.id), f"{model.fitted_at:%Y-%m-%d}", str(model.labels), judged, each.state)
    _print(table)
    click.echo(_outlook(seen))
    click.echo("To refit now:               bridge themes refit")
    if seen.versions:
        click.echo(f"To see what the newest did: bridge themes changes {seen.versions[-1].model.id}")
        click.echo("To return to another one:   bridge themes use VERSION")


def _outlook(seen: Overview) -> str:
    if seen.held:
        return f"Version {seen.serves} was chosen by hand, so no refit comes by itself."
    waiting = f"Decided by people since the last refit: {seen.waiting}."
    return f"{waiting} The next comes at {ENOUGH}{' or in a day' if seen.versions else ''}."


def changes(found: Comparison, names: Mapping[str, str]) -> None:
    """What a version changes, and how both were judged."""
    model = found.model
    if found.changes:
        _print(_changed(found, names))
    click.echo(
        f"{len(found.changes)} of the newest {found.looked_at} insights get another theme than"
        f" under version {model.against}."
    )
    if len(found.changes) > MOST:
        click.echo(f"The newest {MOST} of them are shown; --json has all.")
    click.echo()
    _print(_judged(model, names))
    if model.against == 0:
        click.echo("Version 0 was judged without what it learnt of the golden set.")
    click.echo(f"It was not published: {model.refused}." if model.refused else "It was published.")
    click.echo("To let another one serve: bridge themes use VERSION")


def _changed(found: Comparison, names: Mapping[str, str]) -> Table:
    model = found.model
    table = _table("No.", "What was said", f"Version {model.against}", f"Version {model.id}", right=(0,))
    table.expand = True
    for column, (ratio, width) in zip(table.columns[1:], ((1, None), (None, 18), (None, 18)), strict=True):
        column.no_wrap, column.ratio, column.max_width = True, ratio, width
    for change in found.changes[:MOST]:
        themes = [names.get(theme, theme) if theme else UNSURE for theme in (change.before, change.after)]
        table.add_row(str(change.insight), " ".join(change.text.split()), *themes)
    return table


def _judged(model: ThemeModel, names: Mapping[str, str]) -> Table:
    table = _table(
        "Golden set", "Examples", f"Version {model.against}", f"Version {model.id}", right=(1, 2, 3)
    )
    for theme, mark in model.marks.items():
        right = [f"{mark[which]} right" for which in ("before", "after")]
        table.add_row(names.get(theme, theme), str(mark["examples"]), *right)
    table.add_section()
    table.add_row("mean of the themes", "", f"{model.before:.1%}", f"{model.after:.1%}")
    return table


def used(version: int) -> None:
    """What follows from a choice."""
    what = f"Version {version}" if version else "The taxonomy alone"
    click.echo(f"{what} serves from now on, in every running process.")
    click.echo("No refit comes by itself any more. To learn on: bridge themes refit")


def fitted(model: ThemeModel) -> None:
    """What became of a refit."""
    click.echo(
        f"Version {model.id} learnt from {model.lessons} texts, {model.labels} of them decided by people."
    )
    click.echo(f"Golden set: {model.before:.1%} right before, {model.after:.1%} now (mean of the themes).")
    click.echo(f"It is not published: {model.refused}." if model.refused else "It serves from now on.")
    click.echo(f"To see what it changes: bridge themes changes {model.id}")


def golden(frozen: GoldenSet, names: Mapping[str, str]) -> None:
    """What versions are judged on."""
    texts = Counter(example["theme"] for example in frozen.examples if "text" in example)
    decided = Counter(example["theme"] for example in frozen.examples if "insight" in example)
    table = _table("Theme", "From the taxonomy", "From people", right=(1, 2))
    for theme in sorted(texts | decided, key=lambda key: names.get(key, key)):
        table.add_row(names.get(theme, theme), str(texts[theme]), str(decided[theme]))
    _print(table)
    click.echo(f"Golden set {frozen.id}, frozen on {_day(frozen.at)}: {len(frozen.examples)} examples.")
    click.echo("To replace it by today's: bridge themes golden --renew")


def _print(table: Table) -> None:
    """A table, and space below it."""
    Console().print(table)
    click.echo()


def _table(*columns: str, right: tuple[int, ...] = ()) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for place, column in enumerate(columns):
        table.add_column(column, justify="right" if place in right else "left", overflow="ellipsis")
    return table


def _day(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"
