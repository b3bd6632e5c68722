"""Where a problem stands between its team and Jira, as sentences of its triage card."""

from datetime import date

from sqlmodel import Session

from bridge.domain.language import Counted, current
from bridge.domain.language import Phrase as _
from bridge.domain.outgoing import Decided, Lookalike
from bridge.domain.quotes import titled
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import rulebook
from bridge.store.queries import effects, groups, issues
from bridge.store.tables import Group, Issue

_AWAY = {
    "gone": _("{key} was deleted in Jira."),
    "hidden": _("{key} cannot be read in Jira any more."),
}
JOINED = _("Joined with “{title}”.")
DECLINED = _("Declined.")
DECLINED_BECAUSE = _("Declined: {reason}")
THE_ISSUE_IS = _("The issue is {key}.")
BEING_OPENED = _("An issue is being opened.")
TAKEN_ON = _("Taken on.")
ASLEEP_UNTIL = _("Asleep until {day}.")
ASLEEP_FOR = Counted("Asleep until {count} more report.", "Asleep until {count} more reports.")
ASLEEP_EITHER = _("Asleep until {day}, or until {reports}.")
MORE_REPORTS = Counted("{count} more report", "{count} more reports")


def outcome(session: Session, group: Group, issue: Issue | None) -> str:
    """What was decided; empty while it waits for a decision."""
    if group.merged_into is not None:
        return JOINED.format(title=titled(groups.get(session, group.id or 0).title))
    if group.waiting:
        return ""
    if group.stage == Stage.DECLINED:
        return (DECLINED_BECAUSE if group.reason else DECLINED).format(reason=group.reason)
    return THE_ISSUE_IS.format(key=issue.key) if issue and issue.seen not in _AWAY else ""


def taken_on(session: Session, rules: Rules, group: Group, issue: Issue | None) -> str:
    """What follows from a problem having been taken on; empty if it was not, or if its issue is away."""
    if group.accepted_at is None or group.waiting:
        return ""
    again = effects.by_key(session, f"issue:{group.id}:{issue.id}") if issue and issue.seen in _AWAY else None
    if issue is not None and issue.seen in _AWAY and (again is None or again.state != "waiting"):
        return ""
    return (BEING_OPENED if rules.route(group.theme).ends_in_jira else TAKEN_ON).format()


def hidden(issue: Issue | None) -> str:
    """What became of an issue that cannot be read any more."""
    return _AWAY[issue.seen].format(key=issue.key) if issue and issue.seen in _AWAY else ""


def asleep(session: Session, group: Group) -> str:
    """Until when, or until what, the card sleeps; empty if it is awake."""
    until, more = sleeps(session, group)
    if until is None:
        return ASLEEP_FOR(more) if more else ""
    day = current().day(until)
    return (ASLEEP_EITHER if more else ASLEEP_UNTIL).format(day=day, reports=MORE_REPORTS(more))


def sleeps(session: Session, group: Group) -> tuple[date | None, int]:
    """Until which day the card sleeps, and until how many more reports; None and 0 where that does not wake it."""
    more = 0
    if group.asleep_reports:
        more = max(group.asleep_reports - groups.reports(session, group.id or 0), 1)
    return group.asleep_until.date() if group.asleep_until else None, more


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
    return Decided(ruling.id or 0, rulebook.decided(ruling).said())
