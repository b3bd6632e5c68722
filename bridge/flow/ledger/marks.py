"""What an owner marked as useful evidence is a point: at most two a person and problem."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bridge.domain.credit import USEFUL, Kind, within_cap
from bridge.domain.grouping import COUNTED
from bridge.domain.language import Phrase as _
from bridge.domain.rules import Rules
from bridge.flow.ledger.lineages import Lineage, lineages, was_in
from bridge.flow.ledger.lines import earn, is_open, of_report, reverse
from bridge.store.queries import credit
from bridge.store.tables import Evidence, Insight

MARKED = _("marked as useful by the owner")
UNMARKED = _("not among the evidence of the problem any more")


def settle_evidence(session: Session, rules: Rules, insight: Insight, now: datetime) -> None:
    """Bring the lines of an insight's author in line with what owners marked and where it counts now.

    The cap is by the problem where the mark was set, so that no merge takes points.

    Args:
        session: of the grouping transaction.
        rules: whether anybody is credited by name.
        insight: one that was marked, is not any more, or was moved; the marks are written already.
        now: the time of the step.
    """
    for group in sorted({mark.group_id for mark in credit.marks_of(session, insight.id or 0)}):
        _settle_problem(session, rules, insight.person_id, group, now)


def _settle_problem(session: Session, rules: Rules, person: int, group: int, now: datetime) -> None:
    """All that one person's insights are worth as evidence of one problem."""
    marked = credit.marked_of(session, person, group)
    earning = within_cap((one.id or 0 for one in marked if _counts(session, one.id or 0, group)), USEFUL)
    standing = credit.standing_in(session, Kind.EVIDENCE, [one.id or 0 for one in marked])
    for one in marked:
        if not is_open(session, rules, person, one.said_at):
            continue
        entry = standing.get((one.id or 0, group))
        if entry is None and one.id in earning:
            earn(session, of_report(Kind.EVIDENCE, one, group), MARKED, now)
        elif entry is not None and one.id not in earning:
            reverse(session, entry, UNMARKED, now)


def _counts(session: Session, insight: int, group: int) -> bool:
    """Whether a mark is the first that stands for a part of the insight that came from where it was set."""
    standing = [mark for mark in credit.marks_of(session, insight) if mark.withdrawn_at is None]
    firsts = (_first(standing, part) for part in lineages(session, insight, COUNTED))
    return any(mark is not None and mark.group_id == group for mark in firsts)


def _first(marks: Sequence[Evidence], part: Lineage) -> Evidence | None:
    return next((mark for mark in marks if was_in(part, mark.group_id, mark.at)), None)
