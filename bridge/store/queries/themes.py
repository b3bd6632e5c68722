from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Subquery, case, union, union_all
from sqlmodel import Session, col, delete, func, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.domain.grouping import State
from bridge.store.queries.prepared import all_rows, first_row, prepared
from bridge.store.queries.slices import slices
from bridge.store.tables import (
    GoldenSet,
    Group,
    Insight,
    Membership,
    Part,
    ThemeArchive,
    ThemeChoice,
    ThemeLabel,
    ThemeModel,
    Vector,
)


class Decided(NamedTuple):
    """A theme that a person gave to a part of an insight."""

    insight: int
    part: int
    theme: str
    at: datetime


def _decisions() -> Subquery:
    """What people said of themes: by accepting a problem with this report confirmed in it, or in so many words."""
    at, accepted_at = col(Membership.at), col(Group.accepted_at)
    accepted = (
        select(
            Membership.insight_id,
            Membership.part,
            Group.theme,
            case((at > accepted_at, at), else_=accepted_at).label("at"),
        )
        .join(Group, col(Group.id) == col(Membership.group_id))
        .where(Membership.current, Membership.state == State.CONFIRMED)
        .where(col(Group.accepted_by).is_not(None), col(Group.theme).is_not(None))
    )
    said = select(ThemeLabel.insight_id, ThemeLabel.part, ThemeLabel.theme, ThemeLabel.at)
    return union_all(accepted, said).subquery()


def decided(session: Session) -> list[Decided]:
    """The themes that people gave, the latest of each part, lowest number first."""
    found = _decisions()
    query = select(found.c.insight_id, found.c.part, found.c.theme, found.c.at)
    rows = session.exec(query.order_by(found.c.at, found.c.theme)).all()
    latest = {(insight, part): Decided(insight, part, theme, at) for insight, part, theme, at in rows}
    return [latest[place] for place in sorted(latest)]


def decided_since(session: Session, after: datetime | None) -> int:
    """How often people gave a theme after an instant to what was read; ever, without one."""
    found = _decisions()
    read = union(select(Vector.insight_id), select(Part.insight_id))
    query = select(func.count()).select_from(found).where(found.c.insight_id.in_(read))
    return session.exec(query if after is None else query.where(found.c.at > after)).one()


@prepared
def _newest_label() -> SelectOfScalar[int | None]:
    return select(func.max(col(ThemeLabel.id)))


def newest_label(session: Session) -> int:
    """The number of the newest theme that a person gave in so many words, 0 without any."""
    return _newest_label(session).one() or 0


def readings(session: Session, model: str, insights: Sequence[int]) -> dict[tuple[int, int], bytes]:
    """What a sentence model read in these insights, by insight and part."""
    found: dict[tuple[int, int], bytes] = {}
    for some in slices(insights):
        whole = select(Vector.insight_id, Vector.data).where(col(Vector.insight_id).in_(some))
        found |= {(number, 0): data for number, data in session.exec(whole.where(Vector.model == model))}
        parts = select(Part.insight_id, Part.part, Part.data).where(col(Part.insight_id).in_(some))
        found |= {
            (number, part): data for number, part, data in session.exec(parts.where(Part.model == model))
        }
    return found


@all_rows
def recent(limit: int) -> SelectOfScalar[Insight]:
    """The newest insights that have a theme and a group, newest first."""
    query = select(Insight).where(Insight.state == "sorted").order_by(col(Insight.id).desc())
    return query.limit(limit)


@first_row
def golden() -> SelectOfScalar[GoldenSet]:
    """The golden set that counts."""
    return select(GoldenSet).order_by(col(GoldenSet.id).desc()).limit(1)


@all_rows
def models() -> SelectOfScalar[ThemeModel]:
    """All classifiers that were fitted, oldest first."""
    return select(ThemeModel).order_by(col(ThemeModel.id))


def model(session: Session, version: int) -> ThemeModel | None:
    """The classifier of this version, if there ever was one."""
    return session.get(ThemeModel, version)


@first_row
def newest(basis: str) -> SelectOfScalar[ThemeModel]:
    """The classifier of a basis that was fitted last, published or not."""
    query = select(ThemeModel).where(ThemeModel.basis == basis).order_by(col(ThemeModel.id).desc())
    return query.limit(1)


@first_row
def choice(basis: str) -> SelectOfScalar[ThemeChoice]:
    """Which version of a basis serves; None while nobody and nothing chose one."""
    query = select(ThemeChoice).where(ThemeChoice.basis == basis).order_by(col(ThemeChoice.id).desc())
    return query.limit(1)


@prepared
def _served(basis: str) -> SelectOfScalar[int]:
    return select(ThemeChoice.version).where(ThemeChoice.basis == basis).order_by(col(ThemeChoice.id).desc())


def served(session: Session, basis: str) -> list[int]:
    """The versions that serve or served, the latest first, each once."""
    return list(dict.fromkeys(_served(session, basis)))


@first_row
def archive(version: int) -> SelectOfScalar[bytes]:
    """A classifier's bytes, as long as they are kept."""
    return select(ThemeArchive.data).where(ThemeArchive.version == version)


@prepared
def _kept() -> SelectOfScalar[int]:
    return select(ThemeArchive.version)


def kept(session: Session) -> set[int]:
    """The versions whose bytes are kept."""
    return set(_kept(session))


def forget_archives(session: Session, keep: int) -> None:
    """Delete the bytes of all but the newest versions and those that serve; how they were judged stays."""
    young = select(ThemeArchive.version).order_by(col(ThemeArchive.version).desc()).limit(keep)
    last = select(func.max(ThemeChoice.id)).group_by(col(ThemeChoice.basis))
    serving = select(ThemeChoice.version).where(col(ThemeChoice.id).in_(last))
    numbers = {*session.exec(young), *session.exec(serving)}
    session.exec(delete(ThemeArchive).where(col(ThemeArchive.version).not_in(numbers)))
