from datetime import datetime

from sqlmodel import Session, func, select

from bridge.store.queries.prepared import columns
from bridge.store.tables import CheckUp, Membership, ThemeLabel

Newest = tuple[int | None, int | None, int, datetime | None]

_DONE = CheckUp.state == "done"
_NEWEST = select(
    select(func.max(Membership.id)).scalar_subquery(),
    select(func.max(ThemeLabel.id)).scalar_subquery(),
    select(func.count()).select_from(CheckUp).where(_DONE).scalar_subquery(),
    select(func.max(CheckUp.answered_at)).where(_DONE).scalar_subquery(),
)
"""Built once: it is asked several times a second."""


def newest(session: Session) -> Newest:
    """Changes whenever there is something to learn: of who is where, of themes, of answered check-ups."""
    membership, label, answered, at = columns(session, _NEWEST).one()
    return membership, label, answered, at
