"""What happened to the figures that Jira shows."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.outgoing import Commented
from bridge.domain.rules import Rules
from bridge.flow.landing.kinds import Landing, Result
from bridge.store.tables import Effect, Issue


def _figures(session: Session, _rules: Rules, effect: Effect, result: Result, _now: datetime) -> None:
    issue = session.get(Issue, effect.subject)
    if issue is not None and isinstance(result, Commented):
        issue.figures_comment_id = result.comment_id
        session.add(issue)


LANDED: Mapping[str, Landing] = {"figures": _figures}
