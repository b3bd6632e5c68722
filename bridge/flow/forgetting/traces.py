"""Rows of persons that have outlived their use: references that nobody may open, sessions, who looked, who was written to."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import Session

from bridge.store.engine import Store
from bridge.store.queries import forgetting, sessions

PACED = timedelta(days=1)
"""No limit of Slack's or Jira's is longer."""


def forget_traces(store: Store, keep_looks: timedelta, now: datetime) -> None:
    """Forget what is over by its own date, and who looked as long ago as words are kept."""
    _references(store, now)
    with store.write() as session:
        sessions.forget(session, now)
    _all(store, partial(forgetting.looks, now=now), now - keep_looks)
    _all(store, forgetting.paces, now - PACED)


def _references(store: Store, now: datetime) -> None:
    last = 0
    while True:
        with store.read() as session:
            numbers = [number or 0 for number in forgetting.readable(session, last, now)]
        if not numbers:
            return
        with store.write() as session:
            forgetting.close_for_good(session, numbers)
        last = numbers[-1]


def _all(store: Store, some: Callable[[Session, datetime], int], before: datetime) -> None:
    """Some at a time, each in a transaction of its own."""
    while True:
        with store.write() as session:
            if some(session, before) < forgetting.SLICE:
                return
