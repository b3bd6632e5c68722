"""Customers whom a reporter can now tell something: owed when news comes, taken back when the news is."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.stages import OVER, Stage
from bridge.flow import outbox
from bridge.store.queries import callbacks, effects
from bridge.store.tables import CallBack, Insight, Reference, StageChange

DUE = timedelta(days=3)
"""A customer who asked for it hears the news within this time."""

OPEN = ("", "not_reached")
"""Outcomes after which a customer is still to be told."""

Named = tuple[Reference, Insight]
"""A customer by reference, and the insight that names them."""


def follow(session: Session, change: StageChange, insights: Collection[int], now: datetime) -> None:
    """What a change of stage means for the customers of these insights.

    News that ends the wait is owed to them. A correction takes back what is still open of earlier news, and is owed to
    those who were told it.
    """
    wrong = _taken_back(session, change, insights, now) if change.correction else set()
    for reference, insight in _first_of_each_customer(session, insights, now):
        number = insight.id or 0
        if Stage(change.stage) in OVER or (number, reference.placeholder) in wrong:
            session.add(
                CallBack(
                    insight_id=number,
                    placeholder=reference.placeholder,
                    change_id=change.id or 0,
                    person_id=insight.person_id,
                    crew=insight.crew,
                    due_at=now + DUE,
                    at=now,
                )
            )
    session.flush()
    for number in {number for number, _placeholder in wrong}:
        show(session, number, change.id or 0, now)


def show(session: Session, insight: int, change: int, now: datetime) -> None:
    """Show a reporter, once, whom they can tell."""
    outbox.enqueue(
        session,
        f"customers:{insight}:{change}",
        kind="customers",
        subject=insight,
        object=change,
        target=outbox.home_of(insight),
        priority=outbox.Priority.PERSON,
        now=now,
    )


def refresh(session: Session, insight: int, change: int, cause: str, now: datetime) -> None:
    """Bring the card of a report's customers up to date, if it was shown."""
    shown = effects.by_key(session, f"customers:{insight}:{change}")
    if shown is not None:
        target = outbox.home_of(insight)
        outbox.refresh(session, cause, kind="customers_edit", subject=shown.id or 0, target=target, now=now)


def withdraw(session: Session, row: CallBack, cause: str, now: datetime) -> None:
    """There is nothing to tell any more."""
    row.outcome, row.done_at = "withdrawn", now
    session.add(row)
    refresh(session, row.insight_id, row.change_id, cause, now)


def _taken_back(
    session: Session, change: StageChange, insights: Collection[int], now: datetime
) -> set[tuple[int, str]]:
    """Close what is open of earlier news.

    Returns:
        The insight and the placeholder of every customer who was told.
    """
    told = set()
    for row in callbacks.before(session, insights, change):
        if row.outcome == "told":
            told.add((row.insight_id, row.placeholder))
        elif row.outcome in OPEN:
            withdraw(session, row, f"news{change.id}", now)
    return told


def _first_of_each_customer(session: Session, insights: Collection[int], now: datetime) -> list[Named]:
    """One reference for each customer of each reporter, however often they reported the customer."""
    found: dict[tuple[int, str], Named] = {}
    for reference, insight in callbacks.references(session, insights, now):
        found.setdefault((insight.person_id, reference.digest), (reference, insight))
    return list(found.values())
