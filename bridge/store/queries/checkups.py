from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.domain.checkups import SAME, CheckLine, Taught
from bridge.domain.grouping import COUNTED, State
from bridge.store.queries import groups
from bridge.store.queries.prepared import all_rows, prepared
from bridge.store.queries.slices import slices
from bridge.store.tables import Apart, CheckUp, Group, Insight, Likeness, Membership, Veto

CROWD = 3
"""A group that is not shown yet is asked about when it has more insights than this."""


@prepared
def _stamp() -> Select[int, datetime | None]:
    return select(func.count(), func.max(col(CheckUp.answered_at))).where(CheckUp.state == "done")


def stamp(session: Session) -> tuple[int, datetime | None]:
    """Changes whenever a check-up is answered, or an answer is taken back."""
    count, latest = _stamp(session).one()
    return count, latest


@prepared
def _at(state: str) -> SelectOfScalar[CheckUp]:
    return select(CheckUp).where(CheckUp.state == state).order_by(col(CheckUp.id))


def taught(session: Session) -> Taught:
    """What all answered check-ups teach, in the order they were made."""
    found: dict[bool, list[tuple[float, bool]]] = {True: [], False: []}
    for check_up in _at(session, "done"):
        for line in lines(check_up):
            if line.name in check_up.answers:
                same, yes = line.name.startswith(SAME), bool(check_up.answers[line.name])
                found[same].append((line.log_odds, yes if same else not yes))
    return Taught(tuple(found[True]), tuple(found[False]))


def lines(check_up: CheckUp) -> list[CheckLine]:
    """What a check-up asks."""
    return [CheckLine(**line) for line in check_up.lines]


@prepared
def _apart() -> Select[int, int]:
    return select(Apart.group_id, Apart.other_id)


@prepared
def _denied() -> Select[int, str]:
    return select(Likeness.group_id, Likeness.other).where(
        col(Likeness.denied), col(Likeness.other).startswith("group:")
    )


def apart(session: Session) -> frozenset[tuple[int, int]]:
    """The pairs of groups that a person said are not the same, by the numbers that they have today."""
    said: list[tuple[int, int]] = list(_apart(session))
    said += [(one, int(other.removeprefix("group:"))) for one, other in _denied(session)]
    numbers = {
        number: groups.get(session, number).id or 0 for number in {each for pair in said for each in pair}
    }
    return frozenset((numbers[one], numbers[other]) for one, other in said)


@prepared
def _confirmed(among: Collection[int]) -> Select[int, int]:
    return select(Membership.insight_id, Membership.part).where(
        col(Membership.group_id).in_(among), Membership.current, Membership.state == State.CONFIRMED
    )


def confirmed(session: Session, among: Sequence[int]) -> frozenset[tuple[int, int]]:
    """The parts of insights in some groups that a person said belong there."""
    return frozenset(place for some in slices(among) for place in _confirmed(session, some))


def askable(
    session: Session,
    ended: Collection[str],
    unopened: Collection[str],
    rested: datetime,
    among: Collection[int] | None = None,
) -> dict[int, str | None]:
    """The groups that an owner may be asked about: shown or large, not ended, not asked about or skipped lately.

    Args:
        session: to read with.
        ended: stages of groups that are over.
        unopened: themes that no owner decides about.
        rested: who skipped a group later than this is not asked about it again yet.
        among: narrows the search to these groups.

    Returns:
        The theme of each, by its number, in the order of these.
    """
    # Looked at for those alone that no owner sees, and no further than has to be: there may be millions of reports.
    members = select(Membership.id).where(Membership.group_id == Group.id, Membership.current)
    large = members.where(col(Membership.state).in_(COUNTED)).offset(CROWD).exists()
    skipped = (col(CheckUp.state) == "skipped") & (col(CheckUp.answered_at) > rested)
    asked = select(CheckUp.group_id).where((col(CheckUp.state) == "open") | skipped)
    query = select(Group.id, Group.theme).where(
        col(Group.shown_at).is_not(None) | large,
        col(Group.merged_into).is_(None),
        col(Group.stage).not_in(ended),
        col(Group.id).not_in(asked),
    )
    if among is not None:
        query = query.where(col(Group.id).in_(among))
    found = session.exec(query.order_by(col(Group.id)))
    return {number: theme for number, theme in found if number is not None and theme not in unopened}


def asked(session: Session) -> set[str]:
    """The names of all questions that are open."""
    found: set[str] = set()
    for check_up in _at(session, "open"):
        found |= names(check_up.group_id, lines(check_up))
    return found


def names(group: int, asked_of: Iterable[CheckLine]) -> set[str]:
    """What questions of a group are called; whether it is the same as another one is asked from one side only."""
    return {f"{SAME}:{group}", *(line.name for line in asked_of)}


@all_rows
def since(start: datetime) -> SelectOfScalar[CheckUp]:
    """The check-ups that were made since an instant."""
    return select(CheckUp).where(CheckUp.made_at >= start).order_by(col(CheckUp.id))


@prepared
def _vetoed(home: int, away: Collection[int]) -> SelectOfScalar[int | None]:
    query = select(col(Veto.id)).join(
        Membership, (col(Membership.insight_id) == Veto.insight_id) & (col(Membership.part) == Veto.part)
    )
    return query.where(Membership.group_id == home, Membership.current, col(Veto.group_id).in_(away))


def vetoed_between(session: Session, one: int, other: int) -> bool:
    """Whether a person said of an insight in one of two groups that it does not belong to the other."""
    pairs = ((one, other), (other, one))
    return any(_vetoed(session, home, groups.numbers(session, away)).first() for home, away in pairs)


@prepared
def _there(group: int, insights: Collection[int]) -> Select[int, int]:
    return (
        select(Membership.insight_id, Membership.part)
        .join(Insight, col(Insight.id) == col(Membership.insight_id))
        .where(Membership.group_id == group, Membership.current, col(Membership.state).in_(COUNTED))
        .where(~col(Insight.held_back), col(Insight.id).in_(insights))
    )


def there(session: Session, group: int, places: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Which parts of insights count in a group and may be quoted: a text with a likely name may not."""
    return set(places).intersection(_there(session, group, {insight for insight, _part in places}))


@prepared
def _after_newest(newer: int) -> SelectOfScalar[datetime]:
    return select(Insight.kept_at).order_by(col(Insight.id).desc()).offset(newer).limit(1)


def nth_newest(session: Session, number: int) -> datetime | None:
    """When the insight was kept that is so many from the newest; None when there are fewer."""
    return _after_newest(session, number - 1).first()
