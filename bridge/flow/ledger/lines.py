"""Lines of the ledger: one is written once, and at most reversed by another. Nothing else ever touches them."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bridge.domain.credit import POINTS, RULE, Kind
from bridge.domain.rules import Naming, Rules
from bridge.store.queries import credit, issues
from bridge.store.tables import CreditEntry, Insight, Person


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a line is about.

    Attributes:
        kind: what is credited.
        subject: number of the insight, question put, wording or contest.
        person: whose contribution it is.
        group: the problem that it is about.
        crew: key of the person's crew at that time.
    """

    kind: Kind
    subject: int
    person: int
    group: int
    crew: str | None
    insight: int | None = None
    asked: int | None = None
    wording: int | None = None


def of_report(kind: Kind, insight: Insight, group: int) -> Contribution:
    """What somebody contributed to a problem by reporting it."""
    number = insight.id or 0
    return Contribution(kind, number, insight.person_id, group, insight.crew, insight=number)


def is_open(session: Session, rules: Rules, person: int, since: datetime) -> bool:
    """Whether lines about a contribution are written at all.

    They are not where nobody is credited by name, of an erased person, or of a time whose books are closed.
    """
    if rules.naming is Naming.OFF or session.get_one(Person, person).erased_at is not None:
        return False
    closed = credit.closed_until(session)
    return closed is None or since >= closed


def earn(
    session: Session,
    what: Contribution,
    cause: str,
    now: datetime,
    *,
    points: int | None = None,
    earned_at: datetime | None = None,
) -> None:
    """Write a line.

    Args:
        session: the transaction of the step.
        what: the contribution.
        cause: why; a phrase of the catalogue, or somebody's own words.
        now: the time of the step.
        points: those of its kind unless told otherwise.
        earned_at: now, unless the contribution was earned before and only moved.
    """
    turn = credit.written(session, what.kind, what.subject) + 1
    session.add(
        CreditEntry(
            key=f"{what.kind}:{what.subject}:{turn}",
            kind=what.kind,
            points=POINTS[what.kind] if points is None else points,
            person_id=what.person,
            insight_id=what.insight,
            asked_id=what.asked,
            wording_id=what.wording,
            group_id=what.group,
            jira_id=issues.jira_id_of(session, what.group),
            crew=what.crew,
            rule=RULE,
            cause=str(cause),
            at=now,
            earned_at=earned_at or now,
        )
    )
    session.flush()


def reverse(session: Session, entry: CreditEntry, cause: str, now: datetime) -> None:
    """Write the line that takes another one back; it counts where that one did."""
    copied = entry.model_dump(exclude={"id", "key", "points", "cause", "at", "reverses"})
    key, points = f"{entry.key}:reversed", -entry.points
    session.add(CreditEntry(**copied, key=key, points=points, cause=str(cause), at=now, reverses=entry.id))
    session.flush()
