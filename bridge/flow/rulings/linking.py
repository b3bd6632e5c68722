"""An owner says that an issue which people opened in Jira is that of the problem."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.incoming import Click
from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.flow import outbox, telling
from bridge.flow.rulebook import Facts
from bridge.store.queries import issues, lookalikes
from bridge.store.tables import Group, Person

GONE = _("That issue is not among the open ones any more, so nothing was linked.")


def it_is(
    session: Session, rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """The problem is that of an issue which people opened in Jira."""
    there = lookalikes.backlog_issue(session, click.choice)
    if there is None:
        telling.note(session, group.id or 0, sentence(GONE), click.outside_id, now)
        return None
    return _link(session, rules, group, there.key, click, person, now)


def link(
    session: Session, rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """Have an issue that is there already made the problem's own."""
    return _link(session, rules, group, click.choice.strip(), click, person, now)


def _link(
    session: Session, rules: Rules, group: Group, key: str, click: Click, person: Person, now: datetime
) -> Facts | None:
    if not key or not rules.route(group.theme).ends_in_jira or issues.at_hand(session, group.id or 0):
        return None
    outbox.enqueue(
        session,
        f"link:{group.id}:{click.outside_id}",
        kind="link",
        subject=group.id or 0,
        target=outbox.issue_of(group.id or 0),
        priority=outbox.Priority.CREATE,
        body={"key": key, "by": person.id},
        now=now,
    )
    return {"key": key}
