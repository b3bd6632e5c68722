"""Lines of the ledger end when the setting says; the sums of their periods stay for good."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.periods import Period, Span
from bridge.domain.rules import Rules
from bridge.flow.credit_sums import changed, open_among, periods_of
from bridge.store.engine import Store
from bridge.store.queries import credit, credit_sums, effects


def close_books(store: Store, rules: Rules, clock: Clock) -> None:
    """Delete the lines that are older than they may be, once every period that they count in is over and summed up.

    Closing is like that of any books: what was contributed before the end of a closed period is settled for good, and
    the ledger writes no line about it any more. So the sums are the same before and after, and for ever.
    """
    if rules.keep_credit is None:
        return
    now = clock.now()
    with store.grouping() as session:
        until = min(now - rules.keep_credit, _running_since(now))
        days = credit_sums.earned_on(session, before=until)
        if days:
            _close(session, periods_of(days), now)
            credit.forget(session, until)


def _running_since(now: datetime) -> datetime:
    """When the first of the periods began that are not over yet."""
    return min(Period.of(span, now.date()).start for span in Span)


def _close(session: Session, periods: list[Period], now: datetime) -> None:
    """Count periods a last time, and keep the sums as they are from then on."""
    for period in open_among(session, periods):
        for row in changed(session, period):
            session.merge(row)
        session.flush()
        credit_sums.close(session, period.name)
    mark = effects.mark(session, credit.CLOSED, now)
    mark.at = max(period.end for period in periods)
    session.add(mark)
