"""Quantiles of two distributions that the standard library does not have."""

from functools import lru_cache
from math import exp, lgamma, log, log1p, sqrt

_TINY = 1e-300
_CLOSE = 1e-13
_STEPS = 45


def beta_quantile(share: float, a: float, b: float) -> float:
    """Below which value so large a share of the beta distribution lies.

    Args:
        share: between 0 and 1.
        a: the first shape, more than 0.
        b: the second one.
    """
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if beta_share(middle, a, b) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


@lru_cache(maxsize=64)
def t_quantile(share: float, freedom: float) -> float:
    """Below which value so large a share of Student's t distribution lies.

    Args:
        share: from 0.5 to 1.
        freedom: degrees of freedom.
    """
    cut = beta_quantile(2 * (1 - share), freedom / 2, 0.5)
    return sqrt(freedom * (1 - cut) / cut)


def beta_share(x: float, a: float, b: float) -> float:
    """The share of the beta distribution below a value: the regularised incomplete beta function.

    By its continued fraction: https://dlmf.nist.gov/8.17#v.

    Args:
        x: between 0 and 1.
        a: the first shape, more than 0.
        b: the second one.
    """
    if x in {0.0, 1.0}:
        return x
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    return front / a / _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction from its beginning, as W. J. Lentz evaluates it (Applied Optics 15, 1976)."""
    value, above, below, number = 1.0, 1.0, 0.0, 0
    while True:
        number += 1
        term = _term(number, x, a, b)
        below = 1 / (1 + term * below or _TINY)
        above = 1 + term / above or _TINY
        value *= above * below
        if abs(above * below - 1) < _CLOSE:
            return value


def _term(number: int, x: float, a: float, b: float) -> float:
    half, odd = divmod(number, 2)
    if odd:
        return -(a + half) * (a + b + half) * x / ((a + number - 1) * (a + number))
    return half * (b - half) * x / ((a + number - 1) * (a + number))
