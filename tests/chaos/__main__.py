"""`python -m tests.chaos`: run, count, print, and fail if anything came twice, out of order or not at all."""

import argparse
import json
import signal
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.chaos.controls import CONTROLS
from tests.chaos.databases import KINDS
from tests.chaos.hurry import SHORT, Hurry
from tests.chaos.report import Report
from tests.chaos.town import Outcome, Plan, per_minute, town

CONTROL_MINUTES = 1.0
"""A control ends as soon as something is there twice; without that after a minute."""


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    made.add_argument("--minutes", type=float, default=0.3, help="how long things are broken")
    made.add_argument("--database", choices=KINDS, default="sqlite")
    made.add_argument("--processes", type=int, default=1, help="how many share the database")
    made.add_argument("--seed", type=int, default=7, help="the same seed makes the same plan")
    made.add_argument("--short", action="store_true", help="shorter waits, as in the test suite")
    made.add_argument("--logs", type=Path, help="a folder for settings and logs, kept afterwards")
    made.add_argument("--json", action="store_true", help="print one JSON object")
    return made


def broken(plan: Plan, folder: Path) -> Report:
    """Run everything with all guards, and then what must come twice with one of them off."""
    outcome = _outcome(plan, folder)
    _tell("The controls: the same with one guard off.")
    control = replace(plan, minutes=CONTROL_MINUTES, hurry=SHORT)
    failed = sum(_comes_twice(control, folder, guards) for guards in CONTROLS)
    return Report.of(outcome.counts, outcome.kills, failed, credit_equal=outcome.credit_equal)


def _outcome(plan: Plan, folder: Path) -> Outcome:
    _tell(f"Breaking {plan.several} x bridge run on {plan.database} for {plan.minutes:g} min.")
    with town(plan, _made(folder / "guarded")) as there:
        outcome = there.run()
    _tell(f"{outcome.kills} killed; the database crashed {outcome.crashes} times.")
    if not outcome.settled:
        _tell("Not everything had come to rest when the time was over.")
    return outcome


def _tell(sentence: str) -> None:
    """Say to whoever runs it how far it is."""
    print(f"{datetime.now(UTC):%H:%M:%S} {sentence}", file=sys.stderr)  # noqa: T201 - it is a program


def _comes_twice(plan: Plan, folder: Path, guards: str) -> bool:
    with town(plan, _made(folder / guards.replace(" ", "-")), guards) as there:
        return there.comes_twice()


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Run as told; 0 if all is as promised."""
    given = parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that nothing is left running
    hurry = SHORT if given.short else Hurry()
    plan = Plan(given.database, given.processes, given.minutes, given.seed, hurry, per_minute(given.minutes))
    with TemporaryDirectory(prefix="bridge-chaos-") as folder:
        report = broken(plan, given.logs or Path(folder))
    print(json.dumps(asdict(report)) if given.json else "\n".join(report.lines()))  # noqa: T201 - the program's output
    return 0 if report.well else 1


if __name__ == "__main__":
    sys.exit(main())
