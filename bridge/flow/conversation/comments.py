"""What people write below an issue: only what is addressed to agents crosses."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import CommentSeen
from bridge.domain.language import Phrase as _
from bridge.domain.questions import Ask, is_addressed, is_thanks, read_question
from bridge.domain.redaction import redact
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.flow import questions, telling
from bridge.store.queries import groups
from bridge.store.queries import questions as queries
from bridge.store.tables import Group, Issue, Question

INTERNAL = _("A question on {key} was not passed on: it stands in an internal comment. Ask in a public one.")
RETIRED = _("A question on {key} was not passed on: the problem goes on with another issue. Ask there.")


def read_comments(
    session: Session, rules: Rules, issue: Issue, comments: Sequence[CommentSeen], now: datetime
) -> None:
    """Ask what the comments of an issue ask, oldest first; follow what became of those that asked before."""
    group = groups.get(session, issue.group_id)
    asked = {one.comment_id: one for one in queries.by_comments(session, [one.id for one in comments])}
    for comment in sorted(comments, key=lambda comment: comment.created):
        if comment.ours:
            continue
        if comment.id in asked:
            _follow(session, rules, asked[comment.id], comment, now)
        elif is_addressed(comment.text):
            _take(session, rules, issue, group, comment, now)
    _withdraw_deleted(session, issue, {one.id for one in comments}, now)


def _take(
    session: Session, rules: Rules, issue: Issue, group: Group, comment: CommentSeen, now: datetime
) -> None:
    """Pass on what is addressed to agents; what cannot be is refused where the team sees it, and never quoted."""
    if comment.restricted:
        why = sentence(INTERNAL, key=issue.key)
        telling.note(session, group.id or 0, why, f"internal:{comment.id}", now)
    elif issue.retired:
        why = sentence(RETIRED, key=issue.key)
        telling.note(session, group.id or 0, why, f"unlinked:{comment.id}", now)
    else:
        _pass_on(session, rules, issue, group, comment, now)


def _pass_on(
    session: Session, rules: Rules, issue: Issue, group: Group, comment: CommentSeen, now: datetime
) -> None:
    """Thanks take the answers so far; a question may follow them in the same comment."""
    thanks, ask = is_thanks(comment.text), _question(rules, comment)
    if thanks:
        questions.thank_by_comment(session, rules, group, comment, now)
    if ask is not None and (not thanks or "?" in ask.text):
        questions.ask_by_comment(session, issue, comment, ask, now)


def _question(rules: Rules, comment: CommentSeen) -> Ask | None:
    """What a comment asks, without personal data."""
    ask = read_question(comment.text)
    if ask is None:
        return None
    text, *options = (redact(words, rules.patterns).text for words in (ask.text, *ask.options))
    return Ask(text, tuple(options))


def _follow(session: Session, rules: Rules, question: Question, comment: CommentSeen, now: datetime) -> None:
    """A comment that asked was edited: its question changes with it, or is taken back."""
    ask = _question(rules, comment)
    if ask is None or comment.restricted:
        questions.withdraw(session, question, now)
    else:
        questions.amend(session, question, ask, now)


def _withdraw_deleted(session: Session, issue: Issue, there: set[str], now: datetime) -> None:
    """A comment that is not there any more was deleted, and with it what it asked."""
    for question in queries.open_on(session, issue.jira_id):
        if question.asked_by is None and question.comment_id not in there:
            questions.withdraw(session, question, now)
