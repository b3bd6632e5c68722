from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bridge.store.queries.prepared import all_rows, first_row, prepared
from bridge.store.tables import Follow, Invitation, Ruling, ThemeLabel, Wording


@first_row
def of_click(click: str) -> SelectOfScalar[Ruling]:
    """What this click decided."""
    return select(Ruling).where(Ruling.click == click)


@all_rows
def standing(groups: Collection[int]) -> SelectOfScalar[Ruling]:
    """What was decided of these groups and not taken back, newest first."""
    query = select(Ruling).where(col(Ruling.group_id).in_(groups), col(Ruling.undone_at).is_(None))
    return query.order_by(col(Ruling.id).desc())


@first_row
def wording(groups: Collection[int], now: datetime) -> SelectOfScalar[Wording]:
    """What to tell customers now of a problem that has these numbers: the newest that is approved and not over."""
    query = select(Wording).where(col(Wording.group_id).in_(groups), col(Wording.ended_at).is_(None))
    query = query.where(
        col(Wording.approved_by).is_not(None), or_(col(Wording.until).is_(None), col(Wording.until) > now)
    )
    return query.order_by(col(Wording.id).desc()).limit(1)


@all_rows
def wordings(groups: Collection[int]) -> SelectOfScalar[Wording]:
    """All approved wordings of a problem that nobody has ended, oldest first."""
    query = select(Wording).where(col(Wording.group_id).in_(groups), col(Wording.ended_at).is_(None))
    return query.where(col(Wording.approved_by).is_not(None)).order_by(col(Wording.id))


@all_rows
def suggestions(groups: Collection[int]) -> SelectOfScalar[Wording]:
    """What was suggested to say of a problem and not answered yet, oldest first."""
    query = select(Wording).where(col(Wording.group_id).in_(groups), col(Wording.approved_by).is_(None))
    query = query.where(col(Wording.ended_at).is_(None), col(Wording.refused_at).is_(None))
    return query.order_by(col(Wording.id))


@all_rows
def wordings_over(now: datetime) -> SelectOfScalar[Wording]:
    """What was to be said until a time that has come, oldest first."""
    query = select(Wording).where(col(Wording.ended_at).is_(None), col(Wording.until) <= now)
    return query.order_by(col(Wording.id))


@all_rows
def wordings_ending(after: datetime, until: datetime) -> SelectOfScalar[Wording]:
    """What is said now, until a time in a span."""
    query = select(Wording).where(col(Wording.ended_at).is_(None), col(Wording.approved_by).is_not(None))
    query = query.where(col(Wording.until) > after, col(Wording.until) <= until)
    return query.order_by(col(Wording.id))


@all_rows
def follows(groups: Collection[int], now: datetime) -> SelectOfScalar[Follow]:
    """Who follows a problem now, in the order they began."""
    query = select(Follow).where(col(Follow.group_id).in_(groups), col(Follow.ended_at).is_(None))
    return query.where(col(Follow.until) > now).order_by(col(Follow.id))


@all_rows
def labels(person: int, theme: str, at: datetime) -> SelectOfScalar[ThemeLabel]:
    """What a person said at a time of the themes of reports."""
    query = select(ThemeLabel).where(ThemeLabel.person_id == person, ThemeLabel.theme == theme)
    return query.where(ThemeLabel.at == at).order_by(col(ThemeLabel.id))


@prepared
def _clicked(prefix: str) -> SelectOfScalar[Ruling]:
    query = select(Ruling).where(col(Ruling.click).startswith(prefix), col(Ruling.undone_at).is_(None))
    return query.order_by(col(Ruling.id).desc())


def in_bulk(session: Session, bulk: int) -> list[Ruling]:
    """The rulings that were made together and not taken back, newest first."""
    return list(_clicked(session, f"bulk:{bulk}:"))


@all_rows
def invited(talk: int) -> SelectOfScalar[Invitation]:
    """Who was asked to talk, in the order of asking."""
    return select(Invitation).where(Invitation.talk_id == talk).order_by(col(Invitation.id))


@first_row
def invitation(talk: int, person: int) -> SelectOfScalar[Invitation]:
    """What a person was asked."""
    return select(Invitation).where(Invitation.talk_id == talk, Invitation.person_id == person)
