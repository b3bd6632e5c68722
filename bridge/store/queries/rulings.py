from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.prepared import prepared
from bridge.store.tables import Follow, Invitation, Ruling, ThemeLabel, Wording


@prepared
def _of_click(click: str) -> SelectOfScalar[Ruling]:
    return select(Ruling).where(Ruling.click == click)


def of_click(session: Session, click: str) -> Ruling | None:
    """What this click decided."""
    return _of_click(session, click).first()


@prepared
def _standing(groups: Collection[int]) -> SelectOfScalar[Ruling]:
    query = select(Ruling).where(col(Ruling.group_id).in_(groups), col(Ruling.undone_at).is_(None))
    return query.order_by(col(Ruling.id).desc())


def standing(session: Session, groups: Collection[int]) -> list[Ruling]:
    """What was decided of these groups and not taken back, newest first."""
    return list(_standing(session, groups))


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


@prepared
def _wordings(groups: Collection[int]) -> SelectOfScalar[Wording]:
    query = select(Wording).where(col(Wording.group_id).in_(groups), col(Wording.ended_at).is_(None))
    return query.where(col(Wording.approved_by).is_not(None)).order_by(col(Wording.id))


def wordings(session: Session, groups: Collection[int]) -> list[Wording]:
    """All approved wordings of a problem that nobody has ended, oldest first."""
    return list(_wordings(session, groups))


@prepared
def _suggestions(groups: Collection[int]) -> SelectOfScalar[Wording]:
    query = select(Wording).where(col(Wording.group_id).in_(groups), col(Wording.approved_by).is_(None))
    query = query.where(col(Wording.ended_at).is_(None), col(Wording.refused_at).is_(None))
    return query.order_by(col(Wording.id))


def suggestions(session: Session, groups: Collection[int]) -> list[Wording]:
    """What was suggested to say of a problem and not answered yet, oldest first."""
    return list(_suggestions(session, groups))


@prepared
def _wordings_over(now: datetime) -> SelectOfScalar[Wording]:
    query = select(Wording).where(col(Wording.ended_at).is_(None), col(Wording.until) <= now)
    return query.order_by(col(Wording.id))


def wordings_over(session: Session, now: datetime) -> list[Wording]:
    """What was to be said until a time that has come, oldest first."""
    return list(_wordings_over(session, now))


@prepared
def _wordings_ending(after: datetime, until: datetime) -> SelectOfScalar[Wording]:
    query = select(Wording).where(col(Wording.ended_at).is_(None), col(Wording.approved_by).is_not(None))
    query = query.where(col(Wording.until) > after, col(Wording.until) <= until)
    return query.order_by(col(Wording.id))


def wordings_ending(session: Session, after: datetime, until: datetime) -> list[Wording]:
    """What is said now, until a time in a span."""
    return list(_wordings_ending(session, after, until))


@prepared
def _follows(groups: Collection[int], now: datetime) -> SelectOfScalar[Follow]:
    query = select(Follow).where(col(Follow.group_id).in_(groups), col(Follow.ended_at).is_(None))
    return query.where(col(Follow.until) > now).order_by(col(Follow.id))


def follows(session: Session, groups: Collection[int], now: datetime) -> list[Follow]:
    """Who follows a problem now, in the order they began."""
    return list(_follows(session, groups, now))


@prepared
def _labels(person: int, theme: str, at: datetime) -> SelectOfScalar[ThemeLabel]:
    query = select(ThemeLabel).where(ThemeLabel.person_id == person, ThemeLabel.theme == theme)
    return query.where(ThemeLabel.at == at).order_by(col(ThemeLabel.id))


def labels(session: Session, person: int, theme: str, at: datetime) -> list[ThemeLabel]:
    """What a person said at a time of the themes of reports."""
    return list(_labels(session, person, theme, at))


@prepared
def _clicked(prefix: str) -> SelectOfScalar[Ruling]:
    query = select(Ruling).where(col(Ruling.click).startswith(prefix), col(Ruling.undone_at).is_(None))
    return query.order_by(col(Ruling.id).desc())


def in_bulk(session: Session, bulk: int) -> list[Ruling]:
    """The rulings that were made together and not taken back, newest first."""
    return list(_clicked(session, f"bulk:{bulk}:"))


@prepared
def _invited(talk: int) -> SelectOfScalar[Invitation]:
    return select(Invitation).where(Invitation.talk_id == talk).order_by(col(Invitation.id))


def invited(session: Session, talk: int) -> list[Invitation]:
    """Who was asked to talk, in the order of asking."""
    return list(_invited(session, talk))


@prepared
def _invitation(talk: int, person: int) -> SelectOfScalar[Invitation]:
    return select(Invitation).where(Invitation.talk_id == talk, Invitation.person_id == person)


def invitation(session: Session, talk: int, person: int) -> Invitation | None:
    """What a person was asked."""
    return _invitation(session, talk, person).first()
