"""What an owner says to those who reported: it travels with the next news of the problem, and carries no points."""

from datetime import datetime

from sqlmodel import Session

from bridge.flow import outbox
from bridge.store.queries import groups
from bridge.store.queries import thanks as queries
from bridge.store.queries.told import told
from bridge.store.tables import Group, Insight, StageChange, ThankYou


def travelling(session: Session, insight: Insight, change: StageChange) -> str:
    """What to say with the news of a stage: the thanks since the last news, to whom had reported by then."""
    numbers = groups.numbers(session, groups.get(session, change.group_id).id or 0)
    before = [
        one.at
        for one in told(session, insight.id or 0)
        if one.group_id in numbers and (one.id or 0) < (change.id or 0)
    ]
    said = queries.newest(session, numbers, max(before, default=None), change.at)
    return said.text if said is not None and insight.said_at <= said.at else ""


def send(session: Session, group: Group, said: ThankYou, now: datetime) -> None:
    """Say it on its own in the home of everyone who reported, once."""
    for insight, _place in groups.members(session, group.id or 0):
        if insight.person_id != said.person_id:
            outbox.enqueue(
                session,
                f"thanks:{said.id}:{insight.id}",
                kind="thank_you",
                subject=insight.id or 0,
                object=said.id,
                target=outbox.home_of(insight.id or 0),
                priority=outbox.Priority.PERSON,
                now=now,
            )
