"""Where problems stand, for the pages that show one or many."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.naming import counted
from bridge.domain.pages.standing import Standing
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow.views import standing
from bridge.store.tables import Group


def standing_of(session: Session, rules: Rules, group: Group, reports: int, now: datetime) -> Standing:
    """Where a problem stands.

    Args:
        session: only reads.
        rules: who owns what.
        group: the problem.
        reports: how many it has.
        now: the time.
    """
    owed = standing.owed(group)
    return Standing(
        stage=Stage(group.stage),
        team=rules.route(group.theme).team,
        since=group.stage_since.date(),
        reason=group.reason,
        answer_by=owed,
        overdue=owed is not None and owed < now.date(),
        missing=max(0, rules.listen - reports) if group.shown_at is None else 0,
        asleep=_asleep(session, group),
        policy=group.theme in rules.policies,
    )


def _asleep(session: Session, group: Group) -> str:
    """Until when, or until what, it sleeps; empty if it is awake."""
    until, more = standing.sleeps(session, group)
    day = f"until {until.day} {until:%B}" if until else ""
    reports = f"until {counted(more, 'more report')}" if more else ""
    return ", or ".join(filter(None, (day, reports)))
