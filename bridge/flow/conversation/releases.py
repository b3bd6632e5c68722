"""Readings that overtake each other: what was read before a release must not undo what was read after it.

A release does not touch an issue's ``updated``, so that cannot tell which of two readings is the older one. A mark changes
with each release that becomes known. Who contradicts what is known is believed if the mark is what it was when they began
to read; else they read again.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bridge.store.tables import Mark

Version = Mapping[str, Any]

_MARK = "jira:releases"


def known(session: Session) -> datetime | None:
    """What is to be remembered before Jira is read; two of them can only be the same or not."""
    mark = session.get(Mark, _MARK, populate_existing=True)
    return mark.at if mark is not None else None


def contradict(stored: Iterable[Version], read: Iterable[Version]) -> bool:
    """Whether a version that was released is not any more, or the other way round."""
    before = {version["id"]: version["released"] for version in stored}
    return any(before.get(version["id"], version["released"]) != version["released"] for version in read)


def learn(session: Session, began: datetime | None, now: datetime) -> bool:
    """Take a release for known that contradicts what was known.

    Args:
        session: within the store's grouping transaction.
        began: what was `known` before Jira was read.
        now: the time of the step.

    Returns:
        Whether it is: somebody may have learned of one meanwhile, and nobody can tell who read first.
    """
    if known(session) != began:
        return False
    session.merge(Mark(name=_MARK, at=now))
    return True
