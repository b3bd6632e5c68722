"""Who reads what an effect brings."""

from sqlmodel import Session

from bridge.domain.outgoing import Order, Post
from bridge.flow import outbox, wishes
from bridge.store.queries import people
from bridge.store.tables import Effect, Insight, Person


def reader(session: Session, effect: Effect) -> Person | None:
    """The one person who reads it; None where many do, or nobody."""
    if user := effect.body.get("user"):
        return people.by_user(session, user)
    alone = outbox.person_in(effect.target)
    if alone is not None:
        return session.get(Person, alone)
    number = outbox.home_in(effect.target)
    insight = session.get(Insight, number) if number is not None else None
    return session.get(Person, insight.person_id) if insight else None


def has_left(session: Session, effect: Effect, order: Order | None) -> bool:
    """Whether the one person who would read it was deactivated: nobody writes to them any more."""
    addressed = order.user if isinstance(order, Post) else ""
    person = people.by_user(session, addressed) if addressed else reader(session, effect)
    return person is not None and person.gone_at is not None


def locale(session: Session, effect: Effect) -> str:
    """The locale of the one person who reads it, as they chose it here or in Slack; empty where it is not known."""
    person = reader(session, effect)
    return wishes.locale(session, person) if person else ""
