"""An owner marks the reports that were useful evidence; whoever brought them is told, and credited."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.flow import ledger, outbox
from bridge.flow.rulebook import Facts
from bridge.flow.rulings.forms import group_number
from bridge.store.queries import evidence, groups
from bridge.store.tables import Evidence, Group, Insight, Person


def useful(
    session: Session, rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """Mark those that were chosen and no others; nobody marks a report of their own."""
    chosen = {group_number(name.partition(":")[0]) for name in click.values.get("insights", ())}
    listed = (insight for insight, _place in groups.members(session, group.id or 0))
    here = {insight.id or 0: insight for insight in listed if insight.person_id != person.id}
    marks = evidence.standing(session, groups.numbers(session, group.id or 0))
    marked = {one.insight_id for one in marks}
    begun = [number for number in here if number in chosen - marked]
    ended = [number for number in here if number in marked - chosen]
    if not begun and not ended:
        return None
    _withdraw(session, [one for one in marks if one.insight_id in ended], now)
    for number in begun:
        _mark(session, number, group.id or 0, person, now)
    session.flush()
    for number in (*begun, *ended):
        ledger.settle_evidence(session, rules, here[number], now)
    for number in begun:
        _tell(session, here[number], group.id or 0, now)
    return {"useful": begun, "no_longer": ended}


def _withdraw(session: Session, marks: Collection[Evidence], now: datetime) -> None:
    for one in marks:
        one.withdrawn_at = now
        session.add(one)


def _mark(session: Session, insight: int, group: int, person: Person, now: datetime) -> None:
    row = evidence.mark(session, insight, group)
    row = row or Evidence(insight_id=insight, group_id=group, marked_by=person.id or 0, at=now)
    row.marked_by, row.at, row.withdrawn_at = person.id or 0, now, None
    session.add(row)


def _tell(session: Session, insight: Insight, group: int, now: datetime) -> None:
    """Once, however often the mark comes and goes; what was taken back before it was told is told now."""
    effect = outbox.enqueue(
        session,
        f"evidence:{insight.id}:{group}",
        kind="evidence",
        subject=insight.id or 0,
        object=group,
        target=outbox.home_of(insight.id or 0),
        priority=outbox.Priority.PERSON,
        now=now,
    )
    if effect.state == "skipped":
        outbox.again(session, effect, now)
