"""What messages said goes some time after they were sent or acted on; the unique key stays, so that nothing is done twice."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bridge.store.engine import Store
from bridge.store.queries import forgetting
from bridge.store.tables import Effect, Inbox

AT_ONCE = 100
"""So many rows lose their bodies in one transaction: some hundredths of a second."""

KEPT = frozenset(
    {
        "also", "answer", "asked", "became", "by", "channel", "crew", "customers", "follows", "gesture", "group",
        "in_thread", "insight", "key", "near", "page", "part", "person", "project", "route", "rows", "state", "theme",
        "thread", "to", "topic", "ts", "user", "week", "why",
    }
)  # fmt: skip
"""Names in bodies under which no words stand: a card that is drawn anew later still asks for them."""

_SAID = frozenset({"text", "phrase"})
"""Names under which a builder looks for what is said."""

_DRAWN_FROM = frozenset({"release"})
"""Kinds whose bodies are what a card shows for as long as it stands: an owner's own notes of a release."""

_Following = Callable[[Session, int], Sequence[tuple[int | None, str, datetime]]]
_Locked = Callable[[Session, list[int]], Sequence[Effect | Inbox]]


class Bodies:
    """Goes on where it ended the last time; it begins anew with the process, for the few that were not over yet."""

    def __init__(self, store: Store, keep: timedelta) -> None:
        self._store, self._keep = store, keep
        self._sent = self._came_in = 0

    def forget(self, now: datetime) -> None:
        """Forget the bodies of what is over and old enough."""
        before = now - self._keep
        self._sent = self._empty_all(forgetting.sent, forgetting.effects, self._sent, before)
        self._came_in = self._empty_all(forgetting.came_in, forgetting.inbox, self._came_in, before)

    def _empty_all(self, following: _Following, locked: _Locked, last: int, before: datetime) -> int:
        """Go on from a row; gives the last row that was old enough."""
        while rows := self._next(following, last, before):
            for start in range(0, len(rows), AT_ONCE):
                some = rows[start : start + AT_ONCE]
                with self._store.write() as session:
                    for row in locked(session, [number for number, kind in some if kind not in _DRAWN_FROM]):
                        _empty(session, row)
            last = rows[-1][0]
        return last

    def _next(self, following: _Following, last: int, before: datetime) -> list[tuple[int, str]]:
        with self._store.read() as session:
            return [(number or 0, kind) for number, kind, at in following(session, last) if at <= before]


def _empty(session: Session, row: Effect | Inbox) -> None:
    body: dict[str, Any] = {name: value for name, value in row.body.items() if name in KEPT}
    if _SAID & row.body.keys():
        body["text"] = ""
    if body != row.body:
        row.body = body
        session.add(row)
