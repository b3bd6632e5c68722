"""Tunes a process for people who wait for answers while it works."""

import gc
import sys

SWITCH = 0.001
"""Seconds that a thread computes before another has its turn: five thousandths, as usual, make an answer wait for all workers."""


def be_prompt() -> None:
    """Call when all is set up: an answer then waits neither for busy threads nor for the collection of garbage.

    What is there by now stays: looking through it again would stop every thread for a quarter of a second.
    https://docs.python.org/3/library/gc.html#gc.freeze
    """
    sys.setswitchinterval(SWITCH)
    gc.collect()
    gc.freeze()
