"""`scale`: what deciding, placing, planning and memory cost as groups grow, on made-up texts."""

from collections.abc import Callable, Sequence
from math import ceil
from pathlib import Path
from time import perf_counter, thread_time

import numpy as np
from numpy.typing import NDArray

from classifiers import Domain, Features, GroupMatcher, SentenceVectors
from classifiers.groups.answers import Answers
from classifiers.groups.checkups import CheckUps
from classifiers.measure.plots import Points, draw, line_chart
from classifiers.measure.progress import progress
from classifiers.text.minilm import Floats

Figures = dict[str, float | str]

_WIDTH, _WORDS = 384, 12
_TOPICS, _THEMES = 2048, 20
_BATCH = 1000
_EACH = 10
_TIMED = 500
_CARDS, _CHANGED = 50, 200
_PLANNED = 20_000  # groups; a round of check-ups among more takes over a minute


def measure(
    sizes: Sequence[int], insights: int | None = None, vectors: SentenceVectors | None = None
) -> list[Figures]:
    """Grow one matcher to each size, and time it there.

    Args:
        sizes: Numbers of groups, rising.
        insights: How many there are at the largest size, and as many a group at the others; None for ten.
        vectors: A sentence model that is loaded before, so that the memory is that of a whole process.

    Returns:
        A figure of each kind a size; times in ms by the clock and of work alone, memory in MiB, now and at its peak.
    """
    if vectors is not None:
        vectors.transform(["A text."])
    each = _EACH if insights is None else insights / sizes[-1]
    made, matcher = Made(), GroupMatcher(Domain(np.zeros(_WIDTH, np.float32), 0, {}))
    figures: list[Figures] = []
    items, loading = 0, 0.0
    for groups in sizes:
        more = range(items, max(groups, round(groups * each)))
        loading += _grow(matcher, made, more, groups)
        items = max(items, more.stop)
        counts: Figures = {"groups": float(groups), "insights": float(items), "load_cpu_seconds": loading}
        figures.append(counts | _times(matcher, made, groups) | _memory() | _planning(matcher, groups))
    return figures


def draw_curves(figures: Sequence[Figures], folder: Path) -> None:
    """Draw the time of a decision and the memory against groups, as shares of what is allowed or a multiple of it.

    Args:
        figures: What `measure` returned.
        folder: Where the charts go.
    """
    for name, unit, limit, kinds in (
        ("time", "ms a decision", 20, ("decide_ms_p50", "decide_ms_p99")),
        ("memory", "MiB", 1024, ("process_mb", "peak_mb")),
    ):
        top = limit * ceil(max(float(each[kind]) for each in figures for kind in kinds) / limit) or limit
        series: dict[str, Points] = {
            kind: [(float(each["groups"]), float(each[kind]) / top) for each in figures] for kind in kinds
        }
        draw(folder, f"scale-{name}", line_chart(f"{unit} by groups", "groups", f"of {top} {unit}", series))


class Made:
    """Made-up insights: twelve words that fall off by Zipf's law, and a vector near that of its group.

    A group's vector is that of one of 2,048 topics and of one of as many details, so groups have
    neighbours. A few groups are far larger than most: sizes fall off as rank to the power of -0.6.
    """

    def __init__(self) -> None:
        self._random = np.random.default_rng(0)
        self._topics, self._details = self._random.standard_normal((2, _TOPICS, _WIDTH), dtype=np.float32)

    def groups(self, items: range, groups: int) -> list[int]:
        """A group for each item; the first items start theirs."""
        ranks = (groups * self._random.random(len(items)) ** 2.5).astype(int)
        return [item if item < groups else int(rank) for item, rank in zip(items, ranks, strict=True)]

    def features(self, groups: Sequence[int]) -> list[Features]:
        """An insight for each group asked for."""
        vectors = self._vectors(np.array(groups)).astype(np.float16)
        words = self._random.zipf(1.3, (len(groups), _WORDS))
        texts = (" ".join([f"word{number}" for number in row]) for row in words)
        return [Features((text,), row[None]) for text, row in zip(texts, vectors, strict=True)]

    def _vectors(self, groups: NDArray[np.intp]) -> Floats:
        noise = self._random.standard_normal((len(groups), _WIDTH), dtype=np.float32)
        detail = groups // _TOPICS * 97 + groups
        vectors: Floats = self._topics[groups % _TOPICS] + self._details[detail % _TOPICS] + noise
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors


def _grow(matcher: GroupMatcher, made: Made, items: range, groups: int) -> float:
    """Place the items and return how many seconds of work that took, without making them up."""
    seconds = 0.0
    for start in progress(range(items.start, items.stop, _BATCH), f"{groups} groups"):
        batch = items[start - items.start : start - items.start + _BATCH]
        homes = made.groups(batch, groups)
        features = made.features(homes)
        begun = thread_time()
        for item, group, each in zip(batch, homes, features, strict=True):
            matcher.place(item, group, each, _theme(group))
        seconds += thread_time() - begun
    return seconds


def _times(matcher: GroupMatcher, made: Made, groups: int) -> Figures:
    """What one text costs; those placed for it are removed again."""
    fresh = range(-_TIMED, 0)
    homes = made.groups(range(groups, groups + _TIMED), groups)
    features = made.features(homes)
    return (
        _spread(
            "decide",
            [_time(matcher.decide, each, _theme(at)) for at, each in zip(homes, features, strict=True)],
        )
        | _spread("place", [_time(matcher.place, *each) for each in zip(fresh, homes, features, strict=True)])
        | _spread("remove", [_time(matcher.remove, item) for item in fresh])
    )


def _theme(group: int) -> str:
    return f"theme {group % _THEMES}"


def _time(work: Callable[..., object], *given: object) -> tuple[float, float]:
    """Seconds by the clock, and of this thread's work alone, which what else the machine does hardly touches."""
    begun, worked = perf_counter(), thread_time()
    work(*given)
    return perf_counter() - begun, thread_time() - worked


def _spread(name: str, seconds: Sequence[tuple[float, float]]) -> Figures:
    return {
        f"{name}_{unit}_p{q}": float(np.percentile(taken, q) * 1000)
        for unit, taken in zip(("ms", "cpu_ms"), zip(*seconds, strict=True), strict=True)
        for q in (50, 99)
    }


def _planning(matcher: GroupMatcher, groups: int) -> Figures:
    """A round of check-ups among all groups, and one among those that may have changed in a day."""
    changed = range(0, groups, -(-groups // _CHANGED))
    some = _time(CheckUps().plan, matcher, Answers(), _CARDS, changed)[0]
    every: Figures = {"plan_seconds": "skipped"}
    if groups <= _PLANNED:
        every = {"plan_seconds": _time(CheckUps().plan, matcher, Answers(), _CARDS)[0]}
    return every | {"plan_changed_seconds": some, "plan_peak_mb": _memory()["peak_mb"]}


def _memory() -> Figures:
    """This process's resident memory, MiB (https://docs.kernel.org/filesystems/proc.html); 0 where unknown."""
    status = Path("/proc/self/status")
    lines = status.read_text("utf-8").splitlines() if status.exists() else ["VmRSS: 0 kB", "VmHWM: 0 kB"]
    held = dict(line.split(":", 1) for line in lines)
    return {
        name: int(held[key].split()[0]) / 1024
        for name, key in (("process_mb", "VmRSS"), ("peak_mb", "VmHWM"))
    }
