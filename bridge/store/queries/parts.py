from collections.abc import Collection

from sqlmodel import Session, col, delete, select, update
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.domain.excerpts import still_says
from bridge.store.queries.prepared import prepared
from bridge.store.tables import Membership, Part


@prepared
def _among(insights: Collection[int]) -> SelectOfScalar[Part]:
    return select(Part).where(col(Part.insight_id).in_(insights))


def among(session: Session, insights: Collection[int]) -> dict[tuple[int, int], Part]:
    """The parts of these insights, by insight and part."""
    return {(piece.insight_id, piece.part): piece for piece in _among(session, insights)}


@prepared
def _words_in(group: int) -> Select[int, int, str]:
    query = select(Part.insight_id, Part.part, Part.words).join(
        Membership, (col(Membership.insight_id) == Part.insight_id) & (col(Membership.part) == Part.part)
    )
    return query.where(Membership.group_id == group, Membership.current)


def words_in(session: Session, group: int) -> dict[tuple[int, int], str]:
    """What the parts that are in a group say, by insight and part; an insight that is there whole is not listed."""
    return {(insight, part): words for insight, part, words in _words_in(session, group)}


def forget(session: Session, insight: int) -> None:
    """Delete what the parts of an insight say; where they are stays."""
    session.exec(delete(Part).where(col(Part.insight_id) == insight))


def keep_if_said(session: Session, insight: int, text: str) -> None:
    """Delete what parts said that is no longer in the insight's text."""
    for piece in _among(session, [insight]):
        if not still_says(text, piece.words):
            session.delete(piece)


def renew(session: Session, piece: Part, model: str, data: bytes) -> None:
    """Replace what another model read in a part; what was split anew meanwhile stays."""
    place = col(Part.insight_id) == piece.insight_id, col(Part.part) == piece.part
    query = update(Part).where(*place, col(Part.words) == piece.words, col(Part.model) != model)
    session.exec(query.values(model=model, data=data))
