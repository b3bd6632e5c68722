from datetime import date

from sqlmodel import Session, col, or_, select

from bridge.store.tables import Asked, HeadsUp, Insight, Person, Question

_LEFT = (col(Person.gone_at).is_not(None), col(Person.erased_at).is_(None))
_OPEN = (
    col(Asked.answer).is_(None),
    col(Question.withdrawn_at).is_(None),
    col(Question.accepted_at).is_(None),
)


def with_something_open(session: Session, today: date) -> list[Person]:
    """Those who have left and had a question to answer, or were told of a change to come; none who was erased."""
    asked = select(Asked.id).join(Question, col(Question.id) == col(Asked.question_id))
    to_answer = asked.where(Asked.person_id == Person.id, *_OPEN).exists()
    heads_up = select(HeadsUp.id).where(HeadsUp.goes_live >= today, col(HeadsUp.withdrawn_at).is_(None))
    to_read = heads_up.where(col(HeadsUp.at) <= Person.gone_at).exists()
    query = select(Person).where(*_LEFT, or_(to_answer, to_read))
    return list(session.exec(query.order_by(col(Person.id))))


def last_crew(session: Session, person: int) -> str | None:
    """The crew in which somebody reported last."""
    query = select(Insight.crew).where(Insight.person_id == person, col(Insight.crew).is_not(None))
    return session.exec(query.order_by(col(Insight.id).desc()).limit(1)).first()


def questions(session: Session, person: int) -> list[Question]:
    """The open questions that somebody was asked and has not answered."""
    query = (
        select(Question)
        .join(Asked, col(Asked.question_id) == col(Question.id))
        .where(Asked.person_id == person, *_OPEN)
    )
    return list(session.exec(query.order_by(col(Question.id))))
