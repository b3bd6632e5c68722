"""Words were taken back outside, or could not be."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bridge.domain.errors import RefusedError
from bridge.domain.rules import Rules
from bridge.flow import takeback
from bridge.flow.landing.homes import GONE
from bridge.flow.landing.kinds import Landing, Refusal, Result
from bridge.store.queries import removal
from bridge.store.tables import Effect, Insight


def _forget(session: Session, _rules: Rules, effect: Effect, _result: Result, _now: datetime) -> None:
    """Neither fingerprints of the words nor the place where they stood are needed any more."""
    effect.body, effect.result = {}, None
    session.add(effect)


def _left_in_jira(
    session: Session, _rules: Rules, effect: Effect, _error: RefusedError, now: datetime
) -> None:
    """The issue's team is asked, and the report's card says where the words may be."""
    insight, issue = session.get(Insight, effect.subject), removal.issue_of(session, effect)
    if insight is not None and issue is not None:
        takeback.tell_team(session, issue, insight, now)


def _not_blanked(session: Session, rules: Rules, effect: Effect, error: RefusedError, now: datetime) -> None:
    """A message that is not there any more says nothing; one whose time to be edited is over stays a dead letter."""
    if error.code in GONE - {"edit_window_closed"}:
        effect.state, effect.done_at = "done", now
        _forget(session, rules, effect, None, now)


LANDED: Mapping[str, Landing] = dict.fromkeys(("take_back", "detach", "blank"), _forget)
REFUSED: Mapping[str, Refusal] = {
    **dict.fromkeys(("take_back", "detach"), _left_in_jira),
    "blank": _not_blanked,
}
