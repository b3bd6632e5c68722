"""What a person said is not the same stays apart, until they take it back."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session

from bridge.flow.rulebook import Facts
from bridge.store.queries import groups, lookalikes
from bridge.store.tables import Apart, Group, Likeness, Person, Ruling, Veto

Place = tuple[int, int]
"""An insight, and which part of it."""


def keep_apart(session: Session, one: Group, other: Group, person: Person, now: datetime) -> Facts:
    """Write down that two problems are not the same, so that nobody is asked again.

    Returns:
        What was written.
    """
    low, high = sorted((one.id or 0, other.id or 0))
    denied = lookalikes.deny(session, low, high)
    if groups.apart(session, low, high):
        return {"denied": denied}
    apart = Apart(group_id=low, other_id=high, person_id=person.id or 0, at=now)
    session.add(apart)
    session.flush()
    return {"denied": denied, "apart": [apart.id]}


def bar(session: Session, places: Iterable[Place], group: int, person: Person, now: datetime) -> list[int]:
    """Write down that parts of insights do not belong to a group.

    Returns:
        The vetoes that are new.
    """
    vetoes = [
        Veto(insight_id=insight, part=part, group_id=group, person_id=person.id or 0, at=now)
        for insight, part in places
        if groups.veto(session, insight, group, part) is None
    ]
    session.add_all(vetoes)
    session.flush()
    return [veto.id or 0 for veto in vetoes]


def allow_again(session: Session, ruling: Ruling) -> None:
    """Take back what a ruling said of what does not belong together."""
    for table, name in ((Veto, "vetoes"), (Apart, "apart")):
        for number in ruling.facts.get(name, ()):
            row = session.get(table, number)
            if row is not None:
                session.delete(row)
    for number in ruling.facts.get("denied", ()):
        likeness = session.get(Likeness, number)
        if likeness is not None:
            likeness.denied = False
            session.add(likeness)
    session.flush()
