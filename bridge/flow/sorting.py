"""Give each insight a theme and a group, one at a time for all processes together."""

from collections.abc import Collection
from typing import Protocol

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.grouping import Band, Cause, State, Verdict
from bridge.domain.rules import Rules
from bridge.domain.stages import ENDED
from bridge.flow import outbox
from bridge.flow.membership import Move, move, start
from bridge.flow.rulings import notice
from bridge.store.engine import Store
from bridge.store.queries import groups, insights
from bridge.store.tables import Insight, Vector

BATCH = 16


class Sorter(Protocol):
    """What the classifiers offer. Reading is slow and free of state; the rest takes well under a millisecond.

    Attributes:
        model: the version of what ``read`` gives back.
    """

    model: str

    def read(self, text: str) -> bytes:
        """What there is to know of a text."""
        ...

    def theme(self, reading: bytes) -> tuple[str | None, float]:
        """The theme, or None when unsure, and its probability."""
        ...

    def place(self, insight: int, group: int, reading: bytes, theme: str | None, *, settled: bool) -> None:
        """Learn that an insight is in a group from now on; an unsettled one is no reason to join silently."""
        ...

    def decide(self, reading: bytes, theme: str | None, barred: Collection[int]) -> Verdict:
        """Where a new insight seems to belong."""
        ...


class Sorting:
    """Sorts what was kept. One object a process; it remembers up to which change it has learnt."""

    def __init__(self, store: Store, rules: Rules, clock: Clock, sorter: Sorter) -> None:
        self._store, self._rules, self._clock, self._sorter = store, rules, clock, sorter
        self._learnt = 0

    def step(self) -> bool:
        """Sort a few insights; False when none waits."""
        with self._store.read() as session:
            waiting = insights.unsorted(session, BATCH)
            self._catch_up(session)
        for insight in waiting:
            reading = self._sorter.read(insight.text)
            with self._store.grouping() as session:
                self._catch_up(session)
                self._sort(session, insight.id or 0, reading)
        return bool(waiting)

    def _catch_up(self, session: Session) -> None:
        """Learn the changes of membership that were committed since, here or in another process."""
        while changes := groups.changes(session, self._learnt):
            numbers = {change.insight_id for change in changes}
            readings, themes = insights.vectors(session, numbers), insights.themes(session, numbers)
            for change in changes:
                if change.insight_id in readings:
                    reading, theme = readings[change.insight_id], themes.get(change.insight_id)
                    settled = change.state != State.PROVISIONAL
                    self._sorter.place(change.insight_id, change.group_id, reading, theme, settled=settled)
                self._learnt = change.id or 0

    def _sort(self, session: Session, number: int, reading: bytes) -> None:
        insight = session.get(Insight, number)
        if insight is None or insight.state != "kept":
            return
        insight.theme, insight.theme_probability = self._sorter.theme(reading)
        insight.state = "sorted"
        session.add(insight)
        session.add(Vector(insight_id=number, model=self._sorter.model, data=reading))
        session.flush()
        verdict = self._sorter.decide(reading, insight.theme, groups.vetoed(session, number))
        how = self._how(session, insight, verdict)
        now = self._clock.now()
        move(session, number, how, now)
        outbox.enqueue(
            session,
            f"home:{number}",
            kind="home",
            subject=number,
            target=outbox.home_of(number),
            priority=outbox.Priority.PERSON,
            now=now,
        )
        notice(session, self._rules, groups.get(session, how.group), now)

    def _how(self, session: Session, insight: Insight, verdict: Verdict) -> Move:
        """Joined when sure; asked when unsure or when the problem has an end already; else on its own."""
        best = groups.get(session, verdict.group) if verdict.group is not None else None
        sure = verdict.band is Band.JOINED and best is not None and best.stage not in ENDED
        state = State.JOINED if sure or verdict.band is Band.NEW else State.PROVISIONAL
        if best is None or verdict.band is Band.NEW:
            best = start(session, insight, self._clock.now())
        asked = verdict.candidates if state is State.PROVISIONAL else ()
        return Move(
            best.id or 0,
            state,
            Cause.SORTED,
            probability=verdict.probability,
            why=verdict.why,
            candidates=tuple(asked),
        )
