from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from bridge.domain.credit import Kind
from bridge.domain.grouping import COUNTED
from bridge.store.tables import CreditEntry, Evidence, Found, Insight, Mark, Membership

CLOSED = "credit:closed"
"""Until when the books are closed: what was contributed before is settled for good."""


def closed_until(session: Session) -> datetime | None:
    """Until when the books are closed; None while they never were."""
    mark = session.get(Mark, CLOSED)
    return mark.at if mark else None


def written(session: Session, kind: Kind, subject: int) -> int:
    """How many entries of a kind there ever were for an insight, answer, wording or contest, without reversals."""
    about = {
        Kind.ANSWER: CreditEntry.asked_id == subject,
        Kind.WORDING: CreditEntry.wording_id == subject,
        Kind.DECISION: CreditEntry.key == f"{kind}:{subject}:1",
    }
    query = select(func.count()).select_from(CreditEntry).where(CreditEntry.kind == kind)
    query = query.where(about.get(kind, CreditEntry.insight_id == subject))
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


def standing_in(
    session: Session, kind: Kind, insights: Collection[int]
) -> dict[tuple[int, int], CreditEntry]:
    """The entries of a kind that are not reversed, by insight and the problem that they name."""
    query = select(CreditEntry).where(
        CreditEntry.kind == kind,
        col(CreditEntry.insight_id).in_(insights),
        col(CreditEntry.reverses).is_(None),
        _STANDS,
    )
    return {(entry.insight_id or 0, entry.group_id): entry for entry in session.exec(query)}


def standing_wording(session: Session, wording: int) -> CreditEntry | None:
    """The entry of a wording, unless it is reversed."""
    query = select(CreditEntry).where(
        CreditEntry.wording_id == wording, col(CreditEntry.reverses).is_(None), _STANDS
    )
    return session.exec(query).first()


def founds_of(session: Session, insights: Collection[int]) -> dict[int, list[Found]]:
    """The problems that insights were judged to have found, by insight, in the order of judging."""
    query = select(Found).where(col(Found.insight_id).in_(insights)).order_by(col(Found.id))
    judged: dict[int, list[Found]] = {}
    for row in session.exec(query):
        judged.setdefault(row.insight_id, []).append(row)
    return judged


def marks_of(session: Session, insight: int) -> list[Evidence]:
    """The marks of useful evidence that an insight has or had, oldest first."""
    query = select(Evidence).where(Evidence.insight_id == insight)
    return list(session.exec(query.order_by(col(Evidence.id))))


def marked_of(session: Session, person: int, group: int) -> list[Insight]:
    """A person's insights that have or had a mark in a problem, lowest number first."""
    query = select(Insight).join(Evidence, col(Evidence.insight_id) == col(Insight.id))
    query = query.where(Insight.person_id == person, Evidence.group_id == group)
    return list(session.exec(query.order_by(col(Insight.id))))


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
