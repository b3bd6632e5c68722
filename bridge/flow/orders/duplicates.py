"""What happens to issues of problems that were joined."""

from collections.abc import Mapping

from sqlmodel import Session

from bridge.domain.outgoing import CloseDuplicate, LinkIssues, Order
from bridge.domain.rules import Rules
from bridge.flow.orders.kinds import Builder
from bridge.store.tables import Effect, Issue


def _duplicate(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    issue, stays = session.get(Issue, effect.subject), session.get(Issue, effect.object)
    if issue is None or stays is None or not issue.retired:
        return None
    return LinkIssues(issue.jira_id, stays.jira_id, duplicate=True)


def _close(session: Session, _rules: Rules, effect: Effect) -> Order | None:
    issue = session.get(Issue, effect.subject)
    return CloseDuplicate(issue.jira_id) if issue is not None and issue.retired else None


BUILDERS: Mapping[str, Builder] = {"duplicate": _duplicate, "close": _close}
"""Both are taken back by taking back the choice, as long as they have not left."""
