"""The append-only ledger: an entry is written once, and only ever reversed by another."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlmodel import Session

from bridge.domain.credit import POINTS, RULE, Kind, within_cap
from bridge.domain.grouping import Cause, State
from bridge.domain.repeats import is_near_copy
from bridge.store.queries import credit, groups, insights, issues
from bridge.store.tables import Asked, CreditEntry, Insight, Membership, Question

COPY_WINDOW = timedelta(days=30)
"""A near-copy of one's own text within this time earns nothing."""

OWNERS = (Cause.MERGED, Cause.SPLIT, Cause.MOVED)
"""How owners regroup."""

MOVED = "the insight does not count in the problem any more"


def settle_insight(session: Session, insight: Insight, now: datetime) -> None:
    """Bring the entries of the reporter's day in line with which of its insights people have confirmed."""
    start = insight.said_at.replace(hour=0, minute=0, second=0, microsecond=0)
    end = start + timedelta(days=1)
    said = insights.of_person_between(session, insight.person_id, start - COPY_WINDOW, end)
    day = [one for one in said if one.said_at >= start]
    numbers = {one.id or 0 for one in day}
    confirmed = groups.confirmed_among(session, numbers)
    earning = within_cap(one.id or 0 for one in day if one.id in confirmed and not _repeats_itself(one, said))
    standing = credit.standing_among(session, Kind.INSIGHT, numbers)
    found = _founds(session, numbers)
    problems_of = _problems(session, earning)
    for one in day:
        number = one.id or 0
        problems = problems_of.get(number, [])
        _settle_point(session, one, standing.get(number), problems, now)
        _settle_found(session, one, found.get(number, []), problems, now)


def found(session: Session, group: int, listed: Iterable[Insight], within: timedelta, now: datetime) -> None:
    """Credit those who found a problem: reports soon after the first one, judged once, at acceptance.

    An insight that is not credited itself (beyond the day's cap, a copy) found nothing; one that speaks of several
    problems finds each of them by itself.
    """
    listed = sorted(listed, key=lambda insight: insight.said_at)
    credited = credit.standing_among(session, Kind.INSIGHT, {insight.id or 0 for insight in listed})
    for insight in listed:
        early = insight.id in credited and insight.said_at <= listed[0].said_at + within
        if early and not _has_found(session, insight, group):
            _earn(session, Kind.FOUND, insight, group, "among the first to report the problem", now)


def answer(session: Session, asked: Asked, question: Question, cause: str, now: datetime) -> None:
    """Credit an answer, once."""
    if asked.credited:
        return
    asked.credited = True
    session.add(asked)
    entry = _entry(Kind.ANSWER, asked.id or 0, 1, asked.person_id, question.group_id, cause, now)
    entry.asked_id, entry.insight_id = asked.id, asked.insight_id
    entry.jira_id = issues.jira_id_of(session, question.group_id)
    session.add(entry)


def _settle_point(
    session: Session, insight: Insight, entry: CreditEntry | None, problems: list[int], now: datetime
) -> None:
    """One insight is one point, however many problems it speaks of: in the first that a person confirmed."""
    stands = entry is not None and groups.get(session, entry.group_id).id in problems
    if entry is not None and not stands:
        _reverse(
            session, entry, MOVED if problems else "no longer among the insights that count that day", now
        )
    if problems and not stands:
        _earn(session, Kind.INSIGHT, insight, problems[0], "confirmed by a person", now)


def _settle_found(
    session: Session,
    insight: Insight,
    founds: list[tuple[CreditEntry, bool]],
    problems: list[int],
    now: datetime,
) -> None:
    """Finding is judged once; it stands as long as the insight is credited in what became of the problem it found."""
    credited = problems and founds
    reached = {number for where in _lineages(session, insight) for number in where} if credited else set()
    for entry, standing in founds:
        found = groups.get(session, entry.group_id)
        counts = found.id in reached and found.accepted_at is not None
        if counts and not standing:
            _earn(session, Kind.FOUND, insight, entry.group_id, entry.cause, now)
        elif standing and not counts:
            _reverse(session, entry, MOVED, now)


def _has_found(session: Session, insight: Insight, group: int) -> bool:
    """Whether an insight was judged before to have found a problem, or one that this one was split off."""
    reached = {number for where in _lineages(session, insight) if group in where for number in where}
    number = insight.id or 0
    founds = _founds(session, [number]).get(number, [])
    return any(groups.get(session, entry.group_id).id in reached for entry, _stands in founds)


def _founds(session: Session, insights: Collection[int]) -> dict[int, list[tuple[CreditEntry, bool]]]:
    """The problems that each insight was judged to have found: the newest entry of each, and whether it stands."""
    return {
        insight: list({entry.group_id: (entry, standing) for entry, standing in entries}.values())
        for insight, entries in credit.ever(session, Kind.FOUND, insights).items()
    }


def _lineages(session: Session, insight: Insight) -> list[set[int]]:
    """For each part that a person confirmed, its problem and those that owners took it from by merges and splits.

    What owners regroup stays credited: only the reporter's own word that it is not the same begins a new lineage.
    """
    return [
        {groups.get(session, number).id or 0 for number in _lineage(session, place)}
        for place in groups.places(session, insight.id or 0)
        if place.state == State.CONFIRMED
    ]


def _lineage(session: Session, place: Membership) -> set[int]:
    """The groups that a part of an insight was in, back to where its reporter or the machine put it."""
    reached: set[int] = set()
    for earlier in groups.counting(session, place.insight_id, place.part):
        carried = earlier.cause in OWNERS or earlier.group_id in reached
        reached = {earlier.group_id} | (reached if carried else set())
    return reached | {place.group_id}


def _problems(session: Session, insights: Collection[int]) -> dict[int, list[int]]:
    """The problems where a person has confirmed each insight or a part of it, the first part's first."""
    return {
        insight: [
            groups.get(session, place.group_id).id or 0 for place in places if place.state == State.CONFIRMED
        ]
        for insight, places in groups.places_among(session, insights).items()
    }


def _earn(session: Session, kind: Kind, insight: Insight, group: int, cause: str, now: datetime) -> None:
    turn = credit.written(session, kind, insight.id or 0) + 1
    entry = _entry(kind, insight.id or 0, turn, insight.person_id, group, cause, now)
    entry.insight_id, entry.crew = insight.id, insight.crew
    entry.jira_id = issues.jira_id_of(session, group)
    session.add(entry)
    session.flush()


def _entry(
    kind: Kind, subject: int, turn: int, person: int, group: int, cause: str, now: datetime
) -> CreditEntry:
    return CreditEntry(
        key=f"{kind}:{subject}:{turn}",
        kind=kind,
        points=POINTS[kind],
        person_id=person,
        group_id=group,
        rule=RULE,
        cause=cause,
        at=now,
        earned_at=now,
    )


def _reverse(session: Session, entry: CreditEntry, cause: str, now: datetime) -> None:
    copied = entry.model_dump(exclude={"id", "key", "points", "cause", "at", "reverses"})
    session.add(
        CreditEntry(
            **copied,
            key=f"{entry.key}:reversed",
            points=-entry.points,
            cause=cause,
            at=now,
            reverses=entry.id,
        )
    )
    session.flush()


def _repeats_itself(insight: Insight, said: Iterable[Insight]) -> bool:
    """Whether the person had said nearly the same before."""
    earliest = insight.said_at - COPY_WINDOW
    before = (one for one in said if (one.id or 0) < (insight.id or 0) and one.said_at >= earliest)
    return any(is_near_copy(one.text, insight.text) for one in before)
