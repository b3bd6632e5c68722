"""What happened to Jira issues."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.errors import RefusedError
from bridge.domain.incoming import IssueSeen
from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.flow import conversation, evidence, screens, telling
from bridge.flow.landing.kinds import Landing, Refusal, Result
from bridge.flow.rulings import opening
from bridge.store.queries import groups, issues
from bridge.store.tables import Effect

TAKEN = _("{key} belongs to another problem already, so it was not linked.")
NOT_LINKED = _("{key} could not be linked: {why}")


def _issue(session: Session, rules: Rules, effect: Effect, result: Result, now: datetime) -> None:
    if isinstance(result, IssueSeen):
        group = groups.get(session, effect.subject)
        group.waiting = ""
        session.add(group)
        conversation.adopt(session, rules, group.id or 0, result, now)
        evidence.of_problem(session, group.id or 0, now)
        telling.refresh_triage(session, group, f"opened{effect.id}", now)


def _link(session: Session, rules: Rules, effect: Effect, result: Result, now: datetime) -> None:
    if not isinstance(result, IssueSeen):
        return
    group = groups.get(session, effect.subject)
    there = issues.by_jira_id(session, result.id)
    if there is not None and there.group_id != group.id:
        taken = sentence(TAKEN, key=result.key)
        telling.note(session, group.id or 0, taken, f"taken:{effect.id}", now)
        return
    opening.accept(session, rules, group, effect.body["by"], now)
    conversation.adopt(session, rules, group.id or 0, result, now)
    evidence.of_problem(session, group.id or 0, now)
    telling.refresh_triage(session, group, f"linked{effect.id}", now)


def _issue_refused(
    session: Session, rules: Rules, effect: Effect, error: RefusedError, now: datetime
) -> None:
    group = groups.get(session, effect.subject)
    group.waiting = str(error)
    session.add(group)
    screens.look_again(session, rules, group)
    telling.refresh_triage(session, group, f"waits{effect.id}:{effect.attempts}", now)


def _link_refused(
    session: Session, _rules: Rules, effect: Effect, error: RefusedError, now: datetime
) -> None:
    says = sentence(NOT_LINKED, key=effect.body["key"], why=str(error))
    telling.note(session, effect.subject, says, f"unlinked:{effect.id}", now)


LANDED: Mapping[str, Landing] = {"issue": _issue, "link": _link}
REFUSED: Mapping[str, Refusal] = {"issue": _issue_refused, "link": _link_refused}
