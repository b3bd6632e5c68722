"""Who reads what an effect brings."""

from sqlmodel import Session

from bridge.flow import outbox, wishes
from bridge.store.tables import Effect, Insight, Person


def locale(session: Session, effect: Effect) -> str:
    """The locale of the one person who reads it, as they chose it here or in Slack; empty where many read it or it is not known."""
    person = _reader(session, effect)
    return wishes.locale(session, person) if person else ""


def _reader(session: Session, effect: Effect) -> Person | None:
    alone = outbox.person_in(effect.target)
    if alone is not None:
        return session.get(Person, alone)
    number = outbox.home_in(effect.target)
    insight = session.get(Insight, number) if number is not None else None
    return session.get(Person, insight.person_id) if insight else None
