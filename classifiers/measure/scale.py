"""`scale`: what deciding costs as groups grow, on made-up texts of 12 words with random vectors."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

import numpy as np

from classifiers import Domain, Features, GroupMatcher
from classifiers.measure.progress import progress

_WIDTH = 384
_WORDS = 12
_TIMED = 200

Figures = dict[str, float | str]


def measure(sizes: Sequence[int]) -> list[Figures]:
    """Grow one matcher to each size, in groups of one, and time decisions there.

    Args:
        sizes: Numbers of groups, rising.
    """
    matcher, made = GroupMatcher(Domain(np.zeros(_WIDTH, np.float32), 0, {})), _made(np.random.default_rng(0))
    figures, grown = [], 0
    for size in sizes:
        for item in progress(range(grown, size), f"{size} groups"):
            matcher.place(item, item, next(made))
        grown = size
        seconds = [_time(matcher, next(made)) for _ in range(_TIMED)]
        figures.append(_figures(size, seconds))
    return figures


def _made(random: np.random.Generator) -> Iterator[Features]:
    """Words fall off as words do, by Zipf's law."""
    while True:
        text = " ".join(f"word{number}" for number in random.zipf(1.3, _WORDS))
        vector = random.standard_normal((1, _WIDTH))
        yield Features((text,), (vector / np.linalg.norm(vector)).astype(np.float16))


def _time(matcher: GroupMatcher, features: Features) -> float:
    start = perf_counter()
    matcher.decide(features)
    return perf_counter() - start


def _figures(size: int, seconds: Sequence[float]) -> Figures:
    times: Figures = {f"decide_ms_p{q}": float(np.percentile(seconds, q) * 1000) for q in (50, 99)}
    return {"groups": float(size), **times, "process_mb": _resident()}


def _resident() -> float:
    """This process's resident memory, MB (https://docs.kernel.org/filesystems/proc.html); 0 where unknown."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = dict(line.split(":", 1) for line in status.read_text("utf-8").splitlines())
    return int(lines["VmRSS"].split()[0]) / 1024
