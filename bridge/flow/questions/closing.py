"""A question changes, is withdrawn, or has been answered well enough."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import CommentSeen
from bridge.domain.language import Phrase as _
from bridge.domain.questions import Ask
from bridge.domain.rules import Rules
from bridge.flow import ledger, outbox
from bridge.flow.questions.showing import show, show_to_all, target_of
from bridge.store.queries import groups, questions
from bridge.store.tables import Asked, Group, Person, Question

ACCEPTED = _("accepted by the team that asked")


def amend(session: Session, question: Question, asked: Ask, now: datetime) -> None:
    """Its words were changed in Jira: everyone's card follows, as long as nobody has answered the words before."""
    same = (question.text, question.options) == (asked.text, list(asked.options))
    answered = any(one.answer is not None for one in questions.asked(session, question.id or 0))
    if same or answered or question.withdrawn_at is not None:
        return
    question.text, question.options = asked.text, list(asked.options)
    session.add(question)
    show_to_all(session, question, f"amended{now.timestamp()}", now)


def withdraw(session: Session, question: Question, now: datetime) -> None:
    """It is not asked any more; what was answered before stays, and is credited as ever."""
    if question.withdrawn_at is not None:
        return
    question.withdrawn_at = now
    session.add(question)
    show_to_all(session, question, "withdrawn", now)


def accept(
    session: Session, rules: Rules, question: Question, by: Person | None, comment: str | None, now: datetime
) -> None:
    """The team that asked takes the answers so far: they are credited, and everyone who answered is thanked once.

    Args:
        session: within the store's grouping transaction.
        rules: whether anybody is credited by name.
        question: one that was accepted already stays as it is.
        by: who accepted it in Slack.
        comment: id of the Jira comment that said thanks.
        now: the time of the step.
    """
    if question.accepted_at is not None:
        return
    for asked in questions.asked(session, question.id or 0):
        if asked.answer is not None:
            ledger.answer(session, rules, asked, question, ACCEPTED, now)
            _thank(session, asked, now)
    question.accepted_at, question.accepted_comment = now, comment
    question.accepted_by = by.id if by else None
    session.add(question)
    show(session, question, "accepted", now)


def thank_by_comment(
    session: Session, rules: Rules, group: Group, comment: CommentSeen, now: datetime
) -> None:
    """A Jira comment that says thanks accepts the newest open answers that were there when it was written."""
    numbers = groups.numbers(session, group.id or 0)
    if questions.thanked_by(session, comment.id) is not None:
        return
    for question in reversed(questions.open_of(session, numbers)):
        answers = [one.answered_at for one in questions.asked(session, question.id or 0) if one.answered_at]
        if answers and min(answers) <= comment.created:
            accept(session, rules, question, None, comment.id, now)
            return


def _thank(session: Session, asked: Asked, now: datetime) -> None:
    outbox.enqueue(
        session,
        f"thanks:{asked.id}",
        kind="thanks",
        subject=asked.id or 0,
        target=target_of(asked),
        priority=outbox.Priority.PERSON,
        now=now,
    )
