"""Linear algebra on one core: its own threads would take the cores of the other workers."""

from contextlib import AbstractContextManager
from functools import lru_cache

from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]


def one_thread() -> AbstractContextManager[object]:
    """A context in which matrix products of this process run on one core; entering costs 10 µs."""
    limit: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limit


@lru_cache(maxsize=1)
def _libraries() -> ThreadpoolController:
    """Found once: looking for the loaded libraries takes longer than limiting them."""
    return ThreadpoolController()
