from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlmodel import Session, case, col, func, select
from sqlmodel.sql.expression import Select

from bridge.store.queries.prepared import all_rows, columns
from bridge.store.tables import CheckUp, Insight, Membership, Part, ThemeLabel, Vector

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


@dataclass(frozen=True, slots=True)
class Change:
    """Where a part of an insight went, and what was read in it.

    Attributes:
        id: of the change.
        insight: whose part.
        part: which of its problems.
        group: where it went.
        state: how sure it belongs there.
        model: what read it; None when its words are gone.
        reading: what that read.
        theme: of the part.
    """

    id: int
    insight: int
    part: int
    group: int
    state: str
    model: str | None
    reading: bytes | None
    theme: str | None


def changes(session: Session, after: int, limit: int) -> list[Change]:
    """The changes of membership after one, in order: what another process has not seen yet."""
    return [Change(*row) for row in _changes(session, after, limit)]


def places(session: Session, after: int, until: int, limit: int) -> list[Change]:
    """Of the changes after one and up to another those that still hold, in order: where everything is."""
    return [Change(*row) for row in _places(session, after, until, limit)]


def labelled(session: Session, after: int, until: int) -> list[Change]:
    """Where the parts of insights are to which people gave themes after that label, as far as a change."""
    return [Change(*row) for row in _labelled(session, after, until)]


@all_rows
def _changes(after: int, limit: int) -> Select[*tuple[Any, ...]]:
    return _READ.where(col(Membership.id) > after).limit(limit)


@all_rows
def _places(after: int, until: int, limit: int) -> Select[*tuple[Any, ...]]:
    return _READ.where(Membership.current, col(Membership.id).between(after + 1, until)).limit(limit)


@all_rows
def _labelled(after: int, until: int) -> Select[*tuple[Any, ...]]:
    given = (col(ThemeLabel.insight_id) == col(Membership.insight_id)) & (ThemeLabel.part == Membership.part)
    label = select(ThemeLabel.id).where(given, col(ThemeLabel.id) > after).exists()
    return _READ.where(Membership.current, col(Membership.id) <= until, label)


_IS_PIECE = (col(Part.insight_id) == Membership.insight_id) & (col(Part.part) == Membership.part)
_READ = cast(
    "Select[*tuple[Any, ...]]",
    select(Membership.id, Membership.insight_id, Membership.part, Membership.group_id)
    .add_columns(
        col(Membership.state),
        func.coalesce(Part.model, Vector.model),
        func.coalesce(Part.data, Vector.data),
        case((col(Part.model).is_not(None), Part.theme), else_=Insight.theme),
    )
    .select_from(Membership)
    .join(Insight, col(Insight.id) == Membership.insight_id)
    .join(Vector, col(Vector.insight_id) == Membership.insight_id, isouter=True)
    .join(Part, _IS_PIECE, isouter=True)
    .order_by(col(Membership.id)),
)
