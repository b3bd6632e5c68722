"""An owner takes a problem on: an issue is opened, or one that is there is linked."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.grouping import Cause, State
from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import ledger, outbox, telling
from bridge.flow.membership import Move, move, show_if_due
from bridge.store.queries import effects, groups, issues
from bridge.store.tables import Group, Person


def open_or_wait(
    session: Session, rules: Rules, group: Group, _click: Click, person: Person, now: datetime
) -> None:
    """Take the problem on and have its issue opened, unless it has one."""
    if issues.of_group(session, group.id or 0) is not None:
        return
    accept(session, rules, group, person.id, now)
    open_issue(session, group, now)


def notice(session: Session, rules: Rules, group: Group, now: datetime) -> None:
    """A group has grown: show it to its owner, and open its issue if its route says so without a click."""
    show_if_due(session, rules, group, now)
    telling.no_longer_alone(session, group, now)
    enough = rules.route(group.theme).opens_at
    due = enough is not None and groups.reports(session, group.id or 0) >= enough
    if due and group.theme not in rules.unopened and issues.of_group(session, group.id or 0) is None:
        open_issue(session, group, now)


def open_issue(session: Session, group: Group, now: datetime) -> None:
    """Have the group's Jira issue created, or tried again after Jira refused it."""
    number = group.id or 0
    there = effects.by_key(session, f"issue:{number}")
    if there is not None and there.state == "dead":
        outbox.again(session, there, now)
    outbox.enqueue(
        session,
        f"issue:{number}",
        kind="issue",
        subject=number,
        target=outbox.issue_of(number),
        priority=outbox.Priority.CREATE,
        now=now,
    )
    group.waiting = ""
    session.add(group)
    telling.refresh_triage(session, group, f"open{now.timestamp()}", now)


def accept(session: Session, rules: Rules, group: Group, person: int | None, now: datetime) -> None:
    """An owner takes the problem on: the insights listed are confirmed and credited, and everyone is told."""
    if group.accepted_at is not None:
        return
    group.accepted_at, group.accepted_by = now, person
    session.add(group)
    listed = groups.members(session, group.id or 0)
    for insight, place in listed:
        if place.state != State.CONFIRMED:
            how = Move(place.group_id, State.CONFIRMED, Cause.ACCEPTED, person, place.probability, place.why)
            move(session, insight.id or 0, how, now, place.part)
    for insight, _place in listed:
        ledger.settle_insight(session, insight, now)
    ledger.found(session, group.id or 0, [insight for insight, _place in listed], rules.found_within, now)
    telling.advance(session, group, Stage.WITH_TEAM, now)


def link(session: Session, _rules: Rules, group: Group, click: Click, person: Person, now: datetime) -> None:
    """Have an issue that is there already made the problem's own."""
    if issues.of_group(session, group.id or 0) is not None:
        return
    outbox.enqueue(
        session,
        f"link:{group.id}:{click.outside_id}",
        kind="link",
        subject=group.id or 0,
        target=outbox.issue_of(group.id or 0),
        priority=outbox.Priority.CREATE,
        body={"key": click.choice, "by": person.id},
        now=now,
    )
