"""One row that must be there."""

from typing import TypeVar

from sqlmodel import Session, SQLModel

Row = TypeVar("Row", bound=SQLModel)


def the(session: Session, kind: type[Row], number: int | None) -> Row:
    """The row of a number.

    Raises:
        LookupError: it is not there.
    """
    row = session.get(kind, number) if number is not None else None
    if row is None:
        raise LookupError(f"no {kind.__name__} {number}")
    return row
