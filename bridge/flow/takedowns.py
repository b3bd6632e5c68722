"""Somebody should not be in the words of a report: anybody asks, and an owner, a lead or an admin decides with one tap."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.flow import outbox, removal
from bridge.flow.outbox import Priority
from bridge.flow.rights import admins
from bridge.store.queries import effects, groups, people
from bridge.store.tables import Insight, Person

REMOVE, KEEP = "remove", "keep"


def ask(session: Session, rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Put it before those who decide, once for each who asks; where nobody is, before whoever reported."""
    insight = session.get(Insight, click.subject)
    if insight is None or insight.removed_at is not None:
        return
    deciders = _deciders(session, rules, insight)
    if person.user in deciders:
        removal.remove(session, insight, now)
        return
    reporter = session.get_one(Person, insight.person_id)
    for user in deciders or [reporter.user]:
        _put_before(session, user, insight, click, person, now)


def decide(session: Session, _rules: Rules, click: Click, person: Person, now: datetime) -> None:
    """Let the words go, or stay; the first answer counts, and only of somebody who was asked."""
    asked = effects.about(session, ("take_down",), click.subject)
    open_ = [one for one in asked if "answer" not in one.body]
    if click.choice not in {REMOVE, KEEP} or all(one.body["user"] != person.user for one in open_):
        return
    insight = session.get_one(Insight, click.subject)
    for one in open_:
        one.body = {**one.body, "answer": click.choice, "text": ""}
        session.add(one)
        outbox.refresh(session, click.choice, kind="redraw", subject=one.id or 0, target=one.target, now=now)
    told = {one.object or 0 for one in open_}
    if click.choice == REMOVE and removal.remove(session, insight, now):
        told.add(insight.person_id)
    for number in told - {person.id}:
        _tell(session, insight, number, click.choice, now)


def _deciders(session: Session, rules: Rules, insight: Insight) -> list[str]:
    """Slack ids of the owners of its problems and of the lead of its team; of the admins where there are none."""
    problems = (groups.get(session, place.group_id) for place in groups.places(session, insight.id or 0))
    routes = [rules.route(group.theme) for group in problems]
    crew = rules.crew(insight.crew)
    owners = [user for route in routes for user in route.owners]
    found = [*owners, *([crew.lead] if crew and crew.lead else [])]
    return list(dict.fromkeys(found)) or admins(session, rules)


def _put_before(
    session: Session, user: str, insight: Insight, click: Click, asks: Person, now: datetime
) -> None:
    reader = people.known(session, asks.team, user)
    outbox.enqueue(
        session,
        f"take_down:{insight.id}:{asks.id}:{reader.id}",
        kind="take_down",
        subject=insight.id or 0,
        object=asks.id,
        target=outbox.person_of(reader.id or 0),
        priority=Priority.PERSON,
        body={"user": user, "text": click.choice},
        now=now,
    )


def _tell(session: Session, insight: Insight, number: int, answer: str, now: datetime) -> None:
    outbox.enqueue(
        session,
        f"take_down_told:{insight.id}:{number}:{answer}",
        kind="take_down_told",
        subject=insight.id or 0,
        object=number,
        target=outbox.person_of(number),
        priority=Priority.PERSON,
        body={"answer": answer},
        now=now,
    )
