"""What reporters say of the grouping of their own insights: final, and undoable."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from bridge.domain.grouping import CORRECTIONS, Cause, State
from bridge.domain.incoming import Click, Gesture
from bridge.domain.reasons import YOU_NAMED_IT, YOU_SAID_NEW, YOU_SAID_NOT_THE_SAME
from bridge.domain.stages import Stage
from bridge.flow.membership import Move, said, start
from bridge.store.queries import groups
from bridge.store.tables import Group, Insight, Membership, Veto

Correction = Callable[[Session, Insight, Membership, Click, datetime], Move | None]
"""From a part of an insight where it is and a click to where it goes; None when nothing is to be done."""


def _right(_session: Session, insight: Insight, place: Membership, _click: Click, _now: datetime) -> Move:
    return Move(place.group_id, State.CONFIRMED, Cause.RIGHT, insight.person_id, why=place.why)


def _not_same(session: Session, insight: Insight, place: Membership, _click: Click, now: datetime) -> Move:
    _bar(session, insight, place, place.group_id, now)
    barred = groups.vetoed(session, insight.id or 0, place.part)
    left = tuple(number for number in place.candidates if number not in barred)
    own = start(session, insight, said(session, insight, place.part), now)
    state = State.PROVISIONAL if left else State.JOINED
    why = YOU_SAID_NOT_THE_SAME
    return Move(own.id or 0, state, Cause.NOT_SAME, insight.person_id, why=why, candidates=left)


def _choose(
    session: Session, insight: Insight, place: Membership, click: Click, _now: datetime
) -> Move | None:
    offered = {str(number): groups.get(session, number).id or 0 for number in place.candidates}
    chosen = (offered | {str(number): number for number in offered.values()}).get(click.choice)
    if chosen is None:
        return None
    return Move(
        chosen,
        State.CONFIRMED,
        Cause.CHOOSE,
        insight.person_id,
        why=YOU_NAMED_IT,
    )


def _something_new(
    session: Session, insight: Insight, place: Membership, _click: Click, now: datetime
) -> Move:
    for number in place.candidates:
        _bar(session, insight, place, number, now)
    shared = place.group_id in place.candidates
    says = said(session, insight, place.part)
    own = start(session, insight, says, now).id if shared else place.group_id
    return Move(
        own or 0,
        State.CONFIRMED,
        Cause.SOMETHING_NEW,
        insight.person_id,
        why=YOU_SAID_NEW,
    )


def _undo(
    session: Session, insight: Insight, place: Membership, _click: Click, _now: datetime
) -> Move | None:
    if place.cause not in CORRECTIONS or place.person_id != insight.person_id:
        return None
    before = groups.history(session, insight.id or 0, place.part)[-2]
    for number in groups.vetoed(session, insight.id or 0, place.part):
        veto = groups.veto(session, insight.id or 0, number, place.part)
        if veto is not None and veto.at == place.at:
            session.delete(veto)
    group = _revive(session, before.group_id)
    listed = group.accepted_at is not None and place.at <= group.accepted_at and before.state == State.JOINED
    return Move(
        group.id or 0,
        State.CONFIRMED if listed else State(before.state),
        Cause.UNDO,
        insight.person_id,
        before.probability,
        before.why,
        tuple(before.candidates),
    )


def _bar(session: Session, insight: Insight, place: Membership, group: int, now: datetime) -> None:
    number, part = place.insight_id, place.part
    if groups.veto(session, number, group, part) is None:
        session.add(Veto(insight_id=number, part=part, group_id=group, person_id=insight.person_id, at=now))
        session.flush()


def _revive(session: Session, number: int) -> Group:
    """A group that was left empty is itself again when its insight comes back; one that an owner merged is not."""
    group = session.get_one(Group, number)
    if group.stage == Stage.MERGED:
        return groups.get(session, number)
    if group.merged_into is not None:
        group.merged_into = None
        session.add(group)
    return group


BY_GESTURE: dict[Gesture, Correction] = {
    Gesture.RIGHT: _right,
    Gesture.NOT_SAME: _not_same,
    Gesture.CHOOSE: _choose,
    Gesture.SOMETHING_NEW: _something_new,
    Gesture.UNDO: _undo,
}
"""What each button of a home card does."""
