"""What was over is still heard, by the word of those who report: its owner says what becomes of that."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.grouping import Cause, State
from bridge.domain.incoming import Click
from bridge.domain.reasons import TEAM_FOLLOWS_UP
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import ledger, outbox, recurring, telling
from bridge.flow.membership import Move, move, show
from bridge.flow.recurring import Outcome
from bridge.flow.rulebook import Facts
from bridge.flow.rulings import opening
from bridge.flow.rulings.apart import keep_apart
from bridge.store.queries import issues
from bridge.store.queries.recurring import said_since
from bridge.store.tables import Group, Person


def reopen(
    session: Session, rules: Rules, group: Group, _click: Click, _person: Person, now: datetime
) -> Facts | None:
    """The problem is not over: everyone is told, and so is Jira.

    Jira's issue is taken up again only where the route says so; elsewhere a comment asks its people to do it.
    """
    ended = recurring.decide(session, group, Outcome.REOPENED)
    if ended is None:
        return None
    telling.advance(session, group, Stage.WITH_TEAM, now)
    issue = issues.of_group(session, group.id or 0)
    if issue is not None and issue.seen == "there":
        kind = "reopen" if rules.route(group.theme).reopens else "plead"
        outbox.enqueue(
            session,
            f"{kind}:{issue.id}:{ended.id}",
            kind=kind,
            subject=issue.id or 0,
            object=ended.id,
            target=outbox.issue_of(group.id or 0),
            priority=outbox.Priority.TEAM,
            now=now,
        )
    recurring.refresh(session, ended, "decided", now)
    return {"still": ended.id}


def follow_up(
    session: Session, rules: Rules, group: Group, _click: Click, person: Person, now: datetime
) -> Facts | None:
    """The new reports are a problem of their own, whose issue follows the old one."""
    again = said_since(session, group)
    ended = recurring.decide(session, group, Outcome.NEW_ISSUE)
    if ended is None:
        return None
    made = Group(theme=group.theme, title=group.title, stage_since=now, created_at=now)
    session.add(made)
    session.flush()
    how = Move(made.id or 0, State.CONFIRMED, Cause.SPLIT, person.id, why=TEAM_FOLLOWS_UP)
    rows = [move(session, insight.id or 0, how, now, place.part).id or 0 for insight, place in again]
    for insight, _place in again:
        ledger.settle_insight(session, rules, insight, now)
        telling.refresh_home(session, insight.id or 0, f"follows{made.id}", now)
    facts = keep_apart(session, group, made, person, now)
    show(session, rules, made, now)
    opening.accept(session, rules, made, person.id, now)
    if rules.route(group.theme).ends_in_jira:
        _open(session, made, group, now)
    recurring.refresh(session, ended, "decided", now)
    return {"rows": rows, "made": made.id, "still": ended.id, **facts}


def _open(session: Session, made: Group, group: Group, now: datetime) -> None:
    """Have its issue created, and linked to the one that it follows."""
    number, target = made.id or 0, outbox.issue_of(made.id or 0)
    follows = issues.jira_id_of(session, group.id or 0) or ""
    created = outbox.enqueue(
        session,
        f"issue:{number}",
        kind="issue",
        subject=number,
        target=target,
        priority=outbox.Priority.CREATE,
        body={"follows": follows},
        now=now,
    )
    if follows:
        outbox.enqueue(
            session,
            f"relate:{number}:{group.id}",
            kind="relate",
            subject=number,
            object=group.id,
            target=target,
            needs=created.id,
            priority=outbox.Priority.TEAM,
            now=now,
        )


def known(
    session: Session, _rules: Rules, group: Group, _click: Click, _person: Person, now: datetime
) -> Facts | None:
    """The owner knows and leaves it: whoever says it again is told so, and the owner is not asked again."""
    ended = recurring.decide(session, group, Outcome.KNOWN)
    if ended is None:
        return None
    recurring.tell_known(session, ended, said_since(session, group), now)
    recurring.refresh(session, ended, "decided", now)
    return {"still": ended.id}
