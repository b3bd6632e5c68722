"""What runs in a process of the harness: `bridge run` as it is, but for its waits, its clock and, in a control, a guard.

Nothing of this is a setting of the product: names in its composition root are replaced for the time of the process.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any
from unittest.mock import patch

from slack_sdk import WebClient

from bridge import cli
from bridge.app import bridge as root
from bridge.app.options import jira_options
from bridge.commands import run as running
from bridge.flow import delivery as steps
from bridge.flow.delivery import Delivery, Times
from bridge.slack.calls import client
from tests.chaos.controls import GUARDS
from tests.chaos.hurry import Hurry
from tests.fakes import WordSorter
from tests.trained import read_before


@dataclass(frozen=True)
class Step:
    """A clock that is wrong, and then wrong in another way.

    Attributes:
        before: seconds that it is ahead of the machine's.
        at: seconds after the start when somebody sets it.
        after: seconds that it is ahead from then on.
    """

    before: float = 0.0
    at: float = 0.0
    after: float = 0.0


class SteppedClock:
    """The machine's clock, wrong as told."""

    def __init__(self, step: Step) -> None:
        self._step, self._begun = step, monotonic()

    def now(self) -> datetime:
        """This instant, in UTC, as this process believes."""
        stepped = monotonic() - self._begun >= self._step.at
        ahead = self._step.after if stepped else self._step.before
        return datetime.now(UTC) + timedelta(seconds=ahead)


def run(config: Path, log: Path, hurry: Hurry, step: Step, guards: str) -> None:
    """Be `bridge run` until killed.

    Args:
        config: the settings file.
        log: takes standard error.
        hurry: the waits.
        step: the clock.
        guards: which of the product's guards stand, by its name in `GUARDS`.
    """
    with log.open("ab", buffering=0) as file:
        os.dup2(file.fileno(), 2)
    sys.argv = ["bridge", "run", "--config", str(config)]
    with changed(hurry, step, GUARDS[guards]), read_before():
        cli.main()


@contextmanager
def changed(hurry: Hurry, step: Step, delivery: type[Delivery]) -> Iterator[None]:
    """The composition root with other waits, another clock, another delivery."""
    timeout = (hurry.timeout, hurry.timeout)
    replaced: dict[str, Any] = {
        "SystemClock": partial(SteppedClock, step),
        "Delivery": delivery,
        "Times": partial(_times, hurry),
        "client": partial(_client, hurry.timeout),
        "jira_options": lambda settings: replace(jira_options(settings), timeout=timeout),
    }
    with ExitStack() as stack:
        for name, other in replaced.items():
            stack.enter_context(patch.object(root, name, other))
        if hurry.words:
            stack.enter_context(patch.object(running, "Bridge", partial(root.Bridge, sorter=WordSorter())))
        stack.enter_context(patch.object(steps, "_backoff", partial(_sooner, steps._backoff, hurry)))
        yield


def _sooner(backoff: Callable[[int], float], hurry: Hurry, attempts: int) -> float:
    return backoff(attempts) / hurry.factor


def _times(hurry: Hurry, **given: Any) -> Times:
    lease, settle = timedelta(seconds=hurry.lease), timedelta(seconds=hurry.settle)
    return Times(**given | {"lease": lease, "settle": settle})


def _client(seconds: float, token: str, api_url: str, timeout: int) -> WebClient:
    """The client with a time-out of so many seconds; the SDK's types know whole ones only."""
    made = client(token, api_url, timeout)
    made.timeout = seconds  # type: ignore[assignment]
    return made
