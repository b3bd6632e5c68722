"""What people write below an issue: only what is addressed to agents crosses."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import CommentSeen
from bridge.domain.questions import Ask, read_question
from bridge.domain.rules import Rules
from bridge.flow import outbox, telling
from bridge.store.queries import groups, questions
from bridge.store.tables import Asked, Issue, Question


def read_comments(
    session: Session, rules: Rules, issue: Issue, comments: Sequence[CommentSeen], now: datetime
) -> None:
    """Ask what the comments of an issue ask, oldest first."""
    del rules
    for comment in sorted(comments, key=lambda comment: comment.created):
        _read_comment(session, issue, comment, now)


def _read_comment(session: Session, issue: Issue, comment: CommentSeen, now: datetime) -> None:
    ask = None if comment.ours else read_question(comment.text)
    if ask is None or questions.by_comment(session, comment.id) is not None:
        return
    if comment.restricted:
        text = f"A question on {issue.key} was not passed on: it stands in an internal comment. Ask in a public one."
        telling.note(session, issue.group_id, text, f"internal:{comment.id}", now)
        return
    _ask(session, issue, comment, ask, now)


def _ask(session: Session, issue: Issue, comment: CommentSeen, ask: Ask, now: datetime) -> None:
    """Ask everyone whose insight counts, once each, at the home of their first one."""
    question = Question(
        group_id=issue.group_id, comment_id=comment.id, text=ask.text, options=list(ask.options), asked_at=now
    )
    session.add(question)
    session.flush()
    met: set[int] = set()
    for insight, _place in groups.members(session, groups.get(session, issue.group_id).id or 0):
        if insight.person_id in met:
            continue
        met.add(insight.person_id)
        asked = Asked(question_id=question.id or 0, person_id=insight.person_id, insight_id=insight.id or 0)
        session.add(asked)
        session.flush()
        outbox.enqueue(
            session,
            f"question:{question.id}:{insight.person_id}",
            kind="question",
            subject=asked.id or 0,
            target=outbox.home_of(insight.id or 0),
            priority=outbox.Priority.PERSON,
            now=now,
        )
