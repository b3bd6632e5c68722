"""What an admin decided of a contested line is a line itself, with its reason: also when nothing changes by it."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.credit import Kind
from bridge.domain.rules import Rules
from bridge.flow.ledger.lines import Contribution, earn, is_open
from bridge.store.queries import credit, groups
from bridge.store.tables import Contest, CreditEntry, Insight


def decided(session: Session, rules: Rules, contest: Contest, now: datetime) -> None:
    """Write down a decision, once; what it gives or takes counts from now on.

    Args:
        session: of the grouping transaction.
        rules: whether anybody is credited by name.
        contest: it names its line or its insight; without a verdict nothing is written.
        now: the time of the step.
    """
    number, group = contest.id or 0, _group(session, contest)
    if not contest.verdict or group is None or credit.written(session, Kind.DECISION, number):
        return
    if not is_open(session, rules, contest.person_id, now):
        return
    insight, crew = _about(session, contest)
    what = Contribution(Kind.DECISION, number, contest.person_id, group, crew, insight=insight)
    earn(session, what, contest.reason, now, points=contest.points if contest.verdict == "granted" else 0)


def _group(session: Session, contest: Contest) -> int | None:
    """The problem that it is about."""
    if contest.entry_id is not None:
        return session.get_one(CreditEntry, contest.entry_id).group_id
    places = groups.places(session, contest.insight_id or 0)
    return places[0].group_id if places else None


def _about(session: Session, contest: Contest) -> tuple[int | None, str | None]:
    """The insight, and the crew that the contested line counts for."""
    if contest.entry_id is not None:
        entry = session.get_one(CreditEntry, contest.entry_id)
        return entry.insight_id, entry.crew
    insight = session.get(Insight, contest.insight_id)
    return contest.insight_id, insight.crew if insight else None
