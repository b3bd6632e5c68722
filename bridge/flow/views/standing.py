"""Where a problem stands between its team and Jira, as sentences of its triage card."""

from datetime import date, datetime

from sqlmodel import Session

from bridge.domain.naming import counted
from bridge.domain.outgoing import Decided, Lookalike
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import rulebook
from bridge.store.queries import effects, groups, issues
from bridge.store.tables import Group, Issue

_AWAY = {
    "gone": "{key} was deleted in Jira.",
    "hidden": "{key} cannot be read in Jira any more.",
}


def outcome(session: Session, group: Group, issue: Issue | None) -> str:
    """What was decided; empty while it waits for a decision."""
    if group.merged_into is not None:
        return f"Joined with “{groups.get(session, group.id or 0).title}”."
    if group.waiting:
        return ""
    if group.stage == Stage.DECLINED:
        return f"Declined: {group.reason}" if group.reason else "Declined."
    return f"The issue is {issue.key}." if issue and issue.seen not in _AWAY else ""


def taken_on(session: Session, rules: Rules, group: Group, issue: Issue | None) -> str:
    """What follows from a problem having been taken on; empty if it was not, or if its issue is away."""
    if group.accepted_at is None or group.waiting:
        return ""
    again = effects.by_key(session, f"issue:{group.id}:{issue.id}") if issue and issue.seen in _AWAY else None
    if issue is not None and issue.seen in _AWAY and (again is None or again.state != "waiting"):
        return ""
    return "An issue is being opened." if rules.route(group.theme).ends_in_jira else "Taken on."


def hidden(issue: Issue | None) -> str:
    """What became of an issue that cannot be read any more."""
    return _AWAY[issue.seen].format(key=issue.key) if issue and issue.seen in _AWAY else ""


def asleep(session: Session, group: Group) -> str:
    """Until when, or until what, the card sleeps; empty if it is awake."""
    until = f"until {_day(group.asleep_until)}" if group.asleep_until else ""
    more = ""
    if group.asleep_reports:
        missing = group.asleep_reports - groups.reports(session, group.id or 0)
        more = f"until {counted(max(missing, 1), 'more report')}"
    return ", or ".join(part for part in (until, more) if part)


def owed(group: Group) -> date | None:
    """Until when the team owes an answer; None when it owes none."""
    waits = group.shown_at is not None and group.stage == Stage.HEARD and group.merged_into is None
    return group.due_at.date() if waits and group.due_at else None


def survivors(session: Session, group: Group) -> tuple[Lookalike, ...]:
    """The issues of two joined problems, as long as nobody has said which goes on."""
    found = issues.not_retired(session, group.id or 0)
    if len(found) < 2:
        return ()
    return tuple(Lookalike(one.jira_id, one.key, one.summary, one.updated, one.url) for one in found)


def shippable(session: Session, rules: Rules, group: Group) -> bool:
    """Whether an owner can say that it is live: it is fixed, or was taken on where nothing else tells."""
    if group.stage == Stage.FIXED:
        return True
    by_hand = not rules.route(group.theme).ends_in_jira and not issues.of_group(session, group.id or 0)
    return by_hand and group.stage in {Stage.WITH_TEAM, Stage.PLANNED, Stage.IN_WORK}


def decided(session: Session, group: Group) -> Decided | None:
    """What can be taken back. A card whose problem went on in another one offers to part them again, while that is next."""
    there = groups.get(session, group.id or 0)
    ruling = rulebook.newest(session, there.id or 0)
    if ruling is None or group.id not in {there.id, ruling.group_id}:
        return None
    return Decided(ruling.id or 0, f"{rulebook.said(ruling)}.")


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B}"
