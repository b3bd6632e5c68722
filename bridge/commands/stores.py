"""The database of the settings, opened for one command."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from bridge.domain.clock import SystemClock
from bridge.flow import audit
from bridge.settings import Settings
from bridge.store.engine import Store
from bridge.store.migrate import require_head


@contextmanager
def store_of(settings: Settings) -> Iterator[Store]:
    """The database with this version's tables, for the time of a `with` block.

    Raises:
        SettingsError: it has other tables, or was moved.
        StoreError: it cannot be used.
    """
    with closing(Store(settings.database.url)) as store:
        require_head(store)
        yield store


def note(store: Store, what: str, rows: int = 0) -> None:
    """Write into the log what an operator has done just now; see `audit.ordered`."""
    with store.write() as session:
        audit.ordered(session, what, SystemClock().now(), rows)
