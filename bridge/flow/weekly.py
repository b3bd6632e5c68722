"""What is said once a week: what waits for each team, and that Jira's token ends."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain import weeks
from bridge.domain.clock import Clock
from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.domain.sentences import sentence
from bridge.flow import outbox
from bridge.store.engine import Store
from bridge.store.tables import Mark

MORNING = timedelta(hours=7)
"""From Monday's midnight in UTC to the list."""

AHEAD = timedelta(days=30)
FIRST_DAY = timedelta(days=1)
"""A bridge that begins later in the week has nothing to list before the next Monday."""

LISTED = "weekly lists"
ENDS = _(
    "Jira's token ends on {day}. Whoever runs the bridge makes a new one before, and sets jira.token and "
    "jira.token_ends; else nothing reaches Jira from then on."
)
ENDED = _(
    "Jira's token ended on {day}, as jira.token_ends says. Whoever runs the bridge sets a new one; what is meant "
    "for Jira waits until then."
)


def begins(session: Session, what: str, now: datetime) -> datetime | None:
    """Whether something that is said on Mondays is due now; once a week, and noted.

    Args:
        session: of the step; what is said is written in the same transaction.
        what: its name.
        now: the time of the step.

    Returns:
        The Monday morning at which it was due, of this week or, before that morning, of the last; None if it was said.
    """
    due = weeks.monday(now - MORNING) + MORNING
    mark = session.get(Mark, what)
    if mark is not None and mark.at >= due:
        return None
    session.merge(Mark(name=what, at=now))
    return due if mark is not None or now - due <= FIRST_DAY else None


def lists(store: Store, rules: Rules, clock: Clock) -> None:
    """Show every team what waits for it: on Monday morning, or later if the bridge was not running then."""
    now = clock.now()
    with store.write() as session:
        due = begins(session, LISTED, now)
        if due is None:
            return
        week = weeks.name(due)
        for route in rules.routes:
            outbox.enqueue(
                session,
                f"list:{route.name}:{week}",
                kind="list",
                subject=0,
                target=f"list:{route.name}",
                priority=outbox.Priority.TEAM,
                body={"route": route.name, "week": week},
                now=now,
            )


def token(store: Store, rules: Rules, clock: Clock) -> None:
    """Tell leaders, or the first team if there is no channel for them, that Jira's token ends within 30 days."""
    now = clock.now()
    ends = rules.token_ends
    if ends is None or ends - now.date() > AHEAD:
        return
    says = ENDED if ends < now.date() else ENDS
    with store.write() as session:
        outbox.enqueue(
            session,
            f"token:{ends}:{weeks.name(now)}",
            kind="token",
            subject=0,
            target="token",
            priority=outbox.Priority.TEAM,
            body={
                **sentence(says, day=ends).packed(),
                "channel": rules.leaders_channel or rules.routes[0].channel,
            },
            now=now,
        )
