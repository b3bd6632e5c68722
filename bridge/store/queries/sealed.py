from collections.abc import Sequence

from sqlmodel import Session, col, select

from bridge.store.tables import Reference

BATCH = 500


def newest(session: Session) -> str | None:
    """The reference that was sealed last and can still be shown."""
    query = select(Reference.sealed).where(col(Reference.sealed).is_not(None))
    return session.exec(query.order_by(col(Reference.id).desc()).limit(1)).first()


def after(session: Session, number: int) -> Sequence[Reference]:
    """The next references that can still be shown, by their numbers."""
    query = select(Reference).where(col(Reference.sealed).is_not(None), col(Reference.id) > number)
    return session.exec(query.order_by(col(Reference.id)).limit(BATCH)).all()
