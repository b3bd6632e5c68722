"""Plan check-up cards: a few a day, those first whose answers improve the groups most."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time, timedelta
from typing import Protocol

from sqlmodel import Session

from bridge.domain.checkups import CheckLine, CheckPlan, Known
from bridge.domain.clock import Clock
from bridge.domain.rules import Rules
from bridge.domain.stages import ENDED
from bridge.flow import outbox
from bridge.flow.leisure import Leisure
from bridge.store.engine import Store
from bridge.store.queries import checkups, effects
from bridge.store.tables import CheckUp, Group, Mark

NIGHT = time(3, tzinfo=UTC)
ENOUGH = 100
"""So many new insights are worth a round before the night."""

BREAK = timedelta(minutes=10)
"""Rounds by day are so far apart at least, however many insights come: one looks at all groups that are open."""

LINES = 5
SPARE = 3
"""So many times more cards are planned than are shown: some lose their lines to what people said before."""

REST = timedelta(days=7)
"""After it was skipped a group is left alone for so long."""

PLANNED = "check_ups:planned"


class Planner(Protocol):
    """Knows where insights are, and which questions pay."""

    def plan(self, groups: Collection[int], known: Known, limit: int) -> list[CheckPlan]:
        """What to ask of these groups, worth most first."""
        ...


class CheckUpPlanning:
    """Plans cards every night, and after many new insights, in one process at a time.

    Args:
        store: the database.
        rules: how many a day, and to whom.
        clock: tells the time.
        planner: the classifiers.
    """

    def __init__(self, store: Store, rules: Rules, clock: Clock, planner: Planner) -> None:
        self._store, self._rules, self._clock, self._planner = store, rules, clock, planner
        self._leisure = Leisure(store, clock)

    def step(self) -> bool:
        """Plan a round if one is due; False when none is."""
        if not self._rules.check_ups_a_day or not self._claim():
            return False
        now = self._clock.now()
        with self._store.read() as session:
            room = self._room(session, now)
            if not room.total():
                return True
            there = self._askable(session, now)
            asked = [group for group, theme in there.items() if room[self._route(theme)] > 0]
            known = Known(
                checkups.taught(session), checkups.apart(session), checkups.confirmed(session, asked)
            )
        plans = self._planner.plan(asked, known, SPARE * room.total()) if asked else []
        if plans:
            with self._store.grouping() as session:
                self._ask(session, plans, now)
        return True

    def _claim(self) -> bool:
        """Whether a round is due, and this process's to plan."""
        now = self._clock.now()
        with self._store.read() as session:
            last = session.get(Mark, PLANNED)
            if last is not None and not self._due(session, last.at, now):
                return False
        with self._store.write() as session:
            mark = effects.mark(session, PLANNED, now)
            if last is not None and mark.at != last.at:
                return False
            mark.at = now
            session.add(mark)
        return True

    def _due(self, session: Session, last: datetime, now: datetime) -> bool:
        tonight = datetime.combine(now.astimezone(UTC).date(), NIGHT)
        night = tonight if tonight <= now else tonight - timedelta(days=1)
        if last < night or now - last < BREAK:
            return last < night
        heard = checkups.nth_newest(session, ENOUGH)
        return heard is not None and heard > last and self._leisure.is_there(session)

    def _room(self, session: Session, now: datetime) -> Counter[str]:
        """How many cards each route may still be shown today."""
        today = datetime.combine(now.astimezone(UTC).date(), time(tzinfo=UTC))
        shown = Counter(
            self._route(session.get_one(Group, one.group_id).theme) for one in checkups.since(session, today)
        )
        most = self._rules.check_ups_a_day
        return Counter({route.name: max(0, most - shown[route.name]) for route in self._rules.routes})

    def _askable(
        self, session: Session, now: datetime, among: Collection[int] | None = None
    ) -> dict[int, str | None]:
        return checkups.askable(session, ENDED, self._rules.unopened, now - REST, among)

    def _route(self, theme: str | None) -> str:
        return self._rules.route(theme).name

    def _ask(self, session: Session, plans: Sequence[CheckPlan], now: datetime) -> None:
        """Write cards while there is room for them; what was decided meanwhile counts."""
        room = self._room(session, now)
        there = self._askable(session, now, {plan.group for plan in plans})
        under_way = checkups.asked(session)
        for plan in plans:
            if plan.group not in there or not room[self._route(there[plan.group])]:
                continue
            group = session.get_one(Group, plan.group)
            lines = [line for line in self._open(session, group, plan.lines) if line.name not in under_way]
            if lines:
                self._make(session, group, lines[:LINES], now)
                room[self._route(group.theme)] -= 1
                under_way |= checkups.names(group.id or 0, lines[:LINES])

    def _open(self, session: Session, group: Group, lines: Sequence[CheckLine]) -> list[CheckLine]:
        """The questions that nobody has answered in some way."""
        number, apart = group.id or 0, checkups.apart(session)
        places = checkups.there(session, number, [line.place for line in lines if line.place])
        return [
            line
            for line in lines
            if line.place in places
            or (line.group is not None and self._may_be_joined(session, group, line.group, apart))
        ]

    def _may_be_joined(
        self, session: Session, group: Group, number: int, apart: Collection[tuple[int, int]]
    ) -> bool:
        """The other one is this team's, or nobody's yet, and no word of a person stands against it."""
        other = session.get(Group, number)
        if other is None or other.merged_into is not None or other.stage in ENDED:
            return False
        one = group.id or 0
        theirs = other.shown_at is not None and self._route(other.theme) != self._route(group.theme)
        denied = (one, number) in apart or (number, one) in apart
        return not theirs and not denied and not checkups.vetoed_between(session, one, number)

    def _make(self, session: Session, group: Group, lines: Sequence[CheckLine], now: datetime) -> None:
        check_up = CheckUp(
            group_id=group.id or 0,
            lines=[asdict(line) for line in lines],
            gain=sum(line.gain for line in lines),
            made_at=now,
        )
        session.add(check_up)
        session.flush()
        number = check_up.id or 0
        outbox.enqueue(
            session,
            f"check_up:{number}",
            kind="check_up",
            subject=number,
            target=f"check_up:{number}",
            priority=outbox.Priority.TEAM,
            now=now,
        )
