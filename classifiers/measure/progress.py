"""A progress bar on stderr, for people only."""

import sys
from collections.abc import Iterable, Iterator, Sized
from typing import Protocol, TypeVar

Thing_co = TypeVar("Thing_co", covariant=True)

_WIDTH = 30


class _Countable(Sized, Iterable[Thing_co], Protocol[Thing_co]): ...


def progress(things: _Countable[Thing_co], what: str) -> Iterator[Thing_co]:
    """Pass things through and show how far it is; silent if stderr is no terminal."""
    shown = sys.stderr.isatty()
    for done, thing in enumerate(things):
        if shown:
            full = _WIDTH * done // len(things)
            sys.stderr.write(f"\r{what} [{'#' * full}{' ' * (_WIDTH - full)}] {done}/{len(things)}")
        yield thing
    if shown:
        sys.stderr.write("\r" + " " * (_WIDTH + len(what) + 20) + "\r")
