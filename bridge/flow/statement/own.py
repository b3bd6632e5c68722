"""What a person may see of their own credit."""

from collections.abc import Collection

from sqlmodel import Session

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import CreditLine, CreditSummary
from bridge.domain.language import Phrase as _
from bridge.domain.language import spoken
from bridge.domain.periods import Period
from bridge.domain.rules import Naming, Rules
from bridge.flow.statement.outcomes import outcomes, standing
from bridge.flow.statement.why import Reasons
from bridge.store.queries import contests, credit, credit_sums, issues, people
from bridge.store.queries.outcomes import at_present
from bridge.store.tables import Contest, CreditEntry, Person

NEWEST = 10

DECIDED = _("Decided: {reason}")
CONTESTED = _("You contested it; it is being looked at.")


def statement(
    session: Session,
    rules: Rules,
    team: str,
    user: str,
    period: Period | None = None,
    most: int | None = NEWEST,
    *,
    first: int = 0,
    own: bool = True,
) -> CreditSummary:
    """A person's credit.

    Args:
        session: within a transaction.
        rules: whether credit is recorded for persons, and who is named to whom.
        team: Slack's workspace id.
        user: Slack's user id.
        period: when it was earned; None: ever.
        most: so many lines are explained, the newest first; None: all.
        first: so many of the newest are left out.
        own: the person reads it.
    """
    person = people.find(session, team, user)
    words = period.words if period else ""
    page, agreed = rules.page_url, _agreed(rules, person)
    if person is None or rules.naming is Naming.OFF:
        recorded = rules.naming is not Naming.OFF
        return CreditSummary(period=words, recorded=recorded, agreed=agreed, page=page)
    entries = credit_sums.of_person(session, person.id or 0, period)
    stand = standing(entries)
    return CreditSummary(
        lines=_lines(session, rules, _some(entries, first, most), own=own),
        outcomes=outcomes(session, len(stand), at_present(session, _heard(session, person, period, stand))),
        points=_points(entries),
        listed=len(entries),
        period=words,
        then=_then(entries, period),
        agreed=agreed,
        page=page,
    )


def _some(entries: list[CreditEntry], first: int, most: int | None) -> list[CreditEntry]:
    return entries[first:] if most is None else entries[first : first + most]


def _agreed(rules: Rules, person: Person | None) -> bool | None:
    if rules.naming is not Naming.OPT_IN:
        return None
    return person is not None and person.agreed_at is not None


def _heard(
    session: Session, person: Person, period: Period | None, stand: Collection[CreditEntry]
) -> set[int]:
    """The problems that the person's reports are in: what they were credited for and, of all time, what counts besides."""
    credited = {entry.group_id for entry in stand}
    return credited if period else credited | credit.problems_of(session, person.id or 0)


def _points(entries: Collection[CreditEntry]) -> dict[Kind, int]:
    return {kind: sum(entry.points for entry in entries if entry.kind == kind) for kind in Kind}


def _then(entries: Collection[CreditEntry], period: Period | None) -> int | None:
    """What was known when the period was over, if more has been learnt since."""
    late = [entry.points for entry in entries if period and entry.at >= period.end]
    return sum(entry.points for entry in entries) - sum(late) if late else None


def _lines(
    session: Session, rules: Rules, entries: Collection[CreditEntry], *, own: bool
) -> tuple[CreditLine, ...]:
    reasons = Reasons(session, rules, entries)
    there = issues.all_at_hand(session, {reasons.group(entry).id or 0 for entry in entries})
    contested = contests.of_entries(session, {entry.id for entry in entries})
    return tuple(
        CreditLine(
            when=entry.earned_at,
            sentence=reasons.why(entry, own=own),
            points=entry.points,
            entry=entry.id or 0,
            insight=entry.insight_id,
            group=(group := reasons.group(entry).id or 0),
            issue_key=there[group].key if group in there else "",
            issue_url=there[group].url if group in there else "",
            contest=_contest(contested.get(entry.id or 0)),
        )
        for entry in entries
    )


def _contest(contest: Contest | None) -> str:
    if contest is None:
        return ""
    return DECIDED.format(reason=contest.reason) if contest.decided_at else spoken(CONTESTED)
