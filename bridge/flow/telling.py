"""Change a group's stage, and have everyone concerned told once."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

from bridge.domain.sentences import Sentence
from bridge.domain.stages import Stage, takes_back
from bridge.flow import callbacks, outbox
from bridge.flow.outbox import Priority
from bridge.store.queries import alarms, groups, insights, recurring
from bridge.store.queries.told import of_change
from bridge.store.tables import Group, StageChange


def advance(
    session: Session, group: Group, stage: Stage, now: datetime, reason: str = ""
) -> StageChange | None:
    """Put a group on a stage; every counted reporter is told in their home.

    Returns:
        The change, or None when the group is on that stage already.
    """
    if group.stage == stage:
        return None
    concerned = {insight.id or 0 for insight, _place in groups.members(session, group.id or 0)}
    correction = takes_back(Stage(group.stage), stage)
    return put(session, group, stage, now, reason, to=concerned, correction=correction)


def put(
    session: Session,
    group: Group,
    stage: Stage,
    now: datetime,
    reason: str = "",
    *,
    to: Collection[int],
    correction: bool,
) -> StageChange:
    """Write down that a group is on a stage, and tell it in the homes of some insights."""
    change = StageChange(group_id=group.id or 0, stage=stage, reason=reason, correction=correction, at=now)
    group.stage, group.stage_since, group.reason = stage, now, reason
    group.what_changed = group.what_changed if stage is Stage.LIVE else ""
    session.add(group)
    session.add(change)
    session.flush()
    homes = insights.by_home(session, to)
    outbox.tell_homes(session, f"stage:{change.id}", homes, kind="stage", object=change.id or 0, now=now)
    callbacks.follow(session, change, to, now)
    refresh_triage(session, group, f"stage{change.id}", now)
    return change


def arrive(
    session: Session, group: Group, insights: Collection[int], now: datetime, *, correction: bool
) -> None:
    """Tell reports that came from another problem where this one stands, which is not where theirs stood."""
    since = group.stage_since
    put(session, group, Stage(group.stage), now, group.reason, to=insights, correction=correction)
    group.stage_since = since
    session.add(group)


def no_longer_alone(session: Session, group: Group, now: datetime) -> None:
    """Tell the first reporter once that somebody else has heard the same, as their card promised."""
    if group.stage != Stage.HEARD or len(groups.reporters(session, group.id or 0)) != 2:
        return
    listed = groups.members(session, group.id or 0)
    number, part = listed[0][1].insight_id, listed[0][1].part
    outbox.enqueue(
        session,
        f"heard:{number}:{part}" if part else f"heard:{number}",
        kind="heard",
        subject=number,
        object=part,
        target=outbox.home_of(number),
        priority=Priority.PERSON,
        now=now,
    )


def heard(session: Session, insight: int, became: str, group: int, cause: str, now: datetime) -> None:
    """Say in an insight's home what became of a reply to it.

    Args:
        session: the transaction of the step.
        insight: whose home it is.
        became: ``answer``, ``objection``, ``closed`` or ``nobody``.
        group: the problem whose team it went to; 0: none.
        cause: what it is said for, once.
        now: the time of the step.
    """
    outbox.enqueue(
        session,
        f"reply_heard:{insight}:{became}:{cause}",
        kind="reply_heard",
        subject=insight,
        object=group or None,
        target=outbox.home_of(insight),
        priority=Priority.PERSON,
        body={"became": became},
        now=now,
    )


def refresh_home(session: Session, insight: int, cause: str, now: datetime) -> None:
    """Bring an insight's home card up to date."""
    outbox.refresh(session, cause, kind="card", subject=insight, target=outbox.home_of(insight), now=now)


def refresh_homes(session: Session, group: Group, cause: str, now: datetime) -> None:
    """Bring the home cards of all who reported a problem up to date."""
    homes = {insight.id or 0 for insight, _place in groups.members(session, group.id or 0)}
    outbox.refresh_homes(session, cause, homes, now)


def refresh_notes(session: Session, group: Group, cause: str, now: datetime) -> None:
    """Bring what was told of the stage where a problem stands up to date, wherever it was told."""
    change = recurring.standing_change(session, group)
    told = of_change(session, change) if change is not None else []
    notes = {one.id or 0: one.target for one in told}
    outbox.refresh_all(session, cause, notes, kind="stage_edit", now=now)


def refresh_triage(session: Session, group: Group, cause: str, now: datetime) -> None:
    """Bring a group's triage card up to date, if its owner has one."""
    if group.shown_at is not None:
        number = group.id or 0
        outbox.refresh(
            session, cause, kind="triage_card", subject=number, target=outbox.triage_of(number), now=now
        )


def refresh_alarm(session: Session, insight: int, cause: str, now: datetime) -> None:
    """Bring the cards up to date by which a report was told at once, if it was: its words are others, or may be quoted."""
    for told in alarms.told_of(session, insight):
        outbox.refresh(session, cause, kind="redraw", subject=told.id or 0, target=told.target, now=now)


def note(session: Session, group: int, said: Sentence, cause: str, now: datetime) -> None:
    """Say a sentence in the thread of a group's triage card."""
    outbox.enqueue(
        session,
        f"note:{cause}",
        kind="note",
        subject=group,
        target=outbox.triage_of(group),
        priority=Priority.TEAM,
        body=said.packed(),
        now=now,
    )
