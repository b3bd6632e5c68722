"""What was asked of those who reported a problem, and what came back."""

from collections.abc import Collection

from sqlmodel import Session

from bridge.domain.pages.problem import Question
from bridge.domain.redaction.names import has_likely_name
from bridge.store import tables
from bridge.store.queries.pages import problem as queries

QUESTIONS = 10
WRITTEN = 5


def asked_and_answered(session: Session, leading: Collection[int]) -> tuple[Question, ...]:
    """The questions about a problem that has these numbers, the last one first."""
    return tuple(_question(session, one) for one in queries.questions(session, leading, QUESTIONS))


def _question(session: Session, question: tables.Question) -> Question:
    """One question; an answer in own words that may name somebody is counted, not shown."""
    asked, given = queries.answers(session, question.id or 0)
    written = queries.written(session, question.id or 0, question.options, WRITTEN)
    offered = [option for option in question.options if option in given]
    return Question(
        text=question.text,
        at=question.asked_at.date(),
        asked=asked,
        answered=sum(given.values()),
        counts=tuple(sorted(((option, given[option]) for option in offered), key=lambda one: -one[1])),
        written=tuple(answer for answer in written if not has_likely_name(answer)),
        state="withdrawn" if question.withdrawn_at else "accepted" if question.accepted_at else "open",
    )
