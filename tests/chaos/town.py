"""One run: a made-up company works, everything around its bridge breaks, and in the end all is counted."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from bridge.app.rules import rules_from, taxonomy_from
from bridge.domain.clock import SystemClock
from bridge.flow.ledger.replay import replay
from bridge.sandbox.people.cast import hire
from bridge.sandbox.seed.rows import Row, read
from bridge.sandbox.storm import WEBHOOKS
from bridge.settings import Settings
from bridge.store.engine import Store
from bridge.store.queries import credit, effects, insights
from tests.chaos.controls import GUARDED
from tests.chaos.counting import Counts, count, look
from tests.chaos.databases import database
from tests.chaos.disturbances import Disturbances
from tests.chaos.evidence import keep
from tests.chaos.hurry import Hurry
from tests.chaos.processes import Processes, processes
from tests.chaos.stage import POLL, announce, sandbox, written
from tests.chaos.traffic import Patient, Traffic

AGENTS = 40
REPORTS = 640
"""Reports of a run of two to four minutes: more than 500, without the commands that nobody answered."""

CALM, BUSY = 160, 320
"""Reports a minute, over the whole time, in a run that is longer or shorter: each is to have three effects."""

CLEARED = WEBHOOKS.spread + 2 * POLL
"""Seconds after a storm until every webhook has come that still comes, and every project was read."""

POSTING = 0.6
"""The share of the time in which people report; in the rest their problems are worked on."""

LOOK = 0.5
"""Seconds between two looks at whether it is enough."""

PATIENCE = 60.0
"""Seconds in which something must get done while something is left to do, once nothing is broken any more."""

QUIET = 4.0
"""Seconds in which nothing happens any more when everybody is done: more than a round of the teams takes."""


def per_minute(minutes: float) -> float:
    """How many reports a minute make a run of some minutes worth counting."""
    return min(BUSY, max(CALM, REPORTS / minutes))


@dataclass(frozen=True)
class Plan:
    """What to break, for how long.

    Attributes:
        database: of which kind, as in `databases.KINDS`.
        several: how many processes share it.
        minutes: how long things are broken.
        seed: of all that is thrown dice for.
        hurry: the product's waits.
        per_minute: how many reports come in a minute; `per_minute` says how many are enough.
    """

    database: str
    several: int
    minutes: float
    seed: int
    hurry: Hurry
    per_minute: float


@dataclass(frozen=True)
class Outcome:
    """What a run came to.

    Attributes:
        counts: at the sandbox.
        kills: how many processes were killed.
        crashes: how often the database was.
        settled: everything was done in the end.
        credit_equal: all facts, replayed, come to the ledger that is stored.
    """

    counts: Counts
    kills: int
    crashes: int
    settled: bool
    credit_equal: bool


@dataclass(frozen=True)
class Progress:
    """How far a run is.

    Attributes:
        done: effects that are done, or not needed any more.
        left: what waits to be done.
    """

    done: int
    left: int


@dataclass
class Town:
    """A company whose bridge is being broken.

    Attributes:
        plan: what to break.
        settings: of the bridge.
        traffic: its people.
        disturbances: what breaks it.
        processes: those of the bridge.
        store: what the bridge keeps; read only to know whether it is done, and what the ledger says.
    """

    plan: Plan
    settings: Settings
    traffic: Traffic
    disturbances: Disturbances
    processes: Processes
    store: Store

    def run(self) -> Outcome:
        """Break everything for as long as planned, let everybody finish what they began, and count."""
        self.disturbances.begin()
        with self.traffic.flowing():
            self._through(lambda: False)
            self.disturbances.end()
            settled = self._settled()
        seen = look(self.traffic.hands)
        counts = count(seen, self.traffic.promised)
        if counts.wrong:
            keep(self.processes.folder, self.store, seen)
        return Outcome(
            counts,
            self.disturbances.kills,
            self.disturbances.crashes,
            settled,
            self._credit_equal(),
        )

    def comes_twice(self) -> bool:
        """Break everything until something is there twice; whether that happened within the time."""
        self.disturbances.begin()
        with self.traffic.flowing():
            self._through(lambda: self._counts().doubles > 0)
            self.disturbances.end()
        return self._counts().doubles > 0

    def _through(self, enough: Callable[[], bool]) -> None:
        """Let people report and work, until the time is over or it is enough."""
        seconds = self.plan.minutes * 60
        reports = ceil(self.plan.minutes * self.plan.per_minute)
        deadline, look_again = time.monotonic() + seconds, 0.0
        for _ in self.traffic.posting(reports, reports / (seconds * POSTING), deadline):
            if time.monotonic() > look_again:
                if enough():
                    return
                look_again = time.monotonic() + LOOK

    def _settled(self) -> bool:
        """Let the weather clear, and wait until nothing is left to do and nobody does anything more."""
        self.traffic.hands.do("storm", raging=False)
        time.sleep(CLEARED)
        progress, since = self._progress(), time.monotonic()
        while time.monotonic() - since < (PATIENCE if progress.left else QUIET):
            time.sleep(LOOK)
            if (now := self._progress()) != progress:
                progress, since = now, time.monotonic()
        return not progress.left

    def _progress(self) -> Progress:
        """What is done in the bridge, and what waits there, and at Slack for a bridge that takes it."""
        events: int = self.traffic.hands.ask("slack/stats")["waiting"]
        with self.store.read() as session:
            states = effects.counts(session)
            inside = effects.inbox_count(session, "waiting") + insights.count(session, "kept")
        waiting = states.pop("waiting", 0)
        return Progress(sum(states.values()), events + waiting + inside)

    def _credit_equal(self) -> bool:
        rules = rules_from(self.settings, taxonomy_from(self.settings))
        with self.store.read() as session:
            return credit.totals(session) == replay(session, rules, SystemClock().now())

    def _counts(self) -> Counts:
        return count(look(self.traffic.hands), self.traffic.promised)


@contextmanager
def town(plan: Plan, folder: Path, guards: str = GUARDED) -> Iterator[Town]:
    """Sandbox, database and people for the time of a `with` block; no process runs yet.

    Args:
        plan: what to break.
        folder: takes settings and logs.
        guards: which of the product's guards stand.
    """
    with (
        sandbox() as url,
        database(plan.database, folder) as kept,
        processes(folder, plan.hurry, guards) as all_,
    ):
        hands = Patient(url)
        rows = planted()
        cast = hire(hands, rows, AGENTS)
        settings = written(folder, url, kept.url, plan.several)
        announce(hands, settings[0])
        hands.do("storm", raging=True, late=plan.hurry.late, seed=plan.seed)
        store = Store(kept.url, pool=2)
        traffic = Traffic(hands, cast, rows, plan.seed)
        disturbances = Disturbances(all_, settings, kept, plan.hurry, plan.seed)
        yield Town(plan, settings[0].settings, traffic, disturbances, all_, store)
        store.close()


def planted() -> list[Row]:
    """Reports of one problem each that several people have, in the demo's words: a thread then tells of one only."""
    return [row for row in read() if row.problem and " and " not in row.text]
