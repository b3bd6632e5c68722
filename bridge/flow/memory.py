"""What this process has learnt of who is where, kept up with what all processes write."""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from bridge.domain.grouping import State
from bridge.store.engine import Store
from bridge.store.queries import checkups, insights, learning, parts, themes
from bridge.store.queries.learning import Change

log = logging.getLogger(__name__)

AT_ONCE = 2000
"""So many changes are learnt at a time: all that was said in a day, but when a process starts."""

RENEWED = 64
"""Insights read anew at a time: what a crash makes to be done again, half a second of work."""


class Index(Protocol):
    """What learns where insights are.

    Attributes:
        model: the version of what ``read`` gives back; readings of two models do not compare.
    """

    model: str

    def read(self, text: str) -> bytes:
        """What there is to know of a text."""
        ...

    def place(
        self, insight: int, group: int, reading: bytes, theme: str | None, *, settled: bool, part: int = 0
    ) -> None:
        """Learn where a part of an insight is from now on; an unsettled one is no reason to join silently."""
        ...

    def heed(self, members: Sequence[tuple[float, bool]]) -> None:
        """Learn how careful to be from what people answered: the log odds that something did not belong, and if so."""
        ...


class Memory:
    """Feeds an index from the store; it remembers up to which change it has learnt."""

    def __init__(self, store: Store, index: Index) -> None:
        self._store, self._index = store, index
        self._learnt, self._began = 0, None  # type: int, int | None
        self._heeded: tuple[int, datetime | None] = (0, None)
        self._labelled: int | None = None
        self._followed: learning.Newest | None = None

    def follow(self, session: Session) -> bool:
        """Learn all that was said since the last time, here or in another process; one look when that is nothing.

        Returns:
            False when it came to a change whose text another model read: `renew` it and come again.
        """
        newest = learning.newest(session)
        if newest == self._followed:
            return True
        self.heed(session)
        self.follow_labels(session)
        if not self.catch_up(session):
            return False
        if self._followed is None:
            log.info("has learnt where everything is, up to change %s", self._learnt)
        self._followed = newest
        return True

    def catch_up(self, session: Session) -> bool:
        """Learn the changes of membership that were committed since, here or in another process.

        Returns:
            False when it came to a change whose text another model read: `renew` it and come again.
        """
        if self._began is None:
            self._began = learning.newest(session)[0] or 0
        while changes := self._next(session, self._began):
            for change in self._placed(changes):
                self._learnt = change.id
            if self._learnt != changes[-1].id:
                return False
            if len(changes) < AT_ONCE and self._learnt >= self._began:
                break
        return True

    def _next(self, session: Session, began: int) -> list[Change]:
        """First where everything is when this process begins, as history is long; then each change since."""
        if self._learnt < began:
            if found := learning.places(session, self._learnt, began, AT_ONCE):
                return found
            self._learnt = began
        return learning.changes(session, self._learnt, AT_ONCE)

    def follow_labels(self, session: Session) -> None:
        """Learn the themes that people gave since the last time, here or in another process."""
        newest = themes.newest_label(session)
        if self._labelled is not None and newest > self._labelled:
            list(self._placed(learning.labelled(session, self._labelled, self._learnt)))
        self._labelled = newest

    def _placed(self, changes: Sequence[Change]) -> Iterator[Change]:
        """Learn some changes, one after another, up to the first whose text another model read."""
        for change in changes:
            if change.reading is not None:
                if change.model != self._index.model:
                    return
                self._place(change, change.reading)
            yield change

    def heed(self, session: Session) -> None:
        """Learn from the check-ups that were answered, or taken back, since the last time."""
        stamp = checkups.stamp(session)
        if stamp != self._heeded:
            self._index.heed(checkups.taught(session).members)
            self._heeded = stamp

    def _place(self, change: Change, reading: bytes) -> None:
        settled = change.state != State.PROVISIONAL
        self._index.place(
            change.insight, change.group, reading, change.theme, settled=settled, part=change.part
        )

    def renew(self) -> None:
        """Read some texts anew that another model read; where they are stays, and so does what people said of it.

        To be called outside of transactions: reading takes its time.
        """
        model = self._index.model
        with self._store.read() as session:
            numbers = insights.read_by_another(session, model, self._learnt)
            now = numbers[:RENEWED]
            whole, pieces = insights.texts(session, now), parts.among(session, now)
        log.info("%s reads anew what another sentence model read: %s insights to go", model, len(numbers))
        readings = {number: self._index.read(text) for number, text in whole.items()}
        split = [(piece, self._index.read(piece.words)) for piece in pieces.values()]
        with self._store.write() as session:
            for number, reading in readings.items():
                insights.renew(session, number, model, reading)
            for piece, reading in split:
                parts.renew(session, piece, model, reading)
