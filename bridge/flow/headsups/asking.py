"""What agents ask about a heads-up."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.flow import outbox
from bridge.flow.headsups.audience import may_read
from bridge.flow.headsups.telling import target_of
from bridge.store.queries.one import the
from bridge.store.tables import HeadsUp, Person


def ask(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Take a question about a heads-up to those who wrote it, once.

    Raises:
        LookupError: there is no such heads-up for them.
    """
    row = the(session, HeadsUp, click.subject)
    if not may_read(session, rules, row, person.user):
        raise LookupError(f"no heads-up {row.id} for them")
    outbox.enqueue(
        session,
        f"heads_up_asked:{click.outside_id}",
        kind="heads_up_asked",
        subject=row.id or 0,
        object=person.id,
        target=target_of(row),
        priority=outbox.Priority.TEAM,
        body={"text": " ".join(click.choice.split())},
        now=now,
    )
