"""What the owners of a heads-up decide of it afterwards: to remind the others, or to take it back."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click, Gesture
from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.flow import watches
from bridge.flow.headsups.audience import route_of
from bridge.flow.headsups.telling import say, unsay
from bridge.flow.rights import may_decide, only_owners
from bridge.store.queries.one import the
from bridge.store.tables import HeadsUp, Person


def decide(session: Session, rules: Rules, click: Click, _person: Person, now: datetime) -> None:
    """Act on an owner's button; anybody else is told whose it is.

    Raises:
        LookupError: there is no such heads-up.
    """
    row = the(session, HeadsUp, click.subject)
    route = route_of(rules, row)
    if not may_decide(session, rules, route, click.gesture, click.user):
        say(session, row, only_owners(route), click.outside_id, now)
    elif row.withdrawn_at is None:
        DECISIONS[click.gesture](session, row, click, now)


def _withdraw(session: Session, row: HeadsUp, _click: Click, now: datetime) -> None:
    withdraw(session, row, now)


def withdraw(session: Session, row: HeadsUp, now: datetime) -> None:
    """Take it back: nobody more is told or reminded, and its cards say so."""
    if row.withdrawn_at is not None:
        return
    row.withdrawn_at, row.remind_at = now, None
    session.add(row)
    session.flush()
    unsay(session, row, now)
    watches.end_of_heads_up(session, row, now)


def _remind(session: Session, row: HeadsUp, click: Click, now: datetime) -> None:
    """Once a day at most; a day that has passed needs no reminder."""
    if row.goes_live < now.date():
        say(session, row, sentence(OVER), click.outside_id, now)
    elif row.reminded_at is not None and row.reminded_at.date() == now.date():
        say(session, row, sentence(REMINDED), click.outside_id, now)
    else:
        row.remind_at = row.remind_at or now
        session.add(row)


DECISIONS: Mapping[Gesture, Callable[[Session, HeadsUp, Click, datetime], None]] = {
    Gesture.WITHDRAW_HEADS_UP: _withdraw,
    Gesture.REMIND_HEADS_UP: _remind,
}

OVER = _("The day of the change has passed, so nobody is reminded any more.")
REMINDED = _("Those who have not read it were reminded today already. You can remind them again tomorrow.")
