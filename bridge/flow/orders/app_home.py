"""Somebody's App Home, drawn anew."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import Order, Publish
from bridge.domain.rules import Rules
from bridge.flow.orders.kinds import Builder
from bridge.store.queries.app_home import KIND
from bridge.store.tables import Effect, Person


def _app_home(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    """What it shows is read when it is drawn: of heads-ups that somebody has read, no order may tell."""
    person = session.get(Person, effect.subject)
    if person is None or person.erased_at is not None:
        return None
    return Publish(effect.subject, person.user, effect.body["page"])


BUILDERS: Mapping[str, Builder] = {KIND: _app_home}
