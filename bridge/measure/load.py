"""How the bridge stands a rush: real processes against a sandbox, reports at a steady rate, and what came of them.

Acknowledgements, cards and doubles are counted by the sandbox, which knows nothing of the bridge.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlmodel import Session

from bridge.demo.stage import fetch, sandbox
from bridge.domain.clock import SystemClock
from bridge.measure import load_store
from bridge.measure.load_fleet import LEARNT, Running, cpu_seconds, fleet
from bridge.sandbox.people.cast import Cast, Part, hire
from bridge.sandbox.people.crew import Crew
from bridge.sandbox.people.hands import Hands
from bridge.sandbox.people.posting import typed
from bridge.sandbox.seed.rows import read
from bridge.store.engine import Store
from bridge.store.tables import Effect, Insight

AGENTS, THREADS = 200, 64
PATIENCE, LOOK = 1_800.0, 0.1
"""Seconds until nothing may be left to do, and between two looks."""

IDLE, WINDOW = 0.25, 2.0
"""Who works for less than this share of so many seconds rests."""

REDELIVERED = 90.0
"""Seconds until Slack has sent once more what was not taken: at once, and after a minute."""

EACH = 2
"""Commits for one report (kept, sorted) and for one effect (claimed, done)."""

AIM_MS = 500


@dataclass(frozen=True, slots=True)
class Rush:
    """What is asked of the bridge.

    Attributes:
        rate: reports a second.
        seconds: how long.
        processes: how many share the database.
        door: ``socket`` or ``http``.
    """

    rate: float
    seconds: float
    processes: int = 1
    door: str = "socket"


@dataclass(frozen=True, slots=True)
class Stood:
    """What came of a rush.

    Attributes:
        database: its kind.
        stored: reports that were there before.
        rested: seconds until the bridge had nothing to do before the rush: it learns first where everything is.
        sent: reports sent.
        lost: of those, how many are not in the store.
        doubled: messages that came twice.
        not_acked: gestures without an answer within Slack's three seconds.
        ack_p50_ms: how long half of the gestures waited for their answer at most.
        ack_p99_ms: the same for 99 of 100.
        ack_max_ms: the longest wait.
        posted_seconds: how long the reports really took to be sent.
        drained_seconds: from the last report until nothing was left to do.
        effects: what was done in Slack and Jira.
        dead: what was given up.
        cpu_seconds: work of all processes of the bridge from the first report until nothing was left.
        raw_commits: what the store alone does, a second.
    """

    database: str
    stored: int
    rested: float
    sent: int
    lost: int
    doubled: int
    not_acked: int
    ack_p50_ms: float
    ack_p99_ms: float
    ack_max_ms: float
    posted_seconds: float
    drained_seconds: float
    effects: int
    dead: int
    cpu_seconds: float
    raw_commits: float

    @property
    def effects_per_second(self) -> float:
        """Over the whole time in which there was something to do."""
        return self.effects / self._busy

    @property
    def share_of_raw(self) -> float:
        """The bridge's commits as a share of what the store alone can do."""
        return EACH * (self.sent + self.effects) / self._busy / self.raw_commits

    @property
    def well(self) -> bool:
        """Whether nothing was lost or doubled, and answers came in time."""
        return not (self.lost or self.doubled or self.not_acked) and self.ack_p99_ms < AIM_MS

    @property
    def _busy(self) -> float:
        return self.posted_seconds + self.drained_seconds

    def as_json(self) -> dict[str, Any]:
        """The figures as JSON values."""
        more = {"effects_per_second": self.effects_per_second, "share_of_raw": self.share_of_raw}
        return {name: _short(one) for name, one in (asdict(self) | more).items()} | {"well": self.well}

    def line(self) -> str:
        """The figures as a person reads them."""
        return (
            f"{self.database}, {self.stored:,} stored: {self.sent} sent in {self.posted_seconds:.0f} s, "
            f"{self.lost} lost, {self.doubled} double, {self.not_acked} unanswered. "
            f"Slack answered in {self.ack_p50_ms:.0f} ms, slowest of a hundred {self.ack_p99_ms:.0f} ms, "
            f"slowest {self.ack_max_ms:.0f} ms. Drained {self.drained_seconds:.1f} s after the last report. "
            f"{self.effects_per_second:.1f} effects a second, {self.cpu_seconds:.0f} s of CPU, "
            f"{self.share_of_raw:.0%} of the store's {self.raw_commits:.0f} raw commits a second."
        )


def measure(store: Store, rush: Rush, told: Callable[[str], object] = lambda _step: None) -> Stood:
    """Let a rush come over processes that are started for it.

    Args:
        store: with all tables, and perhaps with reports; nobody else uses it.
        rush: what is asked.
        told: hears what is done now.
    """
    told("counting the commits that the store alone can do")
    raw = load_store.raw_commits(store)
    with TemporaryDirectory(prefix="bridge-load-") as folder, sandbox() as url:
        cast = hire(Hands(url), read(), AGENTS)
        told("starting the bridge")
        with fleet(Path(folder), url, store.url, rush.processes, rush.door) as running:
            told("reporting")
            return come_over(store, cast, url, rush, running, raw)


def come_over(
    store: Store, cast: Cast, url: str, rush: Rush, running: Sequence[Running], raw: float
) -> Stood:
    """Let a rush come over a bridge that runs, and count.

    Args:
        store: the bridge's.
        cast: who reports.
        url: of the sandbox.
        rush: what they do.
        running: whose work is counted.
        raw: commits a second that the store alone can do.
    """
    rested = _settle(store, running)
    with store.read() as session:
        before, newest = (load_store.newest(session, table) for table in (Insight, Effect))
    worked, begun = _cpu(running), time.monotonic()
    sent = _post(cast, rush)
    posted = time.monotonic() - begun
    drained = _rest(store, lambda session: load_store.kept(session, before) >= sent)
    worked = _cpu(running) - worked
    slack, jira = fetch(url, "sandbox/slack/stats"), fetch(url, "sandbox/jira/stats")
    with store.read() as session:
        kept, effects = load_store.kept(session, before), load_store.since(session, newest)
    acks = slack["ack_ms"]
    return Stood(
        database=store.engine.dialect.name,
        stored=before,
        rested=rested,
        sent=sent,
        lost=sent - kept,
        doubled=len(slack["metadata_keys_seen_twice"]) + len(jira["effect_keys_seen_twice"]),
        not_acked=slack["not_acked"],
        ack_p50_ms=acks["p50"] or 0.0,
        ack_p99_ms=acks["p99"] or 0.0,
        ack_max_ms=acks["max"] or 0.0,
        posted_seconds=posted,
        drained_seconds=drained,
        effects=effects.get("done", 0),
        dead=effects.get("dead", 0),
        cpu_seconds=worked,
        raw_commits=raw,
    )


def _post(cast: Cast, rush: Rush) -> int:
    """Report at a steady rate, whether or not earlier reports are answered; the number of reports."""
    agents, rows, several = list(cast.agents.values()), read(), round(rush.rate * rush.seconds)
    begun = time.monotonic()
    with Crew(THREADS) as crew:
        for number in range(several):
            time.sleep(max(0.0, begun + number / rush.rate - time.monotonic()))
            agent, row = agents[number % len(agents)], rows[number % len(rows)]
            # No two texts are the same: what was read once would be known.
            words = f"{typed(Part(row, agent.name, ''))}, number {number}"
            if number % 2:
                crew.do(agent.post, cast.listening, words)
            else:
                crew.do(agent.command, cast.floor, words)
        crew.wait(PATIENCE)
    return several


def _rest(store: Store, all_there: Callable[[Session], bool] = lambda _session: True) -> float:
    """Wait until nothing is left to do and all is there that ever comes; seconds."""
    begun = time.monotonic()
    while (waited := time.monotonic() - begun) < PATIENCE:
        with store.read() as session:
            there = waited > REDELIVERED or all_there(session)
            if there and not load_store.left(session, SystemClock().now()):
                break
        time.sleep(LOOK)
    return time.monotonic() - begun


def _settle(store: Store, running: Sequence[Running]) -> float:
    """Wait until all processes have learnt where everything is, and nothing keeps any of them busy; seconds."""
    begun, busy = time.monotonic(), bool(running)
    for one in running:
        one.wait_until_ready(LEARNT)
    _rest(store)
    while busy and time.monotonic() - begun < PATIENCE:
        before = [_cpu([one]) for one in running]
        time.sleep(WINDOW)
        busy = any(_cpu([one]) - worked > IDLE * WINDOW for one, worked in zip(running, before, strict=True))
    return time.monotonic() - begun


def _cpu(running: Sequence[Running]) -> float:
    return sum(cpu_seconds(one.process.pid) for one in running)


def _short(value: object) -> object:
    return round(value, 3) if isinstance(value, float) else value
