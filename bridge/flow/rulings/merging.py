"""Two problems are one: reports, news, questions and the issue go on together, and nothing is copied."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

from bridge.domain.grouping import Cause, State
from bridge.domain.incoming import Click
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage, takes_back
from bridge.flow import figures, rulebook, telling
from bridge.flow.membership import Move, move, said, start
from bridge.flow.rulebook import Facts
from bridge.flow.rulings import opening
from bridge.flow.rulings.forms import group_number
from bridge.store.queries import groups, issues
from bridge.store.tables import Group, Membership, Person


def merge(
    session: Session, rules: Rules, group: Group, click: Click, _person: Person, now: datetime
) -> Facts | None:
    """Join the problem with another one, under whose number both go on."""
    number = group_number(click.choice)
    into = groups.get(session, number) if number is not None else group
    return None if into.id == group.id else join(session, rules, group, into, now)


def join(session: Session, rules: Rules, group: Group, into: Group, now: datetime) -> Facts:
    """Let a problem be part of another one from now on, with all its reports, sure or not.

    Those who hear another stage by it than they were told before are told that, and nobody else anything.

    Args:
        session: of the grouping transaction.
        rules: how many reports are shown to an owner.
        group: the problem that is no longer one of its own.
        into: the problem that it is.
        now: when.

    Returns:
        What is needed to take it back.
    """
    before = rulebook.portrait(into)
    stage, listed = Stage(group.stage), groups.members(session, group.id or 0)
    said = {insight.id or 0 for insight, _place in listed}
    knew = {insight.id or 0 for insight, _place in groups.members(session, into.id or 0)}
    _take_over(session, group, into, now)
    told = said - knew if stage != into.stage else set()
    telling.put(session, group, Stage.MERGED, now, to=told, correction=False)
    rows = _carry(session, group, into, now)
    group.merged_into = into.id
    session.add(group)
    moved = _carry_issues(session, group, into)
    if told:
        telling.arrive(session, into, told, now, correction=takes_back(stage, Stage(into.stage)))
    _show(session, rules, group, into, said | knew, now)
    return {
        "rows": rows,
        "issues": moved,
        "told": {str(group.id): sorted(told)},
        "groups": {str(into.id): rulebook.changed(before, into)},
    }


def _take_over(session: Session, group: Group, into: Group, now: datetime) -> None:
    """What a team has answered stays answered: a problem that was taken on stays so when it joins a fresh one."""
    if into.accepted_at is None:
        into.accepted_at, into.accepted_by = group.accepted_at, group.accepted_by
    if into.due_at is None or (group.due_at is not None and group.due_at < into.due_at):
        into.due_at = group.due_at
    session.add(into)
    into.waiting, into.fields = into.waiting or group.waiting, into.fields or group.fields
    if into.stage == Stage.HEARD and group.stage not in {Stage.HEARD, Stage.DECLINED}:
        telling.advance(session, into, Stage(group.stage), now, group.reason)


def _carry(session: Session, group: Group, into: Group, now: datetime) -> list[int]:
    """Move all reports over as they are: whoever said where they belong has still said so.

    A report that somebody said does not belong to the other problem is a problem of its own from now on.
    """
    rows = []
    for insight, place in groups.members(session, group.id or 0, tuple(State)):
        how = _as_is(place, into, Cause.MERGED)
        if not groups.numbers(session, into.id or 0).isdisjoint(
            groups.vetoed(session, place.insight_id, place.part)
        ):
            how = _as_is(place, start(session, insight, said(session, insight, place.part), now), Cause.SPLIT)
        rows.append(move(session, insight.id or 0, how, now, place.part).id or 0)
    return rows


def _as_is(place: Membership, into: Group, cause: Cause) -> Move:
    return Move(
        into.id or 0,
        State(place.state),
        cause,
        place.person_id,
        place.probability,
        place.why,
        tuple(place.candidates),
    )


def _carry_issues(session: Session, group: Group, into: Group) -> list[int]:
    """Jira's issues of the problem are those of the other one from now on."""
    found = issues.all_of_group(session, group.id or 0)
    for issue in found:
        issue.group_id = into.id or 0
        session.add(issue)
    session.flush()
    return [issue.id or 0 for issue in found]


def _show(
    session: Session, rules: Rules, group: Group, into: Group, reports: Collection[int], now: datetime
) -> None:
    for number in sorted(reports):
        telling.refresh_home(session, number, f"merge{group.id}:{now.timestamp()}", now)
    for one in (group, into):
        telling.refresh_triage(session, one, f"merge{group.id}:{now.timestamp()}", now)
    opening.notice(session, rules, into, now)
    figures.regrouped(session, rules, into, now)
