"""Move an insight between groups. Always inside the store's grouping transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bridge.domain.grouping import Cause, State
from bridge.domain.language import Phrase as _
from bridge.domain.language import spoken
from bridge.domain.quotes import title
from bridge.domain.rules import Rules
from bridge.flow import clock, outbox
from bridge.store.queries import groups, parts
from bridge.store.tables import Group, Insight, Membership, Part

REMOVED = _("(words removed)")


@dataclass(frozen=True, slots=True)
class Move:
    """Into which group, how sure, and why."""

    group: int
    state: State
    cause: Cause
    person: int | None = None
    probability: float | None = None
    why: str = ""
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Says:
    """What an insight, or one part of it, says, and of which theme."""

    words: str
    theme: str | None


def said(session: Session, insight: Insight, part: int) -> Says:
    """What a part of an insight says: all of it if it speaks of one problem, or was edited since."""
    piece = session.get(Part, (insight.id, part))
    return Says(piece.words, piece.theme) if piece else Says(insight.text, insight.theme)


def words_at(session: Session, insight: Insight, places: Sequence[Membership]) -> str:
    """What an insight says with the parts that are in these places."""
    return " … ".join(dict.fromkeys(said(session, insight, place.part).words for place in places))


def shown(insight: Insight, words: str) -> str:
    """The words of an insight where they are quoted; that they were removed, if they were."""
    return spoken(REMOVED) if insight.removed_at is not None else words


def by_problem(session: Session, insight: int) -> list[list[Membership]]:
    """Where an insight is, a list for each problem, the newest membership last.

    Parts that ended up in one problem are one part again, unless it is still asked of one whether it belongs there.
    """
    found: dict[tuple[int | None, bool], list[Membership]] = {}
    for place in groups.places(session, insight):
        problem = groups.get(session, place.group_id).id, place.state == State.PROVISIONAL
        found.setdefault(problem, []).append(place)
    return [sorted(places, key=lambda place: place.id or 0) for places in found.values()]


def move(session: Session, insight: int, how: Move, now: datetime, part: int = 0) -> Membership:
    """Write down where a part of an insight is from now on; what was before stays as history."""
    before = groups.membership(session, insight, part)
    if before is not None:
        before.current = False
        session.add(before)
        session.flush()
    after = Membership(
        insight_id=insight,
        part=part,
        group_id=how.group,
        state=how.state,
        cause=how.cause,
        person_id=how.person,
        probability=how.probability,
        why=how.why,
        candidates=list(how.candidates),
        at=now,
    )
    session.add(after)
    session.flush()
    if before is not None and before.group_id != how.group:
        _leave(session, before.group_id, how.group)
    return after


def put_back(session: Session, row: int, now: datetime) -> Membership | None:
    """Let a part of an insight be again where it was before a membership; None when it has moved on since."""
    if not groups.holds(session, row):
        return None
    place = session.get_one(Membership, row)
    before = groups.counting(session, place.insight_id, place.part)[-2]
    how = Move(
        groups.get(session, before.group_id).id or 0,
        State(before.state),
        Cause.UNDO,
        before.person_id,
        before.probability,
        before.why,
        tuple(before.candidates),
    )
    return move(session, place.insight_id, how, now, place.part)


def _leave(session: Session, left: int, joined: int) -> None:
    """A group that nobody is in any more leads to where its last insight went."""
    if groups.is_empty(session, left):
        group = groups.get(session, left)
        if group.id == left and group.shown_at is None:
            group.merged_into = joined
            session.add(group)


def start(session: Session, insight: Insight, says: Says, now: datetime) -> Group:
    """A new group for an insight, or a part of it, that stands on its own."""
    words = says.words if not insight.held_back else ""
    group = Group(theme=says.theme, title=title([words]), stage_since=now, created_at=now)
    session.add(group)
    session.flush()
    return group


def quotable(
    session: Session, group: int, members: Sequence[tuple[Insight, Membership]] | None = None
) -> list[str]:
    """What is said of a problem and may be shown to others: a text with a likely name is counted, not quoted."""
    words = parts.words_in(session, group)
    return [
        words.get((place.insight_id, place.part), insight.text)
        for insight, place in (groups.members(session, group) if members is None else members)
        if not insight.held_back
    ]


def show_if_due(session: Session, rules: Rules, group: Group, now: datetime) -> None:
    """Show a problem to its owner once enough reports speak of it."""
    if group.shown_at is not None or group.theme in rules.unopened:
        return
    if groups.reports(session, group.id or 0) >= rules.listen:
        show(session, rules, group, now)


def show(session: Session, rules: Rules, group: Group, now: datetime) -> None:
    """Show a problem to its owner now."""
    number = group.id or 0
    group.shown_at = now
    clock.begin(group, rules.route(group.theme), now)
    group.title = title(quotable(session, number))
    session.add(group)
    outbox.enqueue(
        session,
        f"triage:{number}",
        kind="triage",
        subject=number,
        target=outbox.triage_of(number),
        priority=outbox.Priority.TEAM,
        now=now,
    )
