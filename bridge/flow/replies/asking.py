"""A direct message that comes while a question is open: its author says whether it is the answer, or a new report."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.incoming import Click, Way
from bridge.domain.rules import Rules
from bridge.domain.urgency import first_in
from bridge.flow import answers, outbox
from bridge.store.engine import Store
from bridge.store.queries import effects, erasing, insights
from bridge.store.queries import questions as queries
from bridge.store.tables import Asked, Effect, Inbox, Insight, Person

WITHIN = timedelta(days=7)
"""Who did not answer a question for so long is not thinking of it any more."""

PATIENCE = timedelta(days=1)
"""Whose author says nothing for so long is a report."""

REPORT = "report"


def hold(session: Session, rules: Rules, insight: Insight, now: datetime) -> bool:
    """Ask the author of a new direct message whether it answers an open question; it is not sorted until they say.

    What cannot wait, and what a file came with, is a report at once.

    Returns:
        Whether it is not to be sorted now.
    """
    if insight.way != Way.DM or effects.by_key(session, _key(insight)) is not None:
        return False
    if effects.inbox_by_outside_id(session, _answered(insight)) is not None:
        _forget(session, insight)
        return True
    asked = queries.open_to(session, insight.person_id, now - WITHIN)
    if not asked or _is_pressing(session, rules, insight):
        return False
    insight.asked_at = now
    session.add(insight)
    _ask(session, insight, asked, now)
    return True


def decide(session: Session, _rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Take what its author says; the first word holds, and what nobody asks any more becomes a report."""
    insight = session.get(Insight, click.subject)
    if insight is None or insight.person_id != person.id or not _waits(insight):
        return
    if click.choice == REPORT:
        _settle(session, insight, "report", now)
        return
    asked = _chosen(session, insight, click.choice)
    if asked is None:
        return
    if not answers.take(session, asked, insight.text, now):
        _settle(session, insight, "closed", now, asked)
        return
    _settle(session, insight, "answer", now, asked)
    session.add(
        Inbox(outside_id=_answered(insight), kind="answered", state="done", next_at=now, received_at=now)
    )
    _forget(session, insight)


def give_up(store: Store, clock: Clock) -> None:
    """Let those messages be reports whose authors have said nothing for a day; what was deleted meanwhile is nothing."""
    now = clock.now()
    with store.write() as session:
        for insight in insights.asked_before(session, now - PATIENCE):
            _settle(session, insight, "gone" if insight.removed_at else "late", now)
            if insight.removed_at:
                _forget(session, insight)


def _is_pressing(session: Session, rules: Rules, insight: Insight) -> bool:
    number = insight.id or 0
    urgent = insight.urgent or first_in(rules.cues, insight.text) is not None
    return urgent or insights.has_held_file(session, number)


def _waits(insight: Insight) -> bool:
    """Whether nobody has said yet what it is, and it is still there."""
    return insight.asked_at is not None and insight.removed_at is None


def _ask(session: Session, insight: Insight, asked: list[Asked], now: datetime) -> None:
    outbox.enqueue(
        session,
        _key(insight),
        kind="reply_ask",
        subject=insight.id or 0,
        target=outbox.person_of(insight.person_id),
        priority=outbox.Priority.PERSON,
        body={"asked": [one.id for one in asked], "state": "open"},
        now=now,
    )


def _chosen(session: Session, insight: Insight, choice: str) -> Asked | None:
    """The question that a button names, of those that stand on the card."""
    offered = {str(number): number for number in _card(session, insight).body["asked"]}
    return session.get(Asked, offered[choice]) if choice in offered else None


def _settle(
    session: Session, insight: Insight, state: str, now: datetime, about: Asked | None = None
) -> None:
    """It is known what the message is: the card says it, and what is a report is sorted like any other."""
    card = _card(session, insight)
    asked = [about.id] if about else card.body["asked"]
    card.body = {"asked": asked, "state": state}
    insight.asked_at = None
    session.add_all([card, insight])
    session.flush()
    target = outbox.person_of(insight.person_id)
    outbox.refresh(session, state, kind="reply_ask_card", subject=card.id or 0, target=target, now=now)


def _forget(session: Session, insight: Insight) -> None:
    """An answer is no report: it stands with its question, and nowhere else."""
    erasing.words(session, [insight.id or 0])
    session.delete(insight)
    session.flush()


def _card(session: Session, insight: Insight) -> Effect:
    card = effects.by_key(session, _key(insight))
    if card is None:
        raise LookupError(f"nobody was asked what {insight.id} is")
    return card


def _key(insight: Insight) -> str:
    return f"reply_ask:{insight.id}"


def _answered(insight: Insight) -> str:
    """Under what it is remembered that a message was an answer, should Slack bring it again."""
    return f"answered:{insight.source}"
