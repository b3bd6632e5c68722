"""``python -m bridge.measure fill | pages | known | homes | sums | digest | growth | privacy | load | fanout``."""

import argparse
import json
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bridge.app.sorter import ClassifierSorter
from bridge.domain.clock import SystemClock
from bridge.domain.redaction import Patterns
from bridge.domain.taxonomy import Taxonomy
from bridge.measure import (
    digests,
    fanout,
    growth,
    homes,
    known,
    load,
    load_store,
    pages,
    privacy,
    privacy_texts,
    show,
    sums,
)
from bridge.measure.company import Size
from bridge.measure.fill import fill
from bridge.settings.model import PrivacySettings
from bridge.store.engine import Store
from bridge.store.migrate import upgrade


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m bridge.measure", description="How fast the bridge is.")
    commands = made.add_subparsers(required=True)
    _offer_filling(commands)
    _offer_asking(commands)
    _offer_rushes(commands)
    _offer_drawing(commands)
    _offer_redacting(commands)
    return made


def _offer_filling(commands: Any) -> None:
    filling = _command(commands, "fill", _fill, "Fill an empty database with a made-up company's two years.")
    filling.add_argument("--insights", type=int, default=1_000_000)
    filling.add_argument("--groups", type=int, help="a fiftieth of the insights unless named")
    filling.add_argument("--agents", type=int, help="a fiftieth of the insights, at most 2,000, unless named")
    _command(commands, "sums", _sums, "Make all sums of a filled database anew.", json=True)


def _offer_asking(commands: Any) -> None:
    asking = _command(commands, "pages", _pages, "Ask every page of a filled database again.", json=True)
    asking.add_argument("--repeat", type=int, default=40, help="how often each page is asked")
    asking.add_argument(
        "--only", nargs="*", default=[], metavar="PAGE", help="names of pages; all unless named"
    )
    knowing = _command(commands, "known", _known, "Ask again what is known, as in a call.", json=True)
    knowing.add_argument("--repeat", type=int, default=300, help="how often it is asked")
    drawing = _command(commands, "homes", _homes, "Draw the App Homes of some people.", json=True)
    drawing.add_argument("--repeat", type=int, default=300, help="how many are drawn")
    _command(commands, "digest", _digest, "Write the Monday digests of leaders and of every team.", json=True)


def _offer_rushes(commands: Any) -> None:
    loading = _command(
        commands, "load", _load, "Let a rush of reports come over real processes of the bridge.", json=True
    )
    loading.add_argument("--rate", type=float, default=10.0, help="reports a second")
    loading.add_argument("--minutes", type=float, default=10.0)
    loading.add_argument("--processes", type=int, default=1, help="how many share the database")
    loading.add_argument("--door", choices=("socket", "http"), default="socket", help="Slack's way in")
    loading.add_argument(
        "--stored", type=int, default=0, help="reports that an empty database is filled with before"
    )
    telling = commands.add_parser("fanout", help="When everybody is told that something is live.")
    telling.set_defaults(run=_fanout)
    telling.add_argument("--agents", type=int, default=2_000)
    telling.add_argument("--json", action="store_true")


def _offer_drawing(commands: Any) -> None:
    growing = commands.add_parser(
        "growth", help="Draw how the slowest answers grow with what is in the store."
    )
    growing.set_defaults(run=_growth)
    growing.add_argument("measured", nargs="+", type=Path, help="what pages --json printed, a file each")
    growing.add_argument("--to", type=Path, default=Path("docs/benchmarks/pages.svg"))


def _offer_redacting(commands: Any) -> None:
    redacting = commands.add_parser("privacy", help="What is taken out of texts, and what is missed.")
    redacting.set_defaults(run=_privacy)
    redacting.add_argument(
        "--texts", type=Path, help="marked texts besides our own: JSON lines, or presidio's JSON"
    )
    redacting.add_argument("--json", action="store_true")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says."""
    given = parser().parse_args(arguments)
    given.run(given)
    return 0


def _command(
    commands: Any, name: str, run: Callable[..., None], words: str, *, json: bool = False
) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = commands.add_parser(name, help=words, description=words)
    if json:
        made.add_argument("--json", action="store_true")
    made.add_argument("url", help="of the database: sqlite:///… or postgresql://…")
    made.set_defaults(run=run)
    return made


def _fill(given: argparse.Namespace) -> None:
    usual = Size.of(given.insights)
    size = Size(given.insights, given.groups or usual.groups, given.agents or usual.agents)
    store = Store(given.url)
    upgrade(store)
    with show.filling(size.insights) as told:
        fill(store, size, datetime.now(UTC), told)
    store.close()


def _pages(given: argparse.Namespace) -> None:
    store = Store(given.url)
    measured = pages.measure(store, SystemClock(), given.repeat, frozenset(given.only))
    store.close()
    _print(given, asdict(measured), lambda: show.timings(measured))


def _known(given: argparse.Namespace) -> None:
    store = Store(given.url)
    found = known.times(store, SystemClock(), ClassifierSorter(Taxonomy.load()), given.repeat)
    store.close()
    _print(given, found, lambda: show.seconds(found))


def _homes(given: argparse.Namespace) -> None:
    store = Store(given.url)
    found = homes.times(store, SystemClock(), given.repeat)
    store.close()
    _print(given, found, lambda: show.seconds(found))


def _sums(given: argparse.Namespace) -> None:
    store = Store(given.url)
    found = sums.times(store, datetime.now(UTC))
    store.close()
    _print(given, found, lambda: show.seconds(found))


def _digest(given: argparse.Namespace) -> None:
    store = Store(given.url)
    found = digests.times(store, datetime.now(UTC))
    store.close()
    _print(given, found, lambda: show.seconds(found))


def _load(given: argparse.Namespace) -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that nothing is left running
    store = Store(given.url)
    upgrade(store)
    if given.stored and not pages.size_of(store).insights:
        show.step("filling the store")
        fill(store, Size.of(given.stored), datetime.now(UTC))
        sums.make(store, datetime.now(UTC))
    if pages.size_of(store).insights:
        load_store.let_rest(store, datetime.now(UTC))
    rush = load.Rush(given.rate, given.minutes * 60, given.processes, given.door)
    found = load.measure(store, rush, show.step)
    store.close()
    _print(given, found.as_json(), lambda: print(found.line()))  # noqa: T201 - this is the program's output


def _fanout(given: argparse.Namespace) -> None:
    found = fanout.fan_out(given.agents)
    _print(given, asdict(found), lambda: print(found.line()))  # noqa: T201 - this is the program's output


def _growth(given: argparse.Namespace) -> None:
    growth.draw([json.loads(path.read_text()) for path in given.measured], given.to)


def _privacy(given: argparse.Namespace) -> None:
    others = privacy_texts.given(given.texts) if given.texts else ()
    references = PrivacySettings.model_fields["references"].default
    found = privacy.measure((*privacy_texts.own(), *others), Patterns(references))
    _print(given, privacy.as_json(found), lambda: show.redaction(found))


def _print(given: argparse.Namespace, found: dict[str, Any], shown: Callable[[], None]) -> None:
    if given.json:
        print(json.dumps(found, indent=2))  # noqa: T201 - this is the program's output
    else:
        shown()


if __name__ == "__main__":
    sys.exit(main())
