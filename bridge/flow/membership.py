"""Move an insight between groups. Always inside the store's grouping transaction."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bridge.domain.grouping import Cause, State
from bridge.domain.quotes import title
from bridge.domain.rules import Rules
from bridge.flow import outbox
from bridge.store.queries import groups
from bridge.store.tables import Group, Insight, Membership


@dataclass(frozen=True, slots=True)
class Move:
    """Into which group, how sure, and why."""

    group: int
    state: State
    cause: Cause
    person: int | None = None
    probability: float | None = None
    why: str = ""
    candidates: tuple[int, ...] = ()


def move(session: Session, insight: int, how: Move, now: datetime) -> Membership:
    """Write down where an insight is from now on; what was before stays as history."""
    before = groups.membership(session, insight)
    if before is not None:
        before.current = False
        session.add(before)
        session.flush()
    after = Membership(
        insight_id=insight,
        group_id=how.group,
        state=how.state,
        cause=how.cause,
        person_id=how.person,
        probability=how.probability,
        why=how.why,
        candidates=list(how.candidates),
        at=now,
    )
    session.add(after)
    session.flush()
    if before is not None and before.group_id != how.group:
        _leave(session, before.group_id, how.group)
    return after


def _leave(session: Session, left: int, joined: int) -> None:
    """A group that nobody is in any more leads to where its last insight went."""
    if groups.is_empty(session, left):
        group = groups.get(session, left)
        if group.id == left and group.shown_at is None:
            group.merged_into = joined
            session.add(group)


def start(session: Session, insight: Insight, now: datetime) -> Group:
    """A new group for an insight that stands on its own."""
    words = insight.text if not insight.likely_name else ""
    group = Group(theme=insight.theme, title=title([words]), stage_since=now, created_at=now)
    session.add(group)
    session.flush()
    return group


def show_if_due(session: Session, rules: Rules, group: Group, now: datetime) -> None:
    """Show a problem to its owner once enough reports speak of it."""
    listed = groups.members(session, group.id or 0)
    if group.shown_at is not None or group.theme in rules.unopened or len(listed) < rules.listen:
        return
    group.shown_at = now
    group.title = title([insight.text for insight, _place in listed if not insight.likely_name])
    session.add(group)
    number = group.id or 0
    outbox.enqueue(
        session,
        f"triage:{number}",
        kind="triage",
        subject=number,
        target=outbox.triage_of(number),
        priority=outbox.Priority.TEAM,
        now=now,
    )
