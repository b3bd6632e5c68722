"""Merges, splits and moves are taken back: issues and stages, when the reports are where they were."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.grouping import COUNTED
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import telling
from bridge.store.queries import groups, issues
from bridge.store.tables import Group, Issue, Membership, Ruling


def part(session: Session, _rules: Rules, ruling: Ruling, now: datetime) -> None:
    """Let a problem have its issues again, and the stage that they have come to meanwhile."""
    for number in ruling.facts["issues"]:
        issue = session.get_one(Issue, number)
        issue.group_id = ruling.group_id
        session.add(issue)
    session.flush()
    group = session.get_one(Group, ruling.group_id)
    for number, columns in ruling.facts["groups"].items():
        was, became = columns.get("stage", ("", ""))
        other = session.get_one(Group, int(number))
        if (
            other.id == group.id
            or issues.of_group(session, other.id or 0)
            or other.stage in {was, became, ""}
        ):
            continue
        if was:
            telling.put(session, group, Stage(other.stage), now, other.reason, to=(), correction=False)
            there = {one.id or 0 for one, _place in groups.members(session, other.id or 0)}
            telling.put(session, other, Stage(was), now, to=there, correction=True)


def reunite(session: Session, rules: Rules, ruling: Ruling, now: datetime) -> None:
    """A problem that was split off leads back to where it came from, if nobody else is in it by now."""
    made, home = session.get_one(Group, ruling.facts["made"]), groups.get(session, ruling.group_id)
    return_stage(session, rules, ruling, now)
    if groups.is_empty(session, made.id or 0) and made.merged_into is None:
        telling.put(session, made, Stage.MERGED, now, to=(), correction=False)
        made.merged_into = home.id
        session.add(made)


def return_stage(session: Session, _rules: Rules, ruling: Ruling, now: datetime) -> None:
    """Those who came back are told where their own problem stands, unless they know."""
    home = groups.get(session, ruling.group_id)
    here = {insight.id or 0 for insight, _place in groups.members(session, home.id or 0, COUNTED)}
    moved = [session.get_one(Membership, row) for row in ruling.facts["rows"]]
    there = {groups.get(session, place.group_id).stage for place in moved}
    back = here & {place.insight_id for place in moved}
    if back and there != {home.stage}:
        telling.arrive(session, home, back, now, correction=True)
