"""A problem, as far as somebody sees it."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bridge.domain.outgoing import Problem
from bridge.domain.rules import Rules
from bridge.flow.views.problem import with_issue, worded
from bridge.store.queries import tallies
from bridge.store.tables import Group


def seen(
    session: Session, rules: Rules, group: Group, crews: frozenset[str] | None, now: datetime
) -> Problem:
    """A problem with what to say, counted by the reports that a reader sees; one that they do not see has none.

    That its team was shown it because enough others reported it is no secret.

    Args:
        session: only reads.
        rules: what the operator decided.
        group: the problem.
        crews: whose reports the reader sees; None: everybody's.
        now: what to say is what holds now.
    """
    return _theirs(session, worded(session, rules, group, now), crews)


def named(session: Session, rules: Rules, group: Group, crews: frozenset[str] | None) -> Problem:
    """The same for who only has to know it again: without its issue, and without what to say."""
    return _theirs(session, with_issue(session, rules, group, None), crews)


def _theirs(session: Session, whole: Problem, crews: frozenset[str] | None) -> Problem:
    if crews is None:
        return whole
    theirs = tallies.crews_of(session, [whole.group], crews).get(whole.group, {})
    reports = sum(one.reports for one in theirs.values())
    listen = min(whole.listen, reports) if whole.reports >= whole.listen else whole.listen
    return replace(whole, reports=reports, listen=listen)
