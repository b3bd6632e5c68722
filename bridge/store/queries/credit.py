from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, delete, func, select, update
from sqlmodel.sql.expression import SelectOfScalar

from bridge.domain.credit import Kind
from bridge.domain.grouping import COUNTED
from bridge.domain.periods import Period
from bridge.domain.stages import Stage
from bridge.store.queries.credit_sums import ALL, NONE
from bridge.store.queries.prepared import all_rows, first_row, prepared
from bridge.store.tables import Contest, CreditEntry, Evidence, Found, Group, Insight, Mark, Membership

CLOSED = "credit:closed"
"""Until when the books are closed: what was contributed before is settled for good."""


def closed_until(session: Session) -> datetime | None:
    """Until when the books are closed; None while they never were."""
    mark = session.get(Mark, CLOSED)
    return mark.at if mark else None


@prepared
def _written(kind: Kind, insight: int) -> SelectOfScalar[int]:
    return _count_of(kind).where(CreditEntry.insight_id == insight)


@prepared
def _written_answers(kind: Kind, asked: int) -> SelectOfScalar[int]:
    return _count_of(kind).where(CreditEntry.asked_id == asked)


@prepared
def _written_wordings(kind: Kind, wording: int) -> SelectOfScalar[int]:
    return _count_of(kind).where(CreditEntry.wording_id == wording)


@prepared
def _written_decisions(kind: Kind, key: str) -> SelectOfScalar[int]:
    return _count_of(kind).where(CreditEntry.key == key)


def _count_of(kind: Kind) -> SelectOfScalar[int]:
    query = select(func.count()).select_from(CreditEntry)
    return query.where(CreditEntry.kind == kind, col(CreditEntry.reverses).is_(None))


def written(session: Session, kind: Kind, subject: int) -> int:
    """How many entries of a kind there ever were for an insight, answer, wording or contest, without reversals."""
    if kind == Kind.DECISION:
        return _written_decisions(session, kind, f"{kind}:{subject}:1").one()
    about = {Kind.ANSWER: _written_answers, Kind.WORDING: _written_wordings}
    return about.get(kind, _written)(session, kind, subject).one()


_REVERSAL = aliased(CreditEntry)
_STANDS = ~select(_REVERSAL.id).where(_REVERSAL.reverses == CreditEntry.id).exists()


@prepared
def _standing(kind: Kind, insights: Collection[int]) -> SelectOfScalar[CreditEntry]:
    return select(CreditEntry).where(
        CreditEntry.kind == kind,
        col(CreditEntry.insight_id).in_(insights),
        col(CreditEntry.reverses).is_(None),
        _STANDS,
    )


def standing_among(session: Session, kind: Kind, insights: Collection[int]) -> dict[int, CreditEntry]:
    """The entries of a kind that are not reversed, by insight."""
    return {entry.insight_id or 0: entry for entry in _standing(session, kind, insights)}


def standing_in(
    session: Session, kind: Kind, insights: Collection[int]
) -> dict[tuple[int, int], CreditEntry]:
    """The entries of a kind that are not reversed, by insight and the problem that they name."""
    found = _standing(session, kind, insights)
    return {(entry.insight_id or 0, entry.group_id): entry for entry in found}


@first_row
def standing_wording(wording: int) -> SelectOfScalar[CreditEntry]:
    """The entry of a wording, unless it is reversed."""
    return select(CreditEntry).where(
        CreditEntry.wording_id == wording, col(CreditEntry.reverses).is_(None), _STANDS
    )


@prepared
def _founds_of(insights: Collection[int]) -> SelectOfScalar[Found]:
    return select(Found).where(col(Found.insight_id).in_(insights)).order_by(col(Found.id))


def founds_of(session: Session, insights: Collection[int]) -> dict[int, list[Found]]:
    """The problems that insights were judged to have found, by insight, in the order of judging."""
    judged: dict[int, list[Found]] = {}
    for row in _founds_of(session, insights):
        judged.setdefault(row.insight_id, []).append(row)
    return judged


@all_rows
def founds_in(group: int) -> SelectOfScalar[Found]:
    """Who was judged to have found a problem, in the order of judging."""
    return select(Found).where(Found.group_id == group).order_by(col(Found.id))


@all_rows
def finders(group: int) -> SelectOfScalar[Insight]:
    """The insights that were judged to have found a problem, lowest number first."""
    query = select(Insight).join(Found, col(Found.insight_id) == col(Insight.id))
    return query.where(Found.group_id == group).order_by(col(Insight.id))


@all_rows
def marks_of(insight: int) -> SelectOfScalar[Evidence]:
    """The marks of useful evidence that an insight has or had, oldest first."""
    query = select(Evidence).where(Evidence.insight_id == insight)
    return query.order_by(col(Evidence.id))


@all_rows
def marked_of(person: int, group: int) -> SelectOfScalar[Insight]:
    """A person's insights that have or had a mark in a problem, lowest number first."""
    query = select(Insight).join(Evidence, col(Evidence.insight_id) == col(Insight.id))
    query = query.where(Insight.person_id == person, Evidence.group_id == group)
    return query.order_by(col(Insight.id))


def forget(session: Session, before: datetime) -> None:
    """Delete the lines that were earned before a time; what was contested of them is about the insight then."""
    gone = select(CreditEntry.id).where(CreditEntry.earned_at < before)
    about = select(CreditEntry.insight_id).where(CreditEntry.id == Contest.entry_id).scalar_subquery()
    contested = update(Contest).where(col(Contest.entry_id).in_(gone))
    session.exec(contested.values(insight_id=about, entry_id=None))
    session.exec(delete(CreditEntry).where(col(CreditEntry.earned_at) < before))


def totals(session: Session) -> dict[int, dict[str, int]]:
    """Points by person and kind: sums over all entries, reversals included."""
    query = select(CreditEntry.person_id, CreditEntry.kind, func.sum(CreditEntry.points)).group_by(
        col(CreditEntry.person_id), col(CreditEntry.kind)
    )
    sums: dict[int, dict[str, int]] = {}
    for person, kind, points in session.exec(query).all():
        sums.setdefault(person, {})[kind] = int(points)
    return sums


@all_rows
def of_person(person: int) -> SelectOfScalar[CreditEntry]:
    """All entries of a person, newest first."""
    query = select(CreditEntry).where(CreditEntry.person_id == person)
    return query.order_by(col(CreditEntry.id).desc())


@prepared
def _problems_of(person: int) -> SelectOfScalar[int]:
    return (
        select(Membership.group_id)
        .join(Insight, col(Insight.id) == col(Membership.insight_id))
        .where(Insight.person_id == person, Membership.current, col(Membership.state).in_(COUNTED))
    )


def problems_of(session: Session, person: int) -> set[int]:
    """The groups that a person's counted insights are in."""
    return set(_problems_of(session, person))


def count(session: Session) -> int:
    """How many lines the ledger has."""
    return session.exec(select(func.count()).select_from(CreditEntry)).one()


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands beside the points: outcomes are facts, not multipliers.

    Attributes:
        contributions: what was earned and not taken back; having found a problem, and a decision, are none by themselves.
        heard: the different problems that they are about.
        planned: those of them that the team will bring, and that customers do not have yet.
        live: those that customers have.
        declined: those that will not be changed; they keep their points.
    """

    contributions: int
    heard: int
    planned: int
    live: int
    declined: int


def facts(session: Session, whose: Collection[int] | str, period: Period | None = None) -> Facts:
    """What came, as things stand now, of what was contributed in a period.

    Args:
        session: within a transaction.
        whose: numbers of people, or the key of a crew: an empty one means all, ``-`` none.
        period: when it was earned; None: ever.
    """
    lines = _earned(whose, period)
    contributed = select(func.count()).where(*lines, CreditEntry.kind != Kind.FOUND)
    stages = dict(session.execute(_by_stage(select(CreditEntry.group_id).where(*lines))).all())
    return Facts(
        contributions=session.exec(contributed).one(),
        heard=sum(stages.values()),
        planned=sum(stages.get(stage, 0) for stage in PLANNED),
        live=stages.get(Stage.LIVE, 0),
        declined=stages.get(Stage.DECLINED, 0),
    )


PLANNED = (Stage.PLANNED, Stage.IN_WORK, Stage.FIXED)
"""The team will bring it, and customers do not have it yet."""


def _earned(whose: Collection[int] | str, period: Period | None) -> list[ColumnElement[bool]]:
    """The lines that stand, of some people or a crew, in a period."""
    lines = [col(CreditEntry.reverses).is_(None), _STANDS, col(CreditEntry.kind) != Kind.DECISION]
    if isinstance(whose, str):
        crew = None if whose == NONE else whose
        lines += [] if whose == ALL else [col(CreditEntry.crew).is_not_distinct_from(crew)]
    else:
        lines.append(col(CreditEntry.person_id).in_(whose))
    if period is not None:
        earned_at = col(CreditEntry.earned_at)
        lines += [earned_at >= period.start, earned_at < period.end]
    return lines


def _by_stage(groups: SelectOfScalar[int]) -> Select[str, int]:
    """How many problems are at each stage, of those that some groups lead to today."""
    number, into = col(Group.id), col(Group.merged_into)
    leading = select_columns(number, into).where(number.in_(groups)).cte("leading", recursive=True)
    leading = leading.union(select_columns(number, into).join(leading, number == leading.c.merged_into))
    query = select_columns(col(Group.stage), func.count()).join(leading, number == leading.c.id)
    return query.where(leading.c.merged_into.is_(None)).group_by(col(Group.stage))
