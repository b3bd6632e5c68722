"""What the pages read: facts from the store, cut to what the viewer may see; and the notes of who looked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from bridge.domain.clock import Clock
from bridge.domain.errors import BusyError
from bridge.domain.pages.asked import Asked
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.flow import audit
from bridge.flow.pages import BY_MEANING, LOADERS
from bridge.flow.pages.kinds import Meaning
from bridge.store.engine import Store, StoreError

NEAREST, LIKELY = 10, 0.05
"""So many problems may be similar in meaning, and none that is less likely meant: tried on the demo's reports."""

BUSY = (
    "Who looks at this is written down, and the database is busy just now. Load the page again in a moment."
)


class Reading:
    """Reads the facts of pages.

    Args:
        store: is read.
        rules: what the operator decided.
        clock: tells the time.
        meaning: knows what problems are about; without it they are found by their words only.
    """

    def __init__(self, store: Store, rules: Rules, clock: Clock, meaning: Meaning | None = None) -> None:
        self._store, self._rules, self._clock, self._meaning = store, rules, clock, meaning

    def load(self, name: str, viewer: Viewer, asked: Asked) -> object:
        """The facts of the page of a name; once a day it is written down whom it named to this viewer.

        Facts that name persons give their numbers as ``named``; who looks at themselves is no matter of the log.

        Raises:
            LookupError: there is nothing of the number asked for.
            ForbiddenError: this viewer may not see it.
            BusyError: it could not be read, or not be written down, so they may not see it yet.
        """
        now, asked = self._clock.now(), self._with_nearest(name, asked)
        page = f"{name}/{asked.number}" if asked.number else name
        with _noting(), self._store.read() as session:
            value = LOADERS[name](session, self._rules, viewer, asked, now)
            named = audit.unnoted(session, viewer, page, getattr(value, "named", ()), now)
        if named:
            with _noting(), self._store.write() as session:
                audit.looked_at(session, viewer, page, named, now)
        return value

    def _with_nearest(self, name: str, asked: Asked) -> Asked:
        """With the problems that the words may mean; looked for before the store is, and kept nowhere."""
        if self._meaning is None or name not in BY_MEANING or not asked.words:
            return asked
        found = self._meaning.nearest(asked.words, NEAREST)
        return replace(asked, near=tuple(group for group, likely in found if likely >= LIKELY))

    def looked(self, viewer: Viewer, page: str, table: str, rows: int) -> None:
        """Note that somebody exported a table.

        Raises:
            BusyError: it could not be written down, so they may not have it yet.
        """
        with _noting(), self._store.write() as session:
            audit.exported(session, viewer, f"{page}/{table}", rows, self._clock.now())


@contextmanager
def _noting() -> Iterator[None]:
    """Nothing is shown unless it could be written down."""
    try:
        yield
    except StoreError as error:
        raise BusyError(BUSY) from error
