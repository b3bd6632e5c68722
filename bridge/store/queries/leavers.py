from sqlmodel import Session, col, select

from bridge.store.tables import Asked, Insight, Person, Question

_LEFT = (col(Person.gone_at).is_not(None), col(Person.erased_at).is_(None))


def everybody(session: Session) -> list[Person]:
    """All who have left, but those who were erased."""
    return list(session.exec(select(Person).where(*_LEFT).order_by(col(Person.id))))


def last_crew(session: Session, person: int) -> str | None:
    """The crew in which somebody reported last."""
    query = select(Insight.crew).where(Insight.person_id == person, col(Insight.crew).is_not(None))
    return session.exec(query.order_by(col(Insight.id).desc()).limit(1)).first()


def questions(session: Session, person: int) -> list[Question]:
    """The open questions that somebody was asked and has not answered."""
    query = (
        select(Question)
        .join(Asked, col(Asked.question_id) == col(Question.id))
        .where(Asked.person_id == person, col(Asked.answer).is_(None))
        .where(col(Question.withdrawn_at).is_(None), col(Question.accepted_at).is_(None))
    )
    return list(session.exec(query.order_by(col(Question.id))))
