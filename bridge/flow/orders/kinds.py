"""What builds an order, and how it finds what the effect is about."""

from collections.abc import Callable

from sqlmodel import Session

from bridge.domain.outgoing import Order
from bridge.domain.rules import Rules
from bridge.store.tables import Asked, Effect, Insight, Question, StageChange

Builder = Callable[[Session, Rules, Effect], Order | None]
"""From an effect that is due to the order that a room carries out; None when there is nothing left to say."""


def the_insight(session: Session, number: int | None) -> Insight:
    """The insight of a number.

    Raises:
        LookupError: it is not there.
    """
    insight = session.get(Insight, number) if number is not None else None
    if insight is None:
        raise LookupError(f"no insight {number}")
    return insight


def the_change(session: Session, number: int | None) -> StageChange:
    """The change of stage of a number.

    Raises:
        LookupError: it is not there.
    """
    change = session.get(StageChange, number) if number is not None else None
    if change is None:
        raise LookupError(f"no change of stage {number}")
    return change


def the_question(session: Session, number: int) -> Question:
    """The question of a number.

    Raises:
        LookupError: it is not there.
    """
    question = session.get(Question, number)
    if question is None:
        raise LookupError(f"no question {number}")
    return question


def the_asked(session: Session, effect: Effect) -> tuple[Asked, Question]:
    """One person who was asked, and the question.

    Raises:
        LookupError: nobody was asked so.
    """
    asked = session.get(Asked, effect.subject)
    if asked is None:
        raise LookupError(f"nobody was asked as {effect.subject}")
    return asked, the_question(session, asked.question_id)
