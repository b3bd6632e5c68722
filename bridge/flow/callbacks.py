"""Customers whom a reporter can now tell something: owed when news comes, taken back when the news is."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import Session

from bridge.domain.stages import OVER, Stage
from bridge.domain.weeks import working_days_after
from bridge.flow import outbox
from bridge.store.queries import callbacks, effects
from bridge.store.tables import CallBack, Insight, Reference, StageChange

DUE = 3
"""A customer who asked for it hears the news within so many working days."""

TOGETHER = 10
"""So many customers are handed on in one message: each is a line and a row of buttons."""

OPEN = ("", "not_reached")
"""Outcomes after which a customer is still to be told."""

Named = tuple[Reference, Insight]
"""A customer by reference, and the insight that names them."""


def follow(session: Session, change: StageChange, insights: Collection[int], now: datetime) -> None:
    """What a change of stage means for the customers of these insights.

    News that ends the wait is owed to them, and a correction to those who were told what was before. Both take the
    place of what is still open of earlier news.
    """
    ends = Stage(change.stage) in OVER
    told_by = _overtaken(session, change, insights, now) if ends or change.correction else {}
    again = []
    for reference, insight in _first_of_each_customer(session, insights, now):
        teller = told_by.get((insight.id or 0, reference.placeholder)) if change.correction else None
        if ends or teller is not None:
            row = _owed(reference, insight, change, now)
            session.add(row)
            again += [(row, insight, teller)] if teller is not None else []
    session.flush()
    for row, insight, teller in again:
        if teller == insight.person_id:
            show(session, row.insight_id, row.change_id, now)
        else:
            hand_on(session, [row], teller, "again", f"news{change.id}", now)


def promised(
    session: Session, change: StageChange, insights: Collection[int], until: datetime, now: datetime
) -> bool:
    """Nothing is new on a day that customers were promised: whoever promised it can tell them so, once a day.

    Args:
        session: the transaction of the step.
        change: the last news that there was.
        insights: the reports of the problem.
        until: the end of the day.
        now: the time of the step.

    Returns:
        Whether anybody was shown a customer just now.
    """
    there = {(row.insight_id, row.placeholder): row for row in callbacks.of_change(session, change.id or 0)}
    shown = set()
    for reference, insight in _first_of_each_customer(session, insights, now):
        row = there.get((insight.id or 0, reference.placeholder)) or _owed(reference, insight, change, now)
        if row.id is None or row.due_at < until:
            row.outcome, row.done_at, row.reminded_at, row.due_at = "", None, None, until
            row.person_id = insight.person_id
            session.add(row)
            shown.add(insight.id or 0)
    session.flush()
    for number in sorted(shown):
        show(session, number, change.id or 0, now, f":{until:%Y-%m-%d}")
    return bool(shown)


def _owed(reference: Reference, insight: Insight, change: StageChange, now: datetime) -> CallBack:
    return CallBack(
        insight_id=insight.id or 0,
        placeholder=reference.placeholder,
        change_id=change.id or 0,
        person_id=insight.person_id,
        crew=insight.crew,
        due_at=working_days_after(now, DUE),
        at=now,
    )


def show(session: Session, insight: int, change: int, now: datetime, cause: str = "") -> None:
    """Show a reporter, once for a cause, whom they can tell."""
    outbox.enqueue(
        session,
        f"customers:{insight}:{change}{cause}",
        kind="customers",
        subject=insight,
        object=change,
        target=outbox.home_of(insight),
        priority=outbox.Priority.PERSON,
        now=now,
    )


def hand_on(session: Session, rows: Sequence[CallBack], to: int, why: str, cause: str, now: datetime) -> None:
    """Let somebody else tell customers; they are shown whom, and the cards of those who had them follow.

    Args:
        session: the transaction of the step.
        rows: what is owed to the customers.
        to: the person who tells them from now on.
        why: ``handed`` on by a colleague, or because whoever had them ``left`` or is ``away``.
        cause: for what they are shown it once.
        now: the time of the step.
    """
    had = {row.person_id for row in rows}
    for row in rows:
        row.person_id, row.reminded_at, row.due_at = to, None, working_days_after(now, DUE)
        session.add(row)
    session.flush()
    for insight, change in sorted({(row.insight_id, row.change_id) for row in rows}):
        refresh(session, insight, change, cause, now, had)
    for start in range(0, len(rows), TOGETHER):
        numbers = [row.id for row in rows[start : start + TOGETHER]]
        outbox.enqueue(
            session,
            f"handed:{to}:{numbers[0]}:{cause}",
            kind="handed",
            subject=to,
            target=outbox.person_of(to),
            priority=outbox.Priority.PERSON,
            body={"rows": numbers, "why": why},
            now=now,
        )


def refresh(
    session: Session, insight: int, change: int, cause: str, now: datetime, had: Collection[int] = ()
) -> None:
    """Bring the cards up to date on which a report's customers stand: its reporter's, and of those who have or had them."""
    rows = callbacks.of(session, insight, change)
    cards = [one for one in effects.about(session, ("customers",), insight) if one.object == change]
    for person in sorted({*had, *(row.person_id for row in rows)}):
        handed = effects.about(session, ("handed",), person)
        cards += [one for one in handed if {row.id for row in rows} & set(one.body["rows"])]
    for card in cards:
        outbox.refresh(
            session, cause, kind=f"{card.kind}_edit", subject=card.id or 0, target=card.target, now=now
        )


def withdraw(session: Session, row: CallBack, cause: str, now: datetime) -> None:
    """There is nothing to tell any more."""
    row.outcome, row.done_at = "withdrawn", now
    session.add(row)
    refresh(session, row.insight_id, row.change_id, cause, now)


def _overtaken(
    session: Session, change: StageChange, insights: Collection[int], now: datetime
) -> dict[tuple[int, str], int]:
    """Close what is open of earlier news.

    Returns:
        Who told each customer that was told, by the insight and the placeholder.
    """
    told = {}
    for row in callbacks.before(session, insights, change):
        if row.outcome == "told":
            told[row.insight_id, row.placeholder] = row.person_id
        elif row.outcome in OPEN:
            withdraw(session, row, f"news{change.id}", now)
    return told


def _first_of_each_customer(session: Session, insights: Collection[int], now: datetime) -> list[Named]:
    """One reference for each customer of each reporter, however often they reported the customer."""
    found: dict[tuple[int, str], Named] = {}
    for reference, insight in callbacks.references(session, insights, now):
        found.setdefault((insight.person_id, reference.digest), (reference, insight))
    return list(found.values())
