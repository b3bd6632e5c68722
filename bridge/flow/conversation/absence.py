"""An issue of ours that cannot be read any more: deleted, or hidden from the bridge."""

from datetime import datetime
from typing import Literal

from sqlmodel import Session

from bridge.domain.language import Phrase as _
from bridge.domain.sentences import sentence
from bridge.domain.stages import Stage
from bridge.flow import telling
from bridge.store.queries import groups, issues

_SAYS = {
    "gone": _(
        "{key} was deleted in Jira. Nobody is told of it. Open a new issue for the problem, or link another one."
    ),
    "hidden": _(
        "{key} cannot be read in Jira any more: it was deleted, or moved to where the bridge may not look. "
        "Nobody is told of it. Open a new issue for the problem, or link another one."
    ),
}

_PROMISING = (Stage.PLANNED, Stage.IN_WORK)
"""Stages that only an issue that is there can keep true."""


def absent(session: Session, jira_id: str, how: Literal["gone", "hidden"], now: datetime) -> None:
    """Note that an issue cannot be read; its team hears what to do, and agents see it with the team.

    Args:
        session: within the store's grouping transaction.
        jira_id: Jira's id of the issue; one that is not ours changes nothing.
        how: ``gone`` if Jira said that it was deleted.
        now: the time of the step.
    """
    issue = issues.by_jira_id(session, jira_id)
    if issue is None or issue.seen in {how, "gone"}:
        return
    issue.seen = how
    session.add(issue)
    session.flush()
    if issue.retired:
        return
    group = groups.get(session, issue.group_id)
    says = sentence(_SAYS[how], key=issue.key)
    telling.note(session, group.id or 0, says, f"{how}:{jira_id}:{now.timestamp()}", now)
    if group.stage in _PROMISING:
        telling.advance(session, group, Stage.WITH_TEAM, now)
    telling.refresh_triage(session, group, f"{how}{jira_id}:{now.timestamp()}", now)
