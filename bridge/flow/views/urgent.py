"""A report that cannot wait."""

from sqlmodel import Session

from bridge.domain.outgoing import Urgent
from bridge.domain.rules import Rules
from bridge.flow.views.problem import problem
from bridge.store.queries import groups
from bridge.store.tables import Insight


def urgent(session: Session, rules: Rules, insight: Insight, group: int) -> Urgent:
    """The report as its owners see it; a text with a likely name is not quoted."""
    return Urgent(
        insight=insight.id or 0,
        problem=problem(session, rules, groups.get(session, group)),
        text="" if insight.held_back else insight.text,
        said_at=insight.said_at,
    )
