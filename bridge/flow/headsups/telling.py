"""Have a heads-up told to those whom it is for, and its owners what came of it."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.rules import Rules
from bridge.domain.sentences import Sentence
from bridge.flow import outbox
from bridge.flow.headsups.audience import users
from bridge.flow.headsups.showing import is_missed
from bridge.store.queries import effects
from bridge.store.queries.one import the
from bridge.store.tables import Effect, HeadsUp


def tell(session: Session, rules: Rules, row: HeadsUp, now: datetime) -> None:
    """Tell everybody whom it is for, each once, and say in the thread of its problem that it goes out."""
    number = row.id or 0
    people = {f"heads_up:{number}:{user}": user for user in users(session, rules, row)}
    row.told = len(people)
    session.add(row)
    outbox.tell_people(session, people, kind="heads_up", subject=number, now=now)
    outbox.enqueue(
        session,
        f"heads_up_sent:{number}",
        kind="heads_up_sent",
        subject=number,
        target=target_of(row),
        priority=outbox.Priority.TEAM,
        now=now,
    )


def unsay(session: Session, row: HeadsUp, now: datetime) -> None:
    """Let the cards of those who were told say that it was taken back, and the owners' card too; remind nobody."""
    number = row.id or 0
    effects.forget(session, "heads_up_again", number)
    for told in effects.about(session, ("heads_up",), number):
        outbox.enqueue(
            session,
            f"heads_up_off:{told.id}",
            kind="heads_up_off",
            subject=number,
            object=told.id,
            target=told.target,
            priority=outbox.Priority.EDIT,
            now=now,
        )
    refresh_sent(session, row, "withdrawn", now)


def missed(session: Session, effect: Effect, now: datetime) -> None:
    """Take somebody off those who were told: the day had passed before they could be; the owners' card says it."""
    row = the(session, HeadsUp, effect.subject)
    if row.withdrawn_at is None and is_missed(row, effect, now):
        row.told = max(0, row.told - 1)
        session.add(row)
        refresh_sent(session, row, f"missed{effect.id}", now)


def refresh_sent(session: Session, row: HeadsUp, cause: str, now: datetime) -> None:
    """Bring the owners' card up to date."""
    outbox.refresh(
        session, cause, kind="heads_up_sent_card", subject=row.id or 0, target=target_of(row), now=now
    )


def say(session: Session, row: HeadsUp, said: Sentence, cause: str, now: datetime) -> None:
    """Say a sentence to the owners, where their card is."""
    outbox.enqueue(
        session,
        f"heads_up_said:{cause}",
        kind="heads_up_said",
        subject=row.id or 0,
        target=target_of(row),
        priority=outbox.Priority.TEAM,
        body=said.packed(),
        now=now,
    )


def target_of(row: HeadsUp) -> str:
    """The target of everything that its owners see of it: that of its problem, or of its release."""
    return outbox.triage_of(row.group_id) if row.group_id else row.click
