"""What the database is asked."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, event
from sqlmodel import Session

Question = Callable[[Session], object]


def statements(session: Session, ask: Question) -> list[tuple[str, Any]]:
    """The statements that answer a question, with their values."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Connection, _cursor: Any, statement: str, values: Any, *_more: Any) -> None:
        asked.append((statement, values))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", note)
    ask(session)
    event.remove(connection, "before_cursor_execute", note)
    return asked
