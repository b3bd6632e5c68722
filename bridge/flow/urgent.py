"""One report that cannot wait: its problem is shown at once, and its owners are told in person."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.rules import Rules
from bridge.flow import outbox
from bridge.flow.membership import said, show
from bridge.store.queries import groups
from bridge.store.tables import Group, Insight, Membership


def raise_alarm(session: Session, rules: Rules, insight: Insight, place: Membership, now: datetime) -> None:
    """Tell the owners of an urgent theme of a report, once for each problem that it is about.

    A report that may belong to a problem of another kind is told by itself: it must not wait for an answer.

    Args:
        session: the grouping transaction.
        rules: which themes are urgent, and whose they are.
        insight: the report.
        place: where it, or a part of it, was put.
        now: the time of the step.
    """
    theme = said(session, insight, place.part).theme
    if theme not in rules.urgent:
        return
    group = groups.get(session, place.group_id)
    if group.theme == theme and group.shown_at is None:
        show(session, rules, group, now)
    route = rules.route(theme)
    for user in route.owners or ("",):
        outbox.enqueue(
            session,
            f"urgent:{_about(group, theme, insight)}:{user or route.channel}",
            kind="urgent",
            subject=insight.id or 0,
            object=group.id,
            target=f"urgent:{insight.id}:{user}",
            priority=outbox.Priority.CREATE,
            body={"user": user, "channel": route.channel},
            now=now,
        )


def _about(group: Group, theme: str | None, insight: Insight) -> str:
    """What one alarm is enough for."""
    return f"{group.id}" if group.theme == theme else f"insight{insight.id}"
