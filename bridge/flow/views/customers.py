"""Which customers a reporter can tell, and what came of it."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session

from bridge.domain.naming import counted
from bridge.domain.outgoing import Customer, CustomersCard
from bridge.domain.rules import Rules
from bridge.flow.callbacks import OPEN
from bridge.flow.views.problem import worded
from bridge.store.queries import callbacks, groups
from bridge.store.tables import CallBack, StageChange


def customers_card(
    session: Session, rules: Rules, insight: int, change: int, now: datetime
) -> CustomersCard | None:
    """The customers of a report whom there is news for; None if there are none."""
    rows = callbacks.of(session, insight, change)
    news = session.get(StageChange, change)
    if not rows or news is None:
        return None
    return CustomersCard(
        insight=insight,
        problem=worded(session, rules, groups.get(session, news.group_id), now),
        customers=tuple(Customer(row.id or 0, row.placeholder.strip("[]"), row.outcome) for row in rows),
        due=max(row.due_at for row in rows),
        correction=news.correction,
    )


def still_to_tell(rows: Iterable[CallBack]) -> str:
    """How many customers are still to be told, in words; empty if none is.

    >>> still_to_tell([])
    ''
    """
    left = sum(row.outcome in OPEN for row in rows)
    return counted(left, "customer") if left else ""
