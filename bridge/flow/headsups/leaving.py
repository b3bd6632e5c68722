"""What somebody who left has not read: whoever goes on with their work reads it."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.rules import Crew, Rules
from bridge.flow import outbox
from bridge.flow.headsups.audience import concerned
from bridge.flow.headsups.receipts import Digests, digest_of
from bridge.store.queries import headsups as queries
from bridge.store.tables import Person


def pass_on(
    session: Session, rules: Rules, digests: Digests, left: Person, crew: Crew, to: str, now: datetime
) -> None:
    """Tell somebody of the changes to come of which a leaver was told and has not read, if they were not told yet.

    Args:
        session: the transaction of the step.
        rules: which teams there are.
        digests: hides who has read what.
        left: who left.
        crew: the team they were in.
        to: Slack's id of whoever goes on.
        now: the time of the step.
    """
    for row in queries.to_come(session, now.date()):
        number, told = row.id or 0, left.gone_at is not None and row.at <= left.gone_at
        unread = digest_of(digests, number, left.user) not in queries.digests(session, number)
        if told and unread and crew in concerned(rules, row):
            key = f"heads_up:{number}:{to}"
            outbox.enqueue(
                session,
                key,
                kind="heads_up",
                subject=number,
                target=key,
                priority=outbox.Priority.TEAM,
                body={"user": to},
                now=now,
            )
