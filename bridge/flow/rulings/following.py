"""An owner wants to hear of each new report of a problem for a while."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.grouping import COUNTED
from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.flow import outbox, telling
from bridge.flow.rulebook import Facts
from bridge.flow.rulings.forms import PAST, day, end_of
from bridge.store.queries import groups, rulings
from bridge.store.tables import Follow, Group, Insight, Person, Ruling


def follow(
    session: Session, _rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """Follow a problem until a day, or no longer; the person's own day before is forgotten."""
    until = day(click, "until")
    here = rulings.follows(session, groups.numbers(session, group.id or 0), now)
    ended = [one for one in here if one.person_id == person.id]
    if until is None and not ended:
        return None
    if until is not None and end_of(until) <= now:
        telling.note(session, group.id or 0, sentence(PAST), click.outside_id, now)
        return None
    for old in ended:
        old.ended_at = now
        session.add(old)
    begun = []
    if until is not None:
        begun.append(Follow(group_id=group.id or 0, person_id=person.id or 0, at=now, until=end_of(until)))
    session.add_all(begun)
    session.flush()
    return {"begun": [one.id for one in begun], "ended": [one.id for one in ended]}


def tell(session: Session, group: Group, now: datetime) -> None:
    """Show those who follow a problem what has joined it just now, in the thread of its card."""
    for one in rulings.follows(session, groups.numbers(session, group.id or 0), now):
        for insight, place in groups.members(session, group.id or 0, COUNTED):
            if place.at == now and insight.said_at >= one.at:
                _show(session, group, one, insight, place.part, now)


def _show(session: Session, group: Group, one: Follow, insight: Insight, part: int, now: datetime) -> None:
    outbox.enqueue(
        session,
        f"follow:{one.id}:{insight.id}",
        kind="followed",
        subject=insight.id or 0,
        object=part,
        target=outbox.triage_of(group.id or 0),
        priority=outbox.Priority.TEAM,
        body={"group": group.id},
        now=now,
    )


def give_back(session: Session, ruling: Ruling, now: datetime) -> None:
    """Let people follow whom a ruling stopped, and stop those whom it let begin."""
    for number in ruling.facts["begun"]:
        session.get_one(Follow, number).ended_at = now
    for number in ruling.facts["ended"]:
        session.get_one(Follow, number).ended_at = None
    session.flush()
