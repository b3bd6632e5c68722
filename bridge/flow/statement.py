"""What a person may see of their own credit."""

from sqlmodel import Session

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import CreditLine, CreditSummary
from bridge.domain.stages import Stage
from bridge.store.queries import credit, groups, people
from bridge.store.tables import CreditEntry

NEWEST = 10


def statement(session: Session, team: str, user: str) -> CreditSummary:
    """The person's own entries, newest first, and their sums."""
    person = people.find(session, team, user)
    entries = credit.of_person(session, person.id or 0) if person else []
    sums = {kind: sum(entry.points for entry in entries if entry.kind == kind) for kind in Kind}
    heard = credit.problems_of(session, person.id or 0) if person else set()
    return CreditSummary(
        lines=tuple(_line(session, entry) for entry in entries[:NEWEST]),
        insight=sums[Kind.INSIGHT],
        found=sums[Kind.FOUND],
        answer=sums[Kind.ANSWER],
        total=sum(sums.values()),
        heard=len(heard),
        live=sum(groups.get(session, number).stage == Stage.LIVE for number in heard),
    )


def _line(session: Session, entry: CreditEntry) -> CreditLine:
    title = groups.get(session, entry.group_id).title
    what = {
        Kind.INSIGHT: f'No. {entry.insight_id} on "{title}", {entry.cause}',
        Kind.FOUND: f'No. {entry.insight_id} found "{title}": {entry.cause}',
        Kind.ANSWER: f'Your answer on "{title}" was {entry.cause}',
    }[Kind(entry.kind)]
    return CreditLine(entry.at, f"{what}.", entry.points)
