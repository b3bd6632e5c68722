"""What was not sent while the bridge is tried out, for an operator to judge by before it goes live."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.outgoing import Order
from bridge.domain.rules import Rules
from bridge.flow import trial
from bridge.flow.orders import order_for
from bridge.store.engine import Store
from bridge.store.queries import unsent as queries
from bridge.store.tables import Effect


@dataclass(frozen=True, slots=True)
class Unsent:
    """Something that was not sent.

    Attributes:
        at: when it would have been.
        kind: such as ``home`` or ``stage``.
        order: what it would be now; None if it was overtaken since.
    """

    at: datetime
    kind: str
    order: Order | None


def counts(store: Store, clock: Clock, days: int) -> Mapping[tuple[date, str, str], int]:
    """How much was not sent in the last days, by day, kind and why."""
    with store.read() as session:
        found = queries.after(session, clock.now() - timedelta(days=days))
    return Counter((at.date(), kind, why) for at, kind, why in found)


def latest(store: Store, rules: Rules, limit: int) -> list[Unsent]:
    """What was not sent last, the newest first; its words are made as they would be said now."""
    as_then = replace(rules, shadow=True)
    with store.read() as session, session.no_autoflush:
        return [
            Unsent(effect.done_at or effect.created_at, effect.kind, _order(session, as_then, effect))
            for effect in queries.latest(session, limit)
        ]


def _order(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """None too for what it was about that is not there any more."""
    try:
        with trial.as_if_sent(session, rules, effect):
            return order_for(session, rules, effect)
    except LookupError:
        return None
