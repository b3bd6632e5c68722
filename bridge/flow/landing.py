"""What the bridge remembers when an effect has happened outside, or was refused there."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from bridge.domain.errors import RefusedError
from bridge.domain.incoming import IssueSeen
from bridge.domain.outgoing import Commented, Posted
from bridge.domain.rules import Rules
from bridge.flow import conversation, outbox, rulings, telling
from bridge.store.queries import effects, groups, issues
from bridge.store.tables import Asked, Effect, Insight, Question

Result = Posted | IssueSeen | Commented | None

GONE = frozenset({"message_not_found", "edit_window_closed", "cannot_reply_to_message"})
"""What Slack says when a card, or the top of its thread, is not there any more or cannot be edited."""


def landed(session: Session, rules: Rules, effect: Effect, result: Result, now: datetime) -> None:
    """Remember what came of an effect."""
    handler = _LANDED.get(effect.kind)
    if handler is not None:
        handler(session, rules, effect, result, now)


def refused(session: Session, rules: Rules, effect: Effect, error: RefusedError, now: datetime) -> None:
    """Say what was refused to the person who can mend it."""
    handler = _REFUSED.get(effect.kind)
    if handler is not None:
        handler(session, rules, effect, error, now)


def _home(session: Session, _rules: Rules, effect: Effect, result: Result, _now: datetime) -> None:
    insight = session.get(Insight, effect.subject)
    if insight is not None and isinstance(result, Posted):
        insight.home_channel, insight.home_ts = result.channel, result.ts
        session.add(insight)


def _question(session: Session, _rules: Rules, effect: Effect, result: Result, _now: datetime) -> None:
    asked = session.get(Asked, effect.subject)
    if asked is not None and isinstance(result, Posted):
        asked.card_channel, asked.card_ts = result.channel, result.ts
        session.add(asked)


def _triage(session: Session, _rules: Rules, effect: Effect, result: Result, _now: datetime) -> None:
    if isinstance(result, Posted):
        group = groups.get(session, effect.subject)
        group.triage_channel, group.triage_ts = result.channel, result.ts
        session.add(group)


def _answers(session: Session, _rules: Rules, effect: Effect, result: Result, _now: datetime) -> None:
    question = session.get(Question, effect.subject)
    if question is not None and isinstance(result, Posted):
        question.answers_ts = result.ts
        session.add(question)


def _answers_comment(session: Session, _rules: Rules, effect: Effect, result: Result, _now: datetime) -> None:
    question = session.get(Question, effect.subject)
    if question is not None and isinstance(result, Commented):
        question.answers_comment_id = result.comment_id
        session.add(question)


def _issue(session: Session, rules: Rules, effect: Effect, result: Result, now: datetime) -> None:
    if isinstance(result, IssueSeen):
        group = groups.get(session, effect.subject)
        group.waiting = ""
        session.add(group)
        conversation.adopt(session, rules, group.id or 0, result, now)
        telling.refresh_triage(session, group, f"opened{effect.id}", now)


def _link(session: Session, rules: Rules, effect: Effect, result: Result, now: datetime) -> None:
    if not isinstance(result, IssueSeen):
        return
    group = groups.get(session, effect.subject)
    there = issues.by_jira_id(session, result.id)
    if there is not None and there.group_id != group.id:
        text = f"{result.key} belongs to another problem already, so it was not linked."
        telling.note(session, group.id or 0, text, f"taken:{effect.id}", now)
        return
    rulings.accept(session, rules, group, effect.body["by"], now)
    conversation.adopt(session, rules, group.id or 0, result, now)
    telling.refresh_triage(session, group, f"linked{effect.id}", now)


def _issue_refused(
    session: Session, _rules: Rules, effect: Effect, error: RefusedError, now: datetime
) -> None:
    group = groups.get(session, effect.subject)
    group.waiting = str(error)
    session.add(group)
    telling.refresh_triage(session, group, f"waits{effect.id}:{effect.attempts}", now)


def _link_refused(
    session: Session, _rules: Rules, effect: Effect, error: RefusedError, now: datetime
) -> None:
    text = f"{effect.body['key']} could not be linked: {error}"
    telling.note(session, effect.subject, text, f"unlinked:{effect.id}", now)


def _home_gone(session: Session, _rules: Rules, effect: Effect, error: RefusedError, now: datetime) -> None:
    """A card that is gone gets a new home, once, and what was to be said there follows; what waits behind it waits."""
    asked = session.get(Asked, effect.subject) if effect.kind == "question" else None
    insight = asked.insight_id if asked else effect.subject
    key = f"home:{insight}:{effect.id}"
    if error.code not in GONE or effects.by_key(session, key) is not None:
        return
    home = outbox.enqueue(
        session, key, kind="home", subject=insight, target=key, priority=outbox.Priority.PERSON, now=now
    )
    effect.needs = home.id
    outbox.again(session, effect, now)


_LANDED: dict[str, Callable[[Session, Rules, Effect, Result, datetime], None]] = {
    "home": _home,
    "question": _question,
    "triage": _triage,
    "answers": _answers,
    "answers_edit": _answers,
    "answers_comment": _answers_comment,
    "answers_comment_edit": _answers_comment,
    "issue": _issue,
    "link": _link,
}
_REFUSED: dict[str, Callable[[Session, Rules, Effect, RefusedError, datetime], None]] = {
    "issue": _issue_refused,
    "link": _link_refused,
    "card": _home_gone,
    "stage": _home_gone,
    "question": _home_gone,
}
