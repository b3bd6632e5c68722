"""The day's news of one person's reports, in one message."""

from collections.abc import Iterator, Mapping
from itertools import islice

from sqlmodel import Session

from bridge.domain.outgoing import DailyNews, Order, Post, StageNote
from bridge.domain.outgoing.daily import ROOM
from bridge.domain.rules import Rules
from bridge.flow.orders import home
from bridge.flow.orders.kinds import Builder
from bridge.store.queries import effects
from bridge.store.tables import Effect, Person


def _daily(session: Session, rules: Rules, effect: Effect) -> Order | None:
    """What was gathered first and still holds, as far as there is room."""
    person = session.get(Person, effect.subject)
    if person is None or person.erased_at is not None:
        return None
    notes = tuple(islice(_gathered(session, rules, effect), ROOM))
    return Post(DailyNews(notes), user=person.user) if notes else None


def _gathered(session: Session, rules: Rules, effect: Effect) -> Iterator[StageNote]:
    """The notes that wait for this message; one that was overtaken meanwhile is never told."""
    for one in effects.needing(session, effect.id or 0):
        note = _note(session, rules, one)
        if note is not None:
            yield note
        else:
            one.state, one.done_at = "skipped", effect.next_at
            session.add(one)


def _note(session: Session, rules: Rules, effect: Effect) -> StageNote | None:
    """What would be told in the thread of the home."""
    order = home.BUILDERS[effect.kind](session, rules, effect)
    return order.card if isinstance(order, Post) and isinstance(order.card, StageNote) else None


BUILDERS: Mapping[str, Builder] = {"daily": _daily}
