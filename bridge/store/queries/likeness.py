from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlmodel import Session, col, func, literal, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.domain.grouping import COUNTED
from bridge.domain.stages import ENDED
from bridge.store.queries import insights, parts
from bridge.store.queries.prepared import all_rows, prepared
from bridge.store.tables import BacklogIssue, Group, Likeness, Membership, StageChange

MOVED = 0.01
"""By less than this a probability is the same as before: nothing is written."""


def of_issue(jira_id: str) -> str:
    """What an issue of the backlog is called beside a group."""
    return f"issue:{jira_id}"


def of_group(group: int) -> str:
    """What a group is called beside another one."""
    return f"group:{group}"


@all_rows
def rows(group: int) -> SelectOfScalar[Likeness]:
    """All that a group is like, or was said not to be like."""
    return select(Likeness).where(Likeness.group_id == group).order_by(col(Likeness.id))


@prepared
def _best_issues(group: int, least: float, limit: int) -> SelectOfScalar[str]:
    query = select(Likeness.other).where(Likeness.group_id == group, Likeness.probability >= least)
    query = query.where(col(Likeness.other).startswith("issue:"), ~col(Likeness.denied))
    return query.order_by(col(Likeness.probability).desc(), col(Likeness.id)).limit(limit)


def best_issues(session: Session, group: int, least: float, limit: int = 2) -> set[str]:
    """The names of the issues that were found likeliest of a group's problem, whatever became of them since."""
    return set(_best_issues(session, group, least, limit))


def write(session: Session, group: int, found: Mapping[str, float], now: datetime) -> None:
    """Have a group be like what was found, by name, and like nothing else; what a person denied stays denied."""
    _write(session, rows(session, group), {(group, other): each for other, each in found.items()}, now)


@prepared
def _towards(name: str) -> SelectOfScalar[Likeness]:
    return select(Likeness).where(Likeness.other == name)


def mirror(session: Session, group: int, found: Mapping[int, float], now: datetime) -> None:
    """Have other groups be like one exactly as it is like them."""
    name = of_group(group)
    there = _towards(session, name)
    _write(session, there, {(other, name): each for other, each in found.items()}, now)


def _write(
    session: Session, there: Iterable[Likeness], found: Mapping[tuple[int, str], float], now: datetime
) -> None:
    known = {(row.group_id, row.other): row for row in there}
    for (group, other), probability in found.items():
        row = known.get((group, other)) or Likeness(group_id=group, other=other, probability=-1, at=now)
        if abs(row.probability - probability) >= MOVED:
            row.probability, row.at = probability, now
            session.add(row)
    for place, row in known.items():
        if place not in found and not row.denied:
            session.delete(row)
    session.flush()


def of_lost_issues(session: Session) -> set[int]:
    """The groups that are like an issue which is not in the backlog any more."""
    names = select(literal("issue:") + col(BacklogIssue.jira_id))
    query = select(Likeness.group_id).where(col(Likeness.other).startswith("issue:"), ~col(Likeness.denied))
    return set(session.exec(query.where(col(Likeness.other).not_in(names))))


@prepared
def _of_issues(numbers: Collection[int]) -> SelectOfScalar[int]:
    name = literal("issue:") + col(BacklogIssue.jira_id)
    query = select(Likeness.group_id).join(BacklogIssue, col(Likeness.other) == name)
    return query.where(col(BacklogIssue.id).in_(numbers))


def of_issues(session: Session, numbers: Collection[int]) -> set[int]:
    """The groups that are like some issues of the backlog, by these issues' numbers."""
    return set(_of_issues(session, numbers))


def compared(session: Session, numbers: Collection[int] | None = None) -> list[int]:
    """The groups that owners see and that have not ended, among these if some are named, lowest first."""
    query = select(Group.id).where(col(Group.shown_at).is_not(None), col(Group.merged_into).is_(None))
    query = query.where(col(Group.stage).not_in(ENDED)).order_by(col(Group.id))
    found = session.exec(query if numbers is None else query.where(col(Group.id).in_(numbers)))
    return [number for number in found if number is not None]


@prepared
def _latest() -> Select[int | None, int | None]:
    return select(
        select(func.max(col(Membership.id))).scalar_subquery(),
        select(func.max(col(StageChange.id))).scalar_subquery(),
    )


def latest(session: Session) -> tuple[int, int]:
    """The numbers of the newest change of membership and of the newest change of stage, 0 without any."""
    membership, stage = _latest(session).one()
    return membership or 0, stage or 0


@prepared
def _touched(after: int) -> SelectOfScalar[int]:
    moved = select(Membership.insight_id).where(col(Membership.id) > after)
    return select(Membership.group_id).where(col(Membership.insight_id).in_(moved)).distinct()


@prepared
def _staged(after: int) -> SelectOfScalar[int]:
    return select(StageChange.group_id).where(col(StageChange.id) > after)


def changed(session: Session, after: tuple[int, int]) -> set[int]:
    """The groups that insights entered or left, or that changed their stage, after what was the newest then."""
    return {*_touched(session, after[0]), *_staged(session, after[1])}


@prepared
def _newest(group: int, limit: int) -> Select[int, int]:
    query = select(Membership.insight_id, Membership.part).where(
        Membership.group_id == group, Membership.current, col(Membership.state).in_(COUNTED)
    )
    return query.order_by(col(Membership.insight_id).desc(), col(Membership.part)).limit(limit)


def readings(session: Session, group: int, model: str, limit: int) -> list[bytes]:
    """What a model read in the newest insights that count in a group, lowest number first."""
    places = sorted(_newest(session, group, limit).all())
    numbers = {insight for insight, _part in places}
    whole, pieces = insights.vectors(session, numbers), parts.among(session, numbers)
    read = [pieces.get(place) or whole.get(place[0]) for place in places]
    return [each.data for each in read if each is not None and each.model == model]
