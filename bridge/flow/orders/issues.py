"""What happens to Jira issues."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import AdoptIssue, CreateIssue, Order
from bridge.domain.rules import Rules
from bridge.flow import views
from bridge.flow.orders.kinds import Builder
from bridge.store.queries import groups, issues
from bridge.store.tables import Effect, Group


def _issue(session: Session, rules: Rules, effect: Effect) -> Order | None:
    group = groups.get(session, effect.subject)
    return None if _has_issue(session, group) else CreateIssue(views.draft(session, rules, group))


def _link(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    group = groups.get(session, effect.subject)
    return None if _has_issue(session, group) else AdoptIssue(effect.body["key"])


def _has_issue(session: Session, group: Group) -> bool:
    """Whether a link overtook an opening or the other way round: a problem has one issue."""
    return issues.of_group(session, group.id or 0) is not None


BUILDERS: Mapping[str, Builder] = {
    "issue": _issue,
    "link": _link,
}
