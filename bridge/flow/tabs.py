"""When somebody's App Home is drawn: as they look at it, and after what they do meanwhile. Never a storm of it."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.flow import outbox
from bridge.store.queries.app_home import KIND, drawings
from bridge.store.tables import Effect, Person

GAP = timedelta(seconds=2)
"""Between two drawings of one person's."""

LOOKING = timedelta(minutes=15)
"""So long after it was drawn somebody may still have it before them."""


def show(session: Session, person: Person, page: int, now: datetime) -> None:
    """Have it drawn soon, at a page of the person's reports: once for all that asks for it before it is.

    What was drawn before is forgotten, so that nobody's looking is kept.
    """
    newest, *older = drawings(session, person.id or 0) or (None,)
    if newest is not None and outbox.is_untried(newest):
        newest.body = {"page": page}
        session.add(newest)
        return
    for one in (newest, *older):
        if one is not None and one.state != "waiting":
            session.delete(one)
    effect = _enqueued(session, person, newest.id if newest else 0, page, now)
    effect.next_at = max(now, newest.next_at + GAP) if newest else now
    session.add(effect)


def follow(session: Session, person: Person, now: datetime) -> None:
    """Something of this person's has changed: draw it anew if they may have it before them, on the same page."""
    newest = next(iter(drawings(session, person.id or 0)), None)
    if newest is not None and now - newest.created_at < LOOKING:
        show(session, person, newest.body["page"], now)


def _enqueued(session: Session, person: Person, before: int | None, page: int, now: datetime) -> Effect:
    """First of all that waits: somebody looks at an empty tab."""
    number = person.id or 0
    return outbox.enqueue(
        session,
        f"{KIND}:{number}:{before}:{now.timestamp()}",
        kind=KIND,
        subject=number,
        target=f"{outbox.person_of(number)}:{KIND}",
        priority=outbox.Priority.CREATE,
        body={"page": page},
        now=now,
    )
