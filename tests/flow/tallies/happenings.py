"""What may happen to reports and problems between two runs, each told by two numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bridge.domain.grouping import Cause, State
from bridge.flow import themes
from bridge.flow.membership import Move, Says, move, put_back, start
from bridge.flow.rulings import merging
from bridge.store.tables import Group, Insight, Membership, Person
from tests.flow.office import RULES
from tests.store.rows import NOON, insight

PEOPLE = 3
THEMES = ("billing", "delivery_time")


@dataclass(frozen=True)
class Happening:
    """Something happens to a report that has a place, and to a problem."""

    session: Session
    place: Membership
    group: Group
    other: int
    now: datetime

    @property
    def report(self) -> Insight:
        return self.session.get_one(Insight, self.place.insight_id)

    def move(self, to: int, state: State = State.JOINED, cause: Cause = Cause.MOVED) -> None:
        move(self.session, self.place.insight_id, Move(to, state, cause), self.now, self.place.part)


def hear(session: Session, one: int, other: int, turn: int) -> None:
    """Somebody reports something new, in one of some weeks around the turn of a quarter; not all of it is sorted."""
    report = insight(
        f"hear:{turn}",
        1 + other % PEOPLE,
        said_at=NOON - timedelta(days=one * 2),
        crew=(None, "leipzig", "manila")[other % 3],
        theme=(None, *THEMES)[one % 3],
    )
    session.add(report)
    session.flush()
    if other % 5:
        group = start(session, report, Says(report.text, report.theme), NOON)
        move(session, report.id or 0, Move(group.id or 0, State.JOINED, Cause.SORTED), NOON)


def happen(session: Session, how: str, one: int, other: int, now: datetime) -> None:
    """Let something happen, if there is anything that it can happen to."""
    places = session.exec(select(Membership).where(Membership.current).order_by(col(Membership.id))).all()
    alive = session.exec(select(Group).where(col(Group.merged_into).is_(None)).order_by(col(Group.id))).all()
    if places:
        place, group = places[one % len(places)], alive[other % len(alive)]
        HAPPENINGS[how](Happening(session, place, group, other, now))


def _moves(it: Happening) -> None:
    it.move(it.group.id or 0)


def _is_settled(it: Happening) -> None:
    it.move(it.place.group_id, (State.CONFIRMED, State.PROVISIONAL)[it.other % 2], Cause.RIGHT)


def _is_sorted_again(it: Happening) -> None:
    it.report.theme = THEMES[it.other % 2]
    _is_same_call(it)
    it.move(it.group.id or 0, cause=Cause.SORTED)


def _is_same_call(it: Happening) -> None:
    """It tells of the call of an earlier report, if that is another one."""
    earlier = it.other % it.place.insight_id + 1
    it.report.copy_of = earlier if earlier < it.place.insight_id else None


def _merges(it: Happening) -> None:
    into = it.session.get_one(Group, it.place.group_id)
    if into.id != it.group.id:
        merging.join(it.session, RULES, it.group, into, it.now)


def _is_taken_back(it: Happening) -> None:
    same = select(Membership.id).where(Membership.insight_id == it.place.insight_id)
    if len(it.session.exec(same).all()) > 1:
        put_back(it.session, it.place.id or 0, it.now)


def _is_relabelled(it: Happening) -> None:
    themes.relabel(it.session, it.group, THEMES[it.other % 2], it.session.get_one(Person, 1), it.now)


HAPPENINGS: Mapping[str, Callable[[Happening], None]] = {
    "moves": _moves,
    "is settled": _is_settled,
    "is sorted again": _is_sorted_again,
    "merges": _merges,
    "is taken back": _is_taken_back,
    "is relabelled": _is_relabelled,
}
