"""An owner takes a problem on, and an issue is opened where its route ends in Jira."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.fields import FieldError, encode
from bridge.domain.grouping import Cause, State
from bridge.domain.incoming import Click
from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.domain.sentences import Amount, sentence
from bridge.domain.stages import Stage
from bridge.domain.units import REPORTS
from bridge.flow import clock, figures, ledger, outbox, praise, questions, recurring, screens, telling, views
from bridge.flow.membership import Move, move, show_if_due
from bridge.flow.rulebook import Facts
from bridge.flow.rulings import following
from bridge.flow.rulings.apart import keep_apart
from bridge.flow.rulings.forms import group_number
from bridge.store.queries import effects, groups, issues
from bridge.store.tables import Group, Person

AWAKE = _("Awake again: there are {reports} now.")


def open_or_wait(
    session: Session, rules: Rules, group: Group, _click: Click, person: Person, now: datetime
) -> Facts | None:
    """Take the problem on, and have its issue opened unless it has one or a close neighbour has.

    A route that ends in Slack opens none: the card is all there is.
    """
    if group.accepted_at is None and views.neighbour(session, rules, group) is not None:
        telling.refresh_triage(session, group, f"neighbour{now.timestamp()}", now)
        return None
    return _take_on(session, rules, group, person, now)


def open_anyway(
    session: Session, rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """The neighbour is another problem: never again ask about the two, and have the issue opened."""
    number = group_number(click.choice)
    there = groups.get(session, number) if number is not None else group
    apart = keep_apart(session, group, there, person, now) if there.id != group.id else {}
    facts = _take_on(session, rules, group, person, now)
    return None if facts is None else {**facts, **apart}


def fill_fields(
    session: Session, rules: Rules, group: Group, click: Click, person: Person, now: datetime
) -> Facts | None:
    """Keep what an owner says of the fields that Jira requires, and have the issue tried again."""
    needed = {field.id: field for field in screens.still_needed(session, rules, group)}
    try:
        said = {name: encode(needed[name], given) for name, given in click.values.items() if name in needed}
    except FieldError as refusal:
        telling.note(session, group.id or 0, refusal.why, click.outside_id, now)
        return None
    group.fields = {
        **(group.fields or {}),
        **{name: value for name, value in said.items() if value is not None},
    }
    return _take_on(session, rules, group, person, now)


def _take_on(session: Session, rules: Rules, group: Group, person: Person, now: datetime) -> Facts | None:
    if issues.at_hand(session, group.id or 0) is not None:
        return None
    fresh = group.accepted_at is None
    rows = accept(session, rules, group, person.id, now)
    if rules.route(group.theme).ends_in_jira:
        open_issue(session, group, now)
    return {"rows": rows} if fresh else None


def notice(session: Session, rules: Rules, group: Group, now: datetime) -> None:
    """A group has grown: its owner sees it, newcomers are asked what is open, and its issue opens if the route says so."""
    show_if_due(session, rules, group, now)
    telling.no_longer_alone(session, group, now)
    following.tell(session, group, now)
    praise.pass_on(session, rules, group, now)
    figures.grown(session, rules, group, now)
    questions.ask_late(session, group, now)
    recurring.notice(session, group, now)
    reports = groups.reports(session, group.id or 0)
    if reports in figures.STEPS and group.shown_at != now:
        telling.refresh_triage(session, group, f"grown{reports}:{now.timestamp()}", now)
    if group.asleep_reports is not None and reports >= group.asleep_reports:
        clock.wake(session, group, sentence(AWAKE, reports=Amount(REPORTS, reports)), now)
    if _opens_by_rule(session, rules, group, reports):
        open_issue(session, group, now)


def _opens_by_rule(session: Session, rules: Rules, group: Group, reports: int) -> bool:
    route = rules.route(group.theme)
    enough = route.opens_at is not None and reports >= route.opens_at
    due = enough and route.ends_in_jira and group.theme not in rules.unopened
    alone = due and issues.of_group(session, group.id or 0) is None
    return alone and views.neighbour(session, rules, group) is None


def open_issue(session: Session, group: Group, now: datetime) -> None:
    """Have the group's Jira issue created, or tried again after Jira refused it."""
    number = group.id or 0
    key = opening_of(session, group)
    there = effects.by_key(session, key)
    if there is not None and there.state in {"dead", "skipped"}:
        outbox.again(session, there, now)
    outbox.enqueue(
        session,
        key,
        kind="issue",
        subject=number,
        target=outbox.issue_of(number),
        priority=outbox.Priority.CREATE,
        now=now,
    )
    group.waiting = ""
    session.add(group)
    telling.refresh_triage(session, group, f"open{now.timestamp()}", now)


def opening_of(session: Session, group: Group) -> str:
    """The key of the effect that opens the group's issue: another one after an issue of it was deleted or hidden."""
    away = issues.of_group(session, group.id or 0)
    return f"issue:{group.id}:{away.id}" if away is not None else f"issue:{group.id}"


def accept(session: Session, rules: Rules, group: Group, person: int | None, now: datetime) -> list[int]:
    """An owner takes the problem on: the insights listed are confirmed and credited, and everyone is told.

    Returns:
        The memberships that were written.
    """
    if group.accepted_at is not None:
        return []
    group.accepted_at, group.accepted_by = now, person
    session.add(group)
    listed = groups.members(session, group.id or 0)
    rows = []
    for insight, place in listed:
        if place.state != State.CONFIRMED:
            how = Move(place.group_id, State.CONFIRMED, Cause.ACCEPTED, person, place.probability, place.why)
            rows.append(move(session, insight.id or 0, how, now, place.part).id or 0)
    for insight, _place in listed:
        ledger.settle_insight(session, rules, insight, now)
    ledger.found(session, rules, group.id or 0, [insight for insight, _place in listed], now)
    telling.advance(session, group, Stage.WITH_TEAM, now)
    return rows
