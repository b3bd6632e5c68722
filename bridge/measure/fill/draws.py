"""How many reports each problem has, and when they are said."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bridge.measure.company import Size

SPAN = timedelta(days=730)
DAY, HOUR = 86_400.0, 3_600.0


@dataclass(frozen=True, slots=True)
class Draws:
    """All reports in the order in which they are said.

    Attributes:
        at: when, in seconds since 1970.
        problem: of which problem, from 0.
        person: by whom, from 0.
        chance: three numbers between 0 and 1 each, for what else is left to chance.
    """

    at: NDArray[np.float64]
    problem: NDArray[np.int64]
    person: NDArray[np.int64]
    chance: NDArray[np.float64]

    def of_problems(self, groups: int) -> list[list[float]]:
        """When the first reports of each problem are said, three at most."""
        first: list[list[float]] = [[] for _ in range(groups)]
        for at, problem in zip(self.at.tolist(), self.problem.tolist(), strict=True):
            if len(first[problem]) < 3:
                first[problem].append(at)
        return first


def draw(size: Size, now: datetime, seed: int) -> Draws:
    """Reports over two years, rising; a few problems have most of them (Zipf's law), most have one or two.

    Args:
        size: how many.
        now: the end.
        seed: the same gives the same.
    """
    chance = np.random.default_rng(seed)
    weights = 1 / np.arange(1, size.groups + 1)
    several = 1 + chance.multinomial(max(0, size.insights - size.groups), weights / weights.sum())
    problem = np.repeat(np.arange(size.groups), several)[: size.insights]
    at = _times(chance, several, now)[: size.insights]
    order = np.argsort(at, kind="stable")
    often = chance.gamma(2.0, size=size.agents)
    person = chance.choice(size.agents, size=len(order), p=often / often.sum())
    return Draws(at[order], problem[order], person, chance.random((len(order), 3)))


def _times(chance: Any, several: NDArray[np.int64], now: datetime) -> NDArray[np.float64]:
    """The more often a problem is reported, the longer it lasts; more begin late than early."""
    end, span = now.timestamp() - HOUR, SPAN.total_seconds()
    lasts = np.minimum(span * 0.9, DAY * (7 + several**0.7))
    begins = end - span + np.sqrt(chance.random(len(several))) * span
    begins = np.minimum(begins, end - lasts * 0.5)
    lasts = np.minimum(lasts, end - begins)
    within = chance.random(int(several.sum())) ** 1.1
    within[np.cumsum(several) - several] = 0
    return np.asarray(np.repeat(begins, several) + within * np.repeat(lasts, several))
