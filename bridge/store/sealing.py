"""A database that was moved elsewhere takes no write any more, whoever still runs with it.

What is refused is not lost: Slack repeats events that were not taken, and people read "Not saved, please send again".
"""

from sqlalchemy import text
from sqlmodel import Session

from bridge.domain.errors import SettingsError
from bridge.store.engine import MOVED, Store
from bridge.store.tables import metadata

_TRIGGER = "moved_"
_DO = ("INSERT", "UPDATE", "DELETE")


def seal(session: Session) -> None:
    """Let an SQLite database refuse every write from the end of this transaction on."""
    for table in metadata.sorted_tables:
        for act in _DO:
            session.execute(
                text(
                    f'CREATE TRIGGER "{_TRIGGER}{table.name}_{act.lower()}" BEFORE {act} ON "{table.name}"'
                    f" BEGIN SELECT RAISE(ABORT, '{MOVED}'); END"
                )
            )


def require_unsealed(store: Store) -> None:
    """Go on only with a database that is in use.

    Raises:
        SettingsError: it was moved elsewhere.
    """
    if not store.sqlite:
        return
    query = text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE :name")
    with store.read() as session:
        if session.execute(query, {"name": f"{_TRIGGER}%"}).scalar():
            raise SettingsError(
                "This database was moved: everything is in the new one. Name that as database.url."
            )
