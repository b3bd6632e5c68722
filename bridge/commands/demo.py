"""``bridge demo``: the whole loop with no accounts at all."""

import json
import logging
import signal
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from bridge.commands import logs
from bridge.demo.players import hiring, let_play
from bridge.demo.report import Report, report
from bridge.demo.stage import Stage, staged
from bridge.demo.story.play import play
from bridge.demo.story.teller import UntrueError
from bridge.domain.errors import BridgeError
from bridge.sandbox.people.hands import HandsError
from bridge.sandbox.seed.rows import SEED, Row, RowsError, read

SLOWEST = 10.0
"""Insights a second: the peak hour of ten thousand agents."""

AUDIENCE = 60
"""How many agents there are in the story's company."""

LONGEST = 180.0
"""Seconds that posting a file takes at most, unless a rate is given."""


@click.command()
@click.option(
    "--once", is_flag=True, help="Play agents and owners from beginning to end, print what came of it."
)
@click.option(
    "--story", is_flag=True, help="Tell the loop in a minute on the page; with --once check it instead."
)
@click.option(
    "--insights", type=click.Path(path_type=Path), help="A CSV file with a column text, instead of ours."
)
@click.option(
    "--agents", type=click.IntRange(1, 2000), default=50, show_default=True, help="How many people post."
)
@click.option(
    "--rate",
    type=click.FloatRange(0.1, 200),
    help="Insights a second; 10 if not given, more when a long file would take over three minutes to post.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object at the end.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Of the page; any free one if not given."
)
@click.option("--http", is_flag=True, help="Slack posts to the bridge, as in production; else Socket Mode.")
def command(
    once: bool,
    story: bool,
    insights: Path | None,
    agents: int,
    rate: float | None,
    as_json: bool,
    port: int,
    http: bool,
) -> None:
    """Run the real bridge against a pocket Slack and a pocket Jira on this machine."""
    logs.to_stderr(logging.ERROR)
    if story:
        _tell(port, once=once, http=http)
        return
    try:
        rows = read(insights or SEED)
    except RowsError as error:
        raise click.ClickException(str(error)) from error
    if once:
        _play_once(rows, agents, rate or max(SLOWEST, len(rows) / LONGEST), as_json, port, http=http)
    else:
        _open(rows, agents, port, http=http)


def _play_once(rows: list[Row], agents: int, rate: float, as_json: bool, port: int, *, http: bool) -> None:
    with staged(port, hiring(rows, agents), http=http) as stage:
        result = _played(stage, rows, agents, rate)
    click.echo(json.dumps(result.as_json(), indent=2) if as_json else "\n".join(result.lines()))
    sys.exit(0 if result.well else 1)


def _tell(port: int, *, once: bool, http: bool) -> None:
    """Tell the story to whoever watches the page, or only check that all of it is true."""
    with staged(port, hiring([], AUDIENCE), past=True, http=http) as stage:
        if not once:
            click.echo(f"Open {stage.url}/?story in a browser, then press Enter here. Space pauses there.")
            click.pause(info="")
        try:
            seconds = play(stage.url, stage.bridge.web.url, _caption, reading=not once)
        except HandsError as error:
            raise click.ClickException(str(error)) from error
        except UntrueError as error:
            click.echo(f"Not true: {error}", err=True)
            sys.exit(1)
        click.echo(f"The story is told, every beat of it came true. {seconds:.0f} s.")
        if not once:
            click.pause(info=f"Look around at {stage.url} and {stage.bridge.web.url}. Enter ends the demo.")


def _caption(beat: str, text: str) -> None:
    click.echo(f"{beat}   {text}")


def _played(stage: Stage, rows: list[Row], agents: int, rate: float) -> Report:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    begin = time.monotonic()
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks: defaultdict[str, TaskID] = defaultdict(lambda: bars.add_task(""))

        def show(phase: str, done: int, total: int) -> None:
            bars.update(tasks[phase], description=phase, completed=done, total=total)

        played = let_play(stage.url, rows, show, agents=agents, rate=rate)
    return report(stage, rows, played, time.monotonic() - begin)


def _open(rows: list[Row], agents: int, port: int, *, http: bool) -> None:
    stopping = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopping.set())
    with staged(port, hiring(rows, agents), past=True, http=http) as stage:
        click.echo(
            f"Open {stage.url} in a browser: Slack, the bridge and Jira, with {len(rows)} insights coming in."
        )
        click.echo(f"Open {stage.bridge.web.url} for what leaders see. Ctrl-C ends the demo.")
        posting = threading.Thread(
            target=_post, args=(stage, rows, agents, stopping), name="agents", daemon=True
        )
        posting.start()
        stopping.wait()
        click.echo("The demo ends; nothing of it stays on this machine.")


def _post(stage: Stage, rows: list[Row], agents: int, stopping: threading.Event) -> None:
    """Have agents post; when the demo ends, whoever was about to post finds nobody there, and that is all right."""
    try:
        let_play(stage.url, rows, lambda *_: None, agents=agents, rate=20, owners=False)
    except BridgeError as error:
        if not stopping.is_set():
            click.echo(f"The agents stopped posting: {error}", err=True)
