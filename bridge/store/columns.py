"""Column types and constraints that hold alike on SQLite and PostgreSQL."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, DateTime, Dialect, false, text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. SQLite keeps no zone, so values go in and come out as UTC; naive ones are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store as UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the base class's signature
        """Give back with the zone UTC."""
        return (
            None
            if value is None
            else value.replace(tzinfo=UTC)
            if value.tzinfo is None
            else value.astimezone(UTC)
        )


def instant(**options: Any) -> Any:
    """A column that holds an instant."""
    return Field(sa_type=UtcDateTime, **options)


def counter() -> Any:
    """A column that counts from 0, also in rows that an older version of the bridge writes."""
    return Field(default=0, sa_column_kwargs={"server_default": "0"})


def flag() -> Any:
    """A column that is false unless set, also in rows that an older version of the bridge writes."""
    return Field(default=False, sa_column_kwargs={"server_default": false()})


def words() -> Any:
    """A text that is empty unset, also in rows that an older version of the bridge writes."""
    return Field(default="", sa_column_kwargs={"server_default": text("''")})


def json_column(**options: Any) -> Any:
    """A column that holds a JSON value."""
    return Field(sa_type=JSON, **options)


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """SQLModel's table classes do not validate, so the database refuses what no enum knows."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")
