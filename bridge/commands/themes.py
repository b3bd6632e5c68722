"""``bridge themes``: what the themes learnt from people."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from bridge.app.rules import taxonomy_from
from bridge.app.themes.changes import compare
from bridge.app.themes.ground import Ground, basis_of, model_name
from bridge.app.themes.learner import Learner
from bridge.app.themes.overview import overview
from bridge.app.themes.serving import choose
from bridge.commands import theme_tables as show
from bridge.commands.options import CONFIG
from bridge.commands.stores import store_of
from bridge.domain.clock import SystemClock
from bridge.domain.errors import RefusalError
from bridge.domain.taxonomy import Taxonomy
from bridge.flow.themes import as_json, golden_set
from bridge.settings import load
from bridge.store.engine import Store
from bridge.store.queries import themes
from bridge.store.tables import ThemeModel

Command = Callable[..., Any]

JSON = click.option("--json", "as_json_", is_flag=True, help="Print one JSON object.")


@dataclass(frozen=True, slots=True)
class Place:
    """The database, and what is read in it."""

    store: Store
    taxonomy: Taxonomy
    model: str

    @property
    def basis(self) -> str:
        """What versions that can serve were fitted for."""
        return basis_of(self.taxonomy, self.model)


@click.group(invoke_without_command=True)
@CONFIG
@JSON
@click.pass_context
def command(context: click.Context, config: Path, as_json_: bool) -> None:
    """See how themes learn from people: all versions, and which of them serves."""
    given = {"config": config, "as_json_": as_json_}
    context.default_map = dict.fromkeys(("changes", "use", "refit", "golden"), given)
    if context.invoked_subcommand is None:
        with _opened(config) as place:
            seen = overview(place.store, place.basis)
        _print(as_json_, seen.as_json, lambda: show.versions(seen))


@command.command()
@click.argument("version", type=click.IntRange(1), required=False)
@CONFIG
@JSON
def changes(version: int | None, config: Path, as_json_: bool) -> None:
    """Show what a version changes.

    That is which of the newest 500 insights get another theme under VERSION than under the one before, and how both
    were judged on the golden set. Without VERSION it is the newest one.
    """
    with _opened(config) as place:
        model = _version(place, version)
        found = compare(place.store, Ground(place.taxonomy, place.model), model)
    names = {theme.key: theme.name for theme in place.taxonomy.themes}
    _print(
        as_json_,
        lambda: (
            as_json(model)
            | {"looked_at": found.looked_at, "changes": [asdict(change) for change in found.changes]}
        ),
        lambda: show.changes(found, names),
    )


@command.command()
@click.argument("version", type=click.IntRange(0))
@CONFIG
@JSON
def use(version: int, config: Path, as_json_: bool) -> None:
    """Return to a version.

    It serves from now on, in every running process; 0 is the taxonomy alone.
    """
    with _opened(config) as place:
        choose(place.store, place.basis, version, SystemClock().now())
    _print(as_json_, lambda: {"serves": version}, lambda: show.used(version))


@command.command()
@CONFIG
@JSON
def refit(config: Path, as_json_: bool) -> None:
    """Learn anew from all that people decided.

    The result serves unless it is worse on the golden set.
    """
    with _opened(config) as place:
        click.echo("Fitting a new version: seconds, or some minutes for 100,000 insights …", err=True)
        model = Learner(place.store, SystemClock(), place.taxonomy, place.model).learn()
    _print(as_json_, lambda: as_json(model), lambda: show.fitted(model))


@command.command()
@click.option("--renew", is_flag=True, help="Replace it by today's; versions judged before do not compare.")
@CONFIG
@JSON
def golden(renew: bool, config: Path, as_json_: bool) -> None:
    """Show what versions are judged on.

    The golden set is frozen when it is first needed, and nothing of it is ever learnt from.
    """
    with _opened(config) as place, place.store.write() as session:
        frozen = golden_set(session, place.taxonomy, SystemClock().now(), renew=renew)
    names = {theme.key: theme.name for theme in place.taxonomy.themes}
    _print(as_json_, lambda: frozen.model_dump(mode="json"), lambda: show.golden(frozen, names))


@contextmanager
def _opened(config: Path) -> Iterator[Place]:
    """The database of the settings, with this version's tables."""
    settings = load(config)
    taxonomy, model = taxonomy_from(settings), model_name(settings.grouping.vectors)
    with store_of(settings) as store:
        yield Place(store, taxonomy, model)


def _version(place: Place, version: int | None) -> ThemeModel:
    with place.store.read() as session:
        model = themes.model(session, version) if version else themes.newest(session, place.basis)
    if model is None:
        absent = f"There is no version {version}." if version else "No version was fitted yet."
        raise RefusalError(f"{absent} See which there are: bridge themes")
    return model


def _print(as_json_: bool, values: Callable[[], Any], table: Callable[[], None]) -> None:
    if as_json_:
        click.echo(json.dumps(values(), indent=2, ensure_ascii=False))
    else:
        table()
