"""A reply in a thread where nobody expects one, such as below the day's message: whoever wrote it is told so."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Reply
from bridge.flow import outbox
from bridge.store.queries import people


def say_unread(session: Session, reply: Reply, now: datetime) -> None:
    """Say below a reply that nobody reads it, once in each thread."""
    person = people.known(session, reply.team, reply.user)
    outbox.enqueue(
        session,
        f"reply_unread:{reply.channel}:{reply.thread}",
        kind="reply_unread",
        subject=person.id or 0,
        target=outbox.person_of(person.id or 0),
        priority=outbox.Priority.PERSON,
        body={"channel": reply.channel, "thread": reply.thread},
        now=now,
    )
