"""What may be the same problem as another: issues that people opened in Jira, and problems of ours."""

from sqlmodel import Session

from bridge.domain.outgoing import Lookalike, Neighbour
from bridge.domain.rules import Rules
from bridge.flow.likeness import LOOKS_LIKE
from bridge.flow.views.problem import problem
from bridge.store.queries import groups, issues, lookalikes
from bridge.store.tables import Group

CLOSE = 0.3
"""So likely the same that it is asked before anything is opened.

From this probability on a lone report is put to a problem and shown there as a "maybe": what is good enough for that is
good enough for a question that costs one click, where a second issue for one problem costs a team hours.
"""

LIKELY = 0.02
"""Likely enough to be offered where somebody looks for one: measured, questions below it cost more than they mend."""

MOST = 2
"""Issues that a card offers; more would hide what customers say."""


def looks_like(session: Session, rules: Rules, group: Group) -> tuple[Lookalike, ...]:
    """Open issues of Jira's that may be of the problem, the likeliest first, while it has none."""
    if not _asks(session, rules, group):
        return ()
    found = lookalikes.backlog(session, group.id or 0, LOOKS_LIKE, MOST)
    return tuple(Lookalike(one.jira_id, one.key, one.summary, one.created, one.url) for one in found)


def neighbour(session: Session, rules: Rules, group: Group) -> Neighbour | None:
    """The likeliest problem with an issue that may be the same as this one, while nobody has decided of it."""
    if not _asks(session, rules, group):
        return None
    for number in lookalikes.neighbours(session, group.id or 0, CLOSE):
        other = groups.get(session, number)
        issue = issues.of_group(session, other.id or 0)
        if issue is not None and other.id != group.id and not groups.apart(session, group.id or 0, number):
            shown = problem(session, rules, other)
            return Neighbour(shown.group, shown.title, shown.reports, issue.key)
    return None


def _asks(session: Session, rules: Rules, group: Group) -> bool:
    """Whether an issue may still be opened for the problem."""
    undecided = group.accepted_at is None and group.merged_into is None
    return undecided and rules.route(group.theme).ends_in_jira and not issues.of_group(session, group.id or 0)
