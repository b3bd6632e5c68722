"""Commands that run until somebody ends them, and the demo that ends by itself."""

import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import IO

import pytest

from bridge.commands import demo, run
from bridge.demo import stage
from bridge.demo.players import let_play
from bridge.demo.stage import fetch, settings_for
from bridge.flow.standing import LIVE
from bridge.sandbox.app import Options, create
from bridge.sandbox.people.hands import Hands
from bridge.sandbox.server import Running
from tests.cli.conftest import Bridge
from tests.trained import read_before
from tests.whole.town import eventually

Begin = Callable[..., "subprocess.Popen[str]"]

FIGURES = {
    "sent",
    "kept",
    "lost",
    "groups",
    "issues",
    "duplicates",
    "stage_updates",
    "stage_updates_expected",
    "credit_entries",
    "seconds",
    "ack_p50_ms",
    "ack_p99_ms",
    "problems_planted",
    "problems_found",
}
ROWS = """text,problem
kettle HK-410 drips at the bottom and the worktop is wet,kettle_leak
HK-410 kettle drips at the bottom again,kettle_leak
the HK-410 kettle drips at the bottom since day one,kettle_leak
worktop wet because the HK-410 kettle drips at the bottom,kettle_leak
refund shows as pending for nine days,refund_pending
refund shows as pending for ten days and she called twice,refund_pending
his refund shows as pending for a week,refund_pending
refund shows as pending since the 28th,refund_pending
courier left the parcel in the rain,
thank you for the kind colleague on the phone,
the voucher code was refused at the till,
where can I see the price of the extended warranty,
"""


def line_of(stream: IO[str] | None, pattern: str) -> "re.Match[str]":
    """The first line that matches; a stream that ends before has none."""
    assert stream is not None
    for line in stream:
        if found := re.search(pattern, line):
            return found
    raise AssertionError(f"{pattern!r} was never said")


def ended(process: "subprocess.Popen[str]") -> tuple[str, str]:
    """What a process said from now to its clean end."""
    said, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert "Traceback" not in said + errors
    return said, errors


def test_run_serves_until_sigterm_and_health_says_so(
    begin: Begin, bridge: Bridge, tmp_path: Path, empty_sqlite: Path
) -> None:
    shutil.copy(empty_sqlite, tmp_path / "bridge.sqlite")
    with Running(create(Options(pace=400, index_lag=0))) as sandbox:
        process = begin("run", "--upgrade", **variables(sandbox.url))
        url = line_of(process.stderr, r"webhooks and health at (\S+)")[1]
        hands = Hands(sandbox.url)
        eventually(lambda: hands.ask("slack/stats")["connections"] == 1)
        done = bridge("health", "--url", url)
        assert (done.code, done.out) == (0, f"ok\nMode: {LIVE}\n")
        answer = hands.do(
            "slack/command", user="U0MIA", channel="#service-floor", command="/insight", text="refund pending"
        )
        assert "Saved, no. 1." in str(answer["response"])
        process.send_signal(signal.SIGTERM)
        _said, errors = ended(process)
        assert "stopping: what is under way is finished" in errors, errors
        assert "refund" not in errors


class Sketch:
    """A bridge that does nothing but end the process it was started in, as an operator would."""

    def __init__(self, *_given: object, **_options: object) -> None:
        self.web = SimpleNamespace(url="")

    def start(self) -> None:
        signal.raise_signal(signal.SIGTERM)

    def stop(self) -> None:
        """Nothing is under way."""


@pytest.fixture
def own_signals() -> Iterator[None]:
    before = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM)}
    yield
    for name, handler in before.items():
        signal.signal(name, handler)


@pytest.mark.usefixtures("own_signals")
def test_what_runs_is_tuned_for_people_who_wait(bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
    tuned: list[str] = []
    monkeypatch.setattr(run, "Bridge", Sketch)
    monkeypatch.setattr(run, "be_prompt", lambda: tuned.append("run"))
    with Running(create(Options())) as sandbox:
        done = bridge("run", **variables(sandbox.url))
    assert done.code == 0, done
    assert tuned == ["run"]


def variables(url: str) -> dict[str, str]:
    """The settings of the made-up retailer as an operator's environment."""
    plain = settings_for(url, Path("bridge.sqlite"))
    routes = {name: route.model_dump(mode="json") for name, route in plain.routes.items()}
    slack = plain.slack.model_dump(mode="json") | {"bot_token": "xoxb-sandbox", "app_token": "xapp-sandbox"}
    return {
        "BRIDGE_SLACK": json.dumps(slack),
        "BRIDGE_JIRA__URL": plain.jira.url,
        "BRIDGE_JIRA__EMAIL": plain.jira.email,
        "BRIDGE_JIRA__TOKEN": "sandbox-token",
        "BRIDGE_PRIVACY__KEY": "0123456789abcdef",
        "BRIDGE_ROUTES": json.dumps(routes),
        "BRIDGE_WEB__PORT": "0",
    }


def test_the_demo_plays_once_and_counts(
    bridge: Bridge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this process, and with everything that is waited for shorter than a person who looks on would like."""
    monkeypatch.setattr(stage, "POLL_SECONDS", 0.4)
    monkeypatch.setattr(stage, "INDEX_LAG", 0.2)
    tuned: list[str] = []
    monkeypatch.setattr(stage, "be_prompt", lambda: tuned.append("demo"))
    monkeypatch.setattr(demo, "let_play", partial(let_play, quiet=1.2))
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    with read_before():
        done = bridge("demo", "--once", "--insights", "rows.csv", "--agents", "9", "--json")
    assert done.code == 0, done
    figures = json.loads(done.out)
    assert set(figures) >= FIGURES
    assert (figures["sent"], figures["kept"], figures["lost"], figures["duplicates"]) == (12, 12, 0, 0)
    assert figures["stage_updates"] == figures["stage_updates_expected"] > 0
    assert figures["problems_planted"] == 2
    assert "12/12" in done.err
    assert "Traceback" not in done.err
    assert tuned == ["demo"]


def test_the_demo_says_where_it_is_and_ends_with_ctrl_c_while_agents_post(begin: Begin) -> None:
    process = begin("demo")
    url = line_of(process.stdout, r"Open (http://127\.0\.0\.1:\d+) in a browser")[1]
    eventually(lambda: fetch(url, "sandbox/slack/stats")["sent"]["command"] > 0)
    os.killpg(process.pid, signal.SIGINT)
    said, errors = ended(process)
    assert "The demo ends" in said
    assert errors == ""
