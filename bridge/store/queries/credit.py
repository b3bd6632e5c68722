from collections.abc import Collection

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from bridge.domain.credit import Kind
from bridge.domain.grouping import COUNTED
from bridge.store.tables import CreditEntry, Insight, Membership


def written(session: Session, kind: Kind, insight: int) -> int:
    """How many entries of a kind there ever were for an insight, reversals not counted."""
    query = select(func.count()).select_from(CreditEntry)
    query = query.where(CreditEntry.kind == kind, CreditEntry.insight_id == insight)
    return session.exec(query.where(col(CreditEntry.reverses).is_(None))).one()


_REVERSAL = aliased(CreditEntry)
_STANDS = ~select(_REVERSAL.id).where(_REVERSAL.reverses == CreditEntry.id).exists()


def standing_among(session: Session, kind: Kind, insights: Collection[int]) -> dict[int, CreditEntry]:
    """The entries of a kind that are not reversed, by insight."""
    query = select(CreditEntry).where(
        CreditEntry.kind == kind,
        col(CreditEntry.insight_id).in_(insights),
        col(CreditEntry.reverses).is_(None),
        _STANDS,
    )
    return {entry.insight_id or 0: entry for entry in session.exec(query)}


def ever(
    session: Session, kind: Kind, insights: Collection[int]
) -> dict[int, list[tuple[CreditEntry, bool]]]:
    """The entries of a kind that insights ever got, by insight, oldest first, and whether each still stands."""
    query = select(CreditEntry, _STANDS).where(
        CreditEntry.kind == kind,
        col(CreditEntry.insight_id).in_(insights),
        col(CreditEntry.reverses).is_(None),
    )
    got: dict[int, list[tuple[CreditEntry, bool]]] = {}
    for entry, standing in session.exec(query.order_by(col(CreditEntry.id))):
        got.setdefault(entry.insight_id or 0, []).append((entry, bool(standing)))
    return got


def totals(session: Session) -> dict[int, dict[str, int]]:
    """Points by person and kind: sums over all entries, reversals included."""
    query = select(CreditEntry.person_id, CreditEntry.kind, func.sum(CreditEntry.points)).group_by(
        col(CreditEntry.person_id), col(CreditEntry.kind)
    )
    sums: dict[int, dict[str, int]] = {}
    for person, kind, points in session.exec(query).all():
        sums.setdefault(person, {})[kind] = int(points)
    return sums


def of_person(session: Session, person: int) -> list[CreditEntry]:
    """All entries of a person, newest first."""
    query = select(CreditEntry).where(CreditEntry.person_id == person)
    return list(session.exec(query.order_by(col(CreditEntry.id).desc())))


def problems_of(session: Session, person: int) -> set[int]:
    """The groups that a person's counted insights are in."""
    query = (
        select(Membership.group_id)
        .join(Insight, col(Insight.id) == col(Membership.insight_id))
        .where(Insight.person_id == person, Membership.current, col(Membership.state).in_(COUNTED))
    )
    return set(session.exec(query))


def count(session: Session) -> int:
    """How many lines the ledger has."""
    return session.exec(select(func.count()).select_from(CreditEntry)).one()
