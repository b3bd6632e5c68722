"""From what Jira says of an issue to the stage that its problem is on."""

import logging
from datetime import datetime

from sqlmodel import Session

from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.domain.stages import Stage, is_named
from bridge.flow import telling
from bridge.flow.stages import stands_for
from bridge.store.queries import effects, groups
from bridge.store.tables import Group, Issue

log = logging.getLogger(__name__)

UNNAMED = _(
    "Jira's status “{status}” ({project}) says nothing that agents would understand. "
    "They are told “with {team}”. An administrator can name a stage for it: jira.stages.{project}."
)


def settle(session: Session, rules: Rules, issue: Issue, before: Stage | None, now: datetime) -> None:
    """Put the issue's group on the stage that the issue stands for, if that has changed.

    Args:
        session: within the store's grouping transaction.
        rules: how statuses lead to stages.
        issue: as read now.
        before: the stage that it stood for when it was read before; None follows the issue in any case.
        now: the time of the step.
    """
    stage, group = stands_for(rules, issue), groups.get(session, issue.group_id)
    _warn_of_unnamed(session, rules, group, issue, now)
    if stage in {before, Stage.MERGED} or _is_behind(Stage(group.stage), before, stage):
        return
    telling.advance(session, group, stage, now, issue.resolution or "" if stage is Stage.DECLINED else "")


def _is_behind(said: Stage, before: Stage | None, stage: Stage) -> bool:
    """An owner said "live" before Jira came to "fixed": that is no step back."""
    return said is Stage.LIVE and stage is Stage.FIXED and before is not Stage.LIVE


def _warn_of_unnamed(session: Session, rules: Rules, group: Group, issue: Issue, now: datetime) -> None:
    """Agents are told neutral words; whoever can name a stage for the status hears of it once."""
    overrides = rules.stage_maps.get(issue.project, {})
    cause = f"unnamed:{issue.project}:{issue.status.casefold()}"
    named = is_named(issue.status, issue.category, issue.resolution, overrides)
    if named or effects.by_key(session, f"note:{cause}") is not None:
        return
    team = rules.route(group.theme).team
    says = sentence(UNNAMED, status=issue.status, project=issue.project, team=team)
    log.warning('no stage is named for the status "%s" of project %s', issue.status, issue.project)
    telling.note(session, group.id or 0, says, cause, now)
