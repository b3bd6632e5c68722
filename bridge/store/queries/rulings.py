from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.prepared import prepared
from bridge.store.tables import Follow, Invitation, Ruling, ThemeLabel, Wording


def of_click(session: Session, click: str) -> Ruling | None:
    """What this click decided."""
    return session.exec(select(Ruling).where(Ruling.click == click)).first()


def standing(session: Session, groups: Collection[int]) -> list[Ruling]:
    """What was decided of these groups and not taken back, newest first."""
    query = select(Ruling).where(col(Ruling.group_id).in_(groups), col(Ruling.undone_at).is_(None))
    return list(session.exec(query.order_by(col(Ruling.id).desc())))


@prepared
def _wording(groups: Collection[int], now: datetime) -> SelectOfScalar[Wording]:
    query = select(Wording).where(col(Wording.group_id).in_(groups), col(Wording.ended_at).is_(None))
    query = query.where(
        col(Wording.approved_by).is_not(None), or_(col(Wording.until).is_(None), col(Wording.until) > now)
    )
    return query.order_by(col(Wording.id).desc()).limit(1)


def wording(session: Session, groups: Collection[int], now: datetime) -> Wording | None:
    """What to tell customers now of a problem that has these numbers: the newest that is approved and not over."""
    return _wording(session, groups, now).first()


def wordings(session: Session, groups: Collection[int]) -> list[Wording]:
    """All approved wordings of a problem that nobody has ended, oldest first."""
    query = select(Wording).where(col(Wording.group_id).in_(groups), col(Wording.ended_at).is_(None))
    query = query.where(col(Wording.approved_by).is_not(None))
    return list(session.exec(query.order_by(col(Wording.id))))


def suggestions(session: Session, groups: Collection[int]) -> list[Wording]:
    """What was suggested to say of a problem and not answered yet, oldest first."""
    query = select(Wording).where(col(Wording.group_id).in_(groups), col(Wording.approved_by).is_(None))
    query = query.where(col(Wording.ended_at).is_(None), col(Wording.refused_at).is_(None))
    return list(session.exec(query.order_by(col(Wording.id))))


def wordings_over(session: Session, now: datetime) -> list[Wording]:
    """What was to be said until a time that has come, oldest first."""
    query = select(Wording).where(col(Wording.ended_at).is_(None), col(Wording.until) <= now)
    return list(session.exec(query.order_by(col(Wording.id))))


def wordings_ending(session: Session, after: datetime, until: datetime) -> list[Wording]:
    """What is said now, until a time in a span."""
    query = select(Wording).where(col(Wording.ended_at).is_(None), col(Wording.approved_by).is_not(None))
    query = query.where(col(Wording.until) > after, col(Wording.until) <= until)
    return list(session.exec(query.order_by(col(Wording.id))))


def follows(session: Session, groups: Collection[int], now: datetime) -> list[Follow]:
    """Who follows a problem now, in the order they began."""
    query = select(Follow).where(col(Follow.group_id).in_(groups), col(Follow.ended_at).is_(None))
    return list(session.exec(query.where(col(Follow.until) > now).order_by(col(Follow.id))))


def labels(session: Session, person: int, theme: str, at: datetime) -> list[ThemeLabel]:
    """What a person said at a time of the themes of reports."""
    query = select(ThemeLabel).where(ThemeLabel.person_id == person, ThemeLabel.theme == theme)
    return list(session.exec(query.where(ThemeLabel.at == at).order_by(col(ThemeLabel.id))))


def in_bulk(session: Session, bulk: int) -> list[Ruling]:
    """The rulings that were made together and not taken back, newest first."""
    query = select(Ruling).where(
        col(Ruling.click).startswith(f"bulk:{bulk}:"), col(Ruling.undone_at).is_(None)
    )
    return list(session.exec(query.order_by(col(Ruling.id).desc())))


def invited(session: Session, talk: int) -> list[Invitation]:
    """Who was asked to talk, in the order of asking."""
    return list(
        session.exec(select(Invitation).where(Invitation.talk_id == talk).order_by(col(Invitation.id)))
    )


def invitation(session: Session, talk: int, person: int) -> Invitation | None:
    """What a person was asked."""
    return session.exec(
        select(Invitation).where(Invitation.talk_id == talk, Invitation.person_id == person)
    ).first()
