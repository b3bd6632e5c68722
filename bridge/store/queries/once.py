from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def ensure(session: Session, table: type[SQLModel], **values: Any) -> None:
    """Insert a row unless one with the same unique value is there, also when another transaction inserts it now."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    session.execute(insert(table).values(**values).on_conflict_do_nothing())
