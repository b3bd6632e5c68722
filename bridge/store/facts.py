"""What a database says of itself."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bridge.store.engine import Store, StoreError
from bridge.store.tables import Mark


@dataclass(frozen=True, slots=True)
class Facts:
    """A database.

    Attributes:
        name: what it is, with its version.
        now: its own time; None if it has no clock of its own.
        jira_read: until when Jira was read; None if never.
    """

    name: str
    now: datetime | None
    jira_read: datetime | None


def facts(store: Store) -> Facts:
    """Ask the database; it needs this version's tables.

    Raises:
        StoreError: it cannot be asked.
    """
    try:
        with store.read() as session:
            mark = session.get(Mark, "jira:read")
            if store.sqlite:
                version = session.scalar(text("SELECT sqlite_version()"))
                return Facts(f"SQLite {version}", None, mark.at if mark else None)
            version, now = session.execute(
                text("SELECT current_setting('server_version'), clock_timestamp()")
            ).one()
            return Facts(f"PostgreSQL {version.split()[0]}", now.astimezone(UTC), mark.at if mark else None)
    except DBAPIError as error:
        raise StoreError("The database cannot be asked. Check database.url, and that it is there.") from error
