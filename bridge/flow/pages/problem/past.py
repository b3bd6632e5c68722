"""What happened to a problem: its stages, what was decided and by whom, what it was joined with and split from."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session

from bridge.domain.incoming import Gesture
from bridge.domain.naming import NOBODY
from bridge.domain.pages.problem import Event
from bridge.domain.pages.rulings import said
from bridge.domain.pages.standing import label
from bridge.domain.pages.tables import Link
from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Rules
from bridge.domain.stages import Stage
from bridge.flow import rulebook
from bridge.flow.pages.reading import Callers
from bridge.store.queries.pages import problem as queries
from bridge.store.tables import Group, Ruling

NEWEST = 50


class _Dated(NamedTuple):
    at: datetime
    event: Event


class Past:
    """Tells the history of problems to somebody.

    Args:
        session: only reads.
        rules: who may decide what.
        viewer: who reads it.
        callers: knows what people are called.
    """

    def __init__(self, session: Session, rules: Rules, viewer: Viewer, callers: Callers) -> None:
        self._session, self._rules, self._viewer, self._callers = session, rules, viewer, callers

    def of(self, group: Group, leading: Collection[int]) -> tuple[Event, ...]:
        """What happened to a problem that has these numbers, the last event first."""
        rulings = queries.rulings(self._session, leading, NEWEST)
        decided = {ruling.at for ruling in rulings}
        happened = [
            *self._decisions(group, rulings),
            *(one for one in self._stages(group) if one.at not in decided),
            *self._beginning(group),
        ]
        happened.sort(key=lambda one: one.at, reverse=True)
        return tuple(event for _at, event in happened)

    def _stages(self, group: Group) -> Iterator[_Dated]:
        policy = group.theme in self._rules.policies
        for change in queries.stages(self._session, group.id or 0, NEWEST):
            yield _Dated(change.at, Event(change.at.date(), label(Stage(change.stage), policy=policy)))

    def _beginning(self, group: Group) -> Iterator[_Dated]:
        left = queries.split_from(self._session, group)
        first = Event(group.created_at.date(), "Split from" if left else "First report", about=_link(left))
        yield _Dated(group.created_at, first)

    def _decisions(self, group: Group, rulings: Collection[Ruling]) -> Iterator[_Dated]:
        newest = rulebook.newest(self._session, group.id or 0) if self._may_take_back(group) else None
        self._callers.expect({ruling.person_id for ruling in rulings})
        for ruling in rulings:
            event = Event(
                ruling.at.date(),
                said(Gesture(ruling.gesture), joined=ruling.group_id != group.id),
                self._who(group, ruling.person_id),
                self._about(group, ruling),
                ruling.undone_at.date() if ruling.undone_at else None,
                (ruling.id or 0) if newest is not None and newest.id == ruling.id else 0,
            )
            yield _Dated(ruling.at, event)

    def _may_take_back(self, group: Group) -> bool:
        decides = self._rules.route(group.theme).decides(self._viewer.user)
        return decides and self._viewer.has(Role.OWNER, Role.ADMIN)

    def _who(self, group: Group, person: int) -> str:
        """Their name where it may be told, else their team: an owner's crew says nothing."""
        name = self._callers.call(person)
        return self._rules.route(group.theme).team if name.startswith(NOBODY) else name

    def _about(self, group: Group, ruling: Ruling) -> Link | None:
        """The other problem that was joined or made."""
        other: int | None = None
        match Gesture(ruling.gesture):
            case Gesture.MERGE if ruling.group_id != group.id:
                other = ruling.group_id
            case Gesture.MERGE:
                columns = ruling.facts["groups"].get(str(ruling.group_id), {})
                other = columns.get("merged_into", [None, None])[1]
            case Gesture.SPLIT:
                other = ruling.facts["made"]
        return _link(self._session.get(Group, other) if other else None)


def _link(group: Group | None) -> Link | None:
    return Link(f"no. {group.id} “{group.title}”", f"/problems/{group.id}") if group else None
