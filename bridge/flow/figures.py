"""Keep what Jira shows of a problem's size: one comment of ours, and a number to sort by.

Counts alone cause no other edit there, and few of these: at 2, 5, 10, 20 and 50 reports, then once a day.
"""

from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.rules import Rules
from bridge.flow import outbox
from bridge.store.engine import Store
from bridge.store.queries import figures, groups, issues
from bridge.store.tables import Group, Issue

STEPS = (2, 5, 10, 20, 50)
"""Numbers of reports at which the figures are shown anew."""

DAILY = timedelta(hours=24)


def reached(shown: int, reports: int) -> bool:
    """Whether a step was reached since a number of reports was shown."""
    return any(shown < step <= reports for step in STEPS)


def outdated(shown: int, reports: int) -> bool:
    """Whether a number that was shown a day ago is to be corrected: it is past the last step, or shrank."""
    return reports < shown or (reports > STEPS[-1] and reports != shown)


def issue_adopted(session: Session, rules: Rules, issue: Issue, now: datetime) -> None:
    """A problem has an issue from now on: it leads to our page, and shows the figures if there are several reports."""
    if rules.page_url:
        _enqueue(session, issue, "page", now)
    if issue.figures_at is None and groups.reports(session, issue.group_id) >= STEPS[0]:
        _show(session, rules, issue, now)


def grown(session: Session, rules: Rules, group: Group, now: datetime) -> None:
    """A problem has grown: its issue shows the new figures if a step was reached since it last did."""
    issue = issues.of_group(session, group.id or 0)
    if issue is None:
        return
    if reached(issue.figures_reports, groups.reports(session, group.id or 0)):
        _show(session, rules, issue, now)


def regrouped(session: Session, rules: Rules, group: Group, now: datetime) -> None:
    """Problems were merged or split: the issue of one of them shows the figures as they are now."""
    issue = issues.of_group(session, group.id or 0)
    if issue is not None and (issue.figures_at or groups.reports(session, group.id or 0) >= STEPS[0]):
        _show(session, rules, issue, now)


def daily(store: Store, rules: Rules, clock: Clock) -> None:
    """Show the figures of what is past the last step, or shrank, where they changed and a day has gone by."""
    now = clock.now()
    with store.write() as session:
        for issue in figures.stale(session, now - DAILY):
            reports = groups.reports(session, groups.get(session, issue.group_id).id or 0)
            if outdated(issue.figures_reports, reports):
                _show(session, rules, issue, now)


def _show(session: Session, rules: Rules, issue: Issue, now: datetime) -> None:
    """Have the comment written or brought up to date, and the number field with it."""
    group = groups.get(session, issue.group_id)
    reports = groups.reports(session, group.id or 0)
    number, target, cause = issue.id or 0, outbox.issue_of(issue.group_id), f"{reports}:{now.timestamp()}"
    if issue.figures_at is None:
        _enqueue(session, issue, "figures", now)
    else:
        outbox.refresh(session, cause, kind="figures_edit", subject=number, target=target, now=now)
    if rules.route(group.theme).number_field:
        outbox.refresh(session, cause, kind="number", subject=number, target=target, now=now)
    issue.figures_reports, issue.figures_at = reports, now
    session.add(issue)


def _enqueue(session: Session, issue: Issue, kind: str, now: datetime) -> None:
    outbox.enqueue(
        session,
        f"{kind}:{issue.id}",
        kind=kind,
        subject=issue.id or 0,
        target=outbox.issue_of(issue.group_id),
        priority=outbox.Priority.EDIT,
        now=now,
    )
