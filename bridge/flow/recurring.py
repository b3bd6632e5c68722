"""Reports of a problem that is live or was declined: their reporters are asked first, then its owner is.

What the owner says of it is kept with the change of stage that ended the problem, and asked for once a change.
"""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Session

from bridge.domain.grouping import State
from bridge.domain.stages import OVER
from bridge.flow import outbox, telling
from bridge.store.queries import effects, groups
from bridge.store.queries import recurring as queries
from bridge.store.tables import Group, Insight, Membership, StageChange


class Outcome(StrEnum):
    """What an owner says of a problem that is still heard."""

    REOPENED = "reopened"
    NEW_ISSUE = "new_issue"
    KNOWN = "known"


_OUTCOME, _REPORTS = "still", "reports"


def outcome_of(change: StageChange) -> tuple[Outcome, int] | None:
    """What was decided of what is heard since a change, and of how many reports; None while it is open."""
    said = change.facts.get(_OUTCOME)
    return (Outcome(said), change.facts[_REPORTS]) if said else None


def decide(session: Session, group: Group, outcome: Outcome) -> StageChange | None:
    """Write down what an owner says, once for a change.

    Returns:
        The change that it is about; None when there is nothing to decide, or no more.
    """
    change = queries.standing_change(session, group)
    reports = queries.still_heard(session, group.id or 0)
    if change is None or not reports or outcome_of(change) is not None:
        return None
    change.facts = {**change.facts, _OUTCOME: outcome, _REPORTS: reports}
    session.add(change)
    session.flush()
    return change


def undecide(session: Session, change: int) -> None:
    """What was decided is taken back: the owner is asked again."""
    row = session.get_one(StageChange, change)
    row.facts = {name: fact for name, fact in row.facts.items() if name not in {_OUTCOME, _REPORTS}}
    session.add(row)
    session.flush()


def asked_again(session: Session, insight: Insight, place: Membership, now: datetime) -> None:
    """Ask the reporter whether it is the same problem, if the group where it seems to belong was over by then.

    Until they say so it does not count. A problem whose owner knows that it is still heard asks nobody again.
    """
    group = groups.get(session, place.group_id)
    after = group.stage in OVER and insight.said_at > group.stage_since
    if place.state != State.PROVISIONAL or not after:
        return
    change = queries.standing_change(session, group)
    if change is None or outcome_of(change) is not None:
        return
    number = insight.id or 0
    part = f":{place.part}" if place.part else ""
    outbox.enqueue(
        session,
        f"still_same:{number}{part}:{change.id}",
        kind="still_same",
        subject=number,
        object=change.id,
        target=outbox.home_of(number),
        priority=outbox.Priority.PERSON,
        body={"part": place.part},
        now=now,
    )


def answered(session: Session, insight: int, now: datetime) -> None:
    """Show on what its reporter was asked what became of it."""
    for asked in queries.asked_same(session, insight):
        outbox.refresh(
            session,
            f"said{now.timestamp()}",
            kind="still_same_edit",
            subject=asked.id or 0,
            target=outbox.home_of(insight),
            now=now,
        )


def notice(session: Session, group: Group, now: datetime) -> None:
    """A group has grown: if that is after its end, its owner hears of it, in one card for each end."""
    again = queries.said_since(session, group)
    change = queries.standing_change(session, group) if again else None
    if change is None:
        return
    decided = outcome_of(change)
    if decided is not None and decided[0] is Outcome.KNOWN:
        tell_known(session, change, again, now)
    number, key = group.id or 0, f"still:{group.id}:{change.id}"
    if effects.by_key(session, key) is not None:
        refresh(session, change, f"heard{len(again)}:{now.timestamp()}", now)
    elif decided is None:
        outbox.enqueue(
            session,
            key,
            kind="still",
            subject=number,
            object=change.id,
            target=outbox.triage_of(number),
            priority=outbox.Priority.TEAM,
            now=now,
        )
    telling.refresh_triage(session, group, f"still{len(again)}:{now.timestamp()}", now)


def refresh(session: Session, change: StageChange, cause: str, now: datetime) -> None:
    """Bring the owner's card up to date."""
    outbox.refresh(
        session,
        cause,
        kind="still_edit",
        subject=change.id or 0,
        target=outbox.triage_of(change.group_id),
        now=now,
    )


def tell_known(
    session: Session, change: StageChange, again: list[tuple[Insight, Membership]], now: datetime
) -> None:
    """Tell those who reported it again that its owner knows, in one line, once each."""
    for insight, _place in again:
        number = insight.id or 0
        outbox.enqueue(
            session,
            f"known:{change.id}:{number}",
            kind="known",
            subject=number,
            object=change.id,
            target=outbox.home_of(number),
            priority=outbox.Priority.PERSON,
            now=now,
        )
