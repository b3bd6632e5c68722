"""What reminds a team of the answers that it owes."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.outgoing import ListedProblem, Nudge, ProblemList
from bridge.domain.rules import Route, Rules
from bridge.domain.stages import Stage
from bridge.flow.views.issues import card_link
from bridge.flow.views.problem import problem
from bridge.store.queries import clock as queries
from bridge.store.queries import figures, groups
from bridge.store.tables import Group

LINES = 25
"""So many problems a list names; a longer one is not read."""


def nudge(session: Session, rules: Rules, group: Group, to: str, now: datetime) -> Nudge | None:
    """That an answer is overdue; None once it was given, or the date was moved."""
    if group.due_at is None or not queries.is_overdue(session, group.id or 0, now):
        return None
    return Nudge(
        problem=problem(session, rules, group),
        due=group.due_at.date(),
        days=max(1, (now - group.due_at).days),
        to=to,
        url=card_link(session, group),
    )


def problem_list(
    session: Session, rules: Rules, route: Route, week: str, now: datetime
) -> ProblemList | None:
    """What waits for a team: most customers first, then the oldest; None when nothing waits.

    What it declined and is heard still stands beside it.
    """
    there = [*queries.unanswered(session), *queries.declined_and_heard(session)]
    theirs = [group for group in there if rules.route(group.theme) == route]
    lines = sorted((_line(session, rules, group, now) for group in theirs), key=_urgency)
    if not lines:
        return None
    return ProblemList(route.team, week, tuple(lines[:LINES]), more=max(0, len(lines) - LINES))


def _urgency(line: ListedProblem) -> tuple[int, int, datetime]:
    return -line.customers, -line.problem.reports, line.first_heard


def _line(session: Session, rules: Rules, group: Group, now: datetime) -> ListedProblem:
    number = group.id or 0
    heard = [insight.said_at for insight, _place in groups.members(session, number)]
    due = group.due_at if group.stage == Stage.HEARD else None
    return ListedProblem(
        problem=problem(session, rules, group),
        customers=figures.customers(session, number),
        first_heard=min(heard, default=group.created_at),
        answer_by=due.date() if due else None,
        overdue=due is not None and due <= now,
        url=card_link(session, group),
    )
