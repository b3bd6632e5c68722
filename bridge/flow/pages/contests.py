"""What is contested, for those who decide it."""

from datetime import datetime

from sqlmodel import Session

from bridge.domain.pages.asked import Asked
from bridge.domain.pages.contests import Contested, Contests
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.flow.pages.reading import Callers
from bridge.flow.statement import Reasons
from bridge.store.queries.pages import contests
from bridge.store.tables import Contest, CreditEntry

A_PAGE = 50
"""So many decisions at once; what waits is always listed whole."""

MISSING = "A line is missing"


def load(session: Session, rules: Rules, viewer: Viewer, asked: Asked, _now: datetime) -> Contests:
    """What waits for a decision, and what was decided."""
    callers = Callers(session, rules, viewer)
    first, most = (0, None) if asked.whole else (A_PAGE * (asked.page - 1), A_PAGE)
    waiting, decided = contests.undecided(session), contests.decided(session, first, most)
    callers.expect({one.person_id for one in (*waiting, *decided)})
    lines = contests.lines(session, {one.entry_id for one in (*waiting, *decided)})
    reasons = Reasons(session, rules, lines.values())
    return Contests(
        tuple(_contested(reasons, callers, one, lines.get(one.entry_id or 0)) for one in waiting),
        tuple(_contested(reasons, callers, one, lines.get(one.entry_id or 0)) for one in decided),
        asked.page,
        max(1, -(-contests.count_decided(session) // A_PAGE)),
        tuple(sorted(callers.named)),
    )


def _contested(reasons: Reasons, callers: Callers, contest: Contest, entry: CreditEntry | None) -> Contested:
    return Contested(
        contest.id or 0,
        contest.at.date(),
        callers.call(contest.person_id),
        contest.text,
        reasons.why(entry, own=False) if entry else MISSING,
        entry.points if entry else None,
        contest.insight_id or (entry.insight_id if entry else None),
        reasons.group(entry).id if entry else None,
        contest.verdict,
        contest.reason,
        contest.points,
        contest.decided_at.date() if contest.decided_at else None,
    )
