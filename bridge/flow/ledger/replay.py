"""What the ledger must say: the points that all recorded facts come to, found at once and by another way.

It shares the rules with the functions that write lines as facts come in, and nothing else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlmodel import Session, col, select

from bridge.domain.credit import COPY_WINDOW, POINTS, USEFUL, Kind, within_cap
from bridge.domain.grouping import COUNTED, State
from bridge.domain.repeats import is_near_copy
from bridge.domain.rules import Naming, Rules
from bridge.flow.ledger.whereabouts import Whereabouts
from bridge.store.tables import Asked, Contest, Evidence, Found, Insight, Person, Question, Wording

Points = dict[int, dict[Kind, int]]
"""By person and kind; nothing of nobody, and no kinds that come to nothing."""


def replay(session: Session, rules: Rules, now: datetime) -> Points:
    """The points that stand by the facts, of all who were not erased.

    Args:
        session: within a transaction.
        rules: by which they were credited since the beginning; no books were closed.
        now: until when answers were looked at that nobody objected to.
    """
    if rules.naming is Naming.OFF:
        return {}
    erased = set(session.exec(select(Person.id).where(col(Person.erased_at).is_not(None))))
    points: dict[int, Counter[Kind]] = defaultdict(Counter)
    for person, kind, worth in _earned(session, rules, now):
        if person not in erased:
            points[person][kind] += worth
    return {
        person: {kind: sum_ for kind, sum_ in sums.items() if sum_}
        for person, sums in points.items()
        if any(sums.values())
    }


def _earned(session: Session, rules: Rules, now: datetime) -> Iterator[tuple[int, Kind, int]]:
    there = Whereabouts.read(session)
    said = {one.id or 0: one for one in session.exec(select(Insight).order_by(col(Insight.id)))}
    credited = _credited(said.values(), there)
    reports = {
        Kind.INSIGHT: credited,
        Kind.FOUND: _found(session, there, credited),
        Kind.EVIDENCE: _useful(session, there, said),
    }
    for kind, insights in reports.items():
        yield from ((said[number].person_id, kind, POINTS[kind]) for number in insights)
    yield from _answers(session, rules, now)
    yield from _wordings(session, rules)
    for contest in session.exec(select(Contest).where(Contest.verdict == "granted")):
        yield contest.person_id, Kind.DECISION, contest.points


def _credited(said: Iterable[Insight], there: Whereabouts) -> list[int]:
    """The lowest numbers of each person and day that a person confirmed, but for copies."""
    of_person: dict[int, list[Insight]] = defaultdict(list)
    days: dict[tuple[int, object], list[int]] = defaultdict(list)
    for one in said:
        before = of_person[one.person_id]
        if there.parts(one.id or 0, (State.CONFIRMED,)) and not _repeats(one, before):
            days[one.person_id, one.said_at.date()].append(one.id or 0)
        before.append(one)
    return [number for day in days.values() for number in within_cap(day)]


def _repeats(insight: Insight, before: Iterable[Insight]) -> bool:
    """Whether it is a copy of what the same person reported before, until the end of its day."""
    earliest, day = insight.said_at - COPY_WINDOW, insight.said_at.date()
    near = (one for one in before if one.said_at >= earliest and one.said_at.date() <= day)
    return bool(insight.text) and any(is_near_copy(one.text, insight.text) for one in near)


def _found(session: Session, there: Whereabouts, credited: Iterable[int]) -> Iterator[int]:
    """Once for each problem that a credited insight was judged to have found and that it came through."""
    standing = set(credited)
    for row in session.exec(select(Found).where(col(Found.withdrawn_at).is_(None))):
        number = row.insight_id
        parts = there.parts(number, (State.CONFIRMED,))
        if number in standing and any(there.came_from(number, one, row.group_id, row.at) for one in parts):
            yield number


def _useful(session: Session, there: Whereabouts, said: dict[int, Insight]) -> list[int]:
    """The lowest numbers of each person and problem with a mark, the first that stands of each part."""
    marks: dict[int, list[Evidence]] = defaultdict(list)
    for mark in session.exec(
        select(Evidence).where(col(Evidence.withdrawn_at).is_(None)).order_by(col(Evidence.id))
    ):
        marks[mark.insight_id].append(mark)
    useful: dict[tuple[int, int], set[int]] = defaultdict(set)
    for number, set_ in marks.items():
        for part in there.parts(number, COUNTED):
            mine = (mark for mark in set_ if there.came_from(number, part, mark.group_id, mark.at))
            first = next(mine, None)
            if first is not None:
                useful[said[number].person_id, first.group_id].add(number)
    return [number for one in useful.values() for number in within_cap(sorted(one), USEFUL)]


def _answers(session: Session, rules: Rules, now: datetime) -> Iterator[tuple[int, Kind, int]]:
    asked = select(Asked, Question).join(Question, col(Question.id) == col(Asked.question_id))
    for one, question in session.exec(asked.where(col(Asked.answered_at).is_not(None))):
        at = one.answered_at or now
        accepted = question.accepted_at is not None and at <= question.accepted_at
        if accepted or at < now - rules.answers_stand_after:
            yield one.person_id, Kind.ANSWER, POINTS[Kind.ANSWER]


def _wordings(session: Session, rules: Rules) -> Iterator[tuple[int, Kind, int]]:
    approved = select(Wording, Person).join(Person, col(Person.id) == col(Wording.person_id))
    for wording, author in session.exec(approved.where(col(Wording.approved_by).is_not(None))):
        if wording.approved_by != wording.person_id and not rules.owned(author.user):
            yield wording.person_id, Kind.WORDING, POINTS[Kind.WORDING]
