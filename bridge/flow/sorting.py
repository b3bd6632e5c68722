"""Give each insight a theme and a group, one at a time for all processes together."""

import logging
from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Protocol

from sqlmodel import Session

from bridge.domain.clock import Clock
from bridge.domain.excerpts import excerpt
from bridge.domain.grouping import COUNTED, Band, Cause, State, Verdict
from bridge.domain.redaction.names import has_likely_name
from bridge.domain.rules import Rules
from bridge.domain.stages import ENDED
from bridge.flow import named, outages, outbox, recurring, replies, watches
from bridge.flow.aside import Aside
from bridge.flow.calls import first_of_call
from bridge.flow.membership import Move, Says, move, start
from bridge.flow.memory import Index, Memory
from bridge.flow.redrawing import redraw, rename
from bridge.flow.rulings.opening import notice
from bridge.flow.urgent import raise_alarm
from bridge.store.engine import Store
from bridge.store.queries import erasing, groups, insights, parts
from bridge.store.tables import Insight, Membership, Part, Vector

log = logging.getLogger(__name__)

BATCH = 16
AGAIN = timedelta(minutes=10)
"""A report that could not be sorted is tried again after this."""

MOST_PARTS = 3
"""An insight is split into so many; what is said beyond them stays with the last one."""


class Sorter(Index, Protocol):
    """What the classifiers offer. Reading is slow and free of state; the rest takes well under a millisecond."""

    def parts(self, reading: bytes) -> list[bytes]:
        """The readings of the several problems that a text speaks of; a list of one for a text of one problem."""
        ...

    def words(self, reading: bytes) -> str:
        """What a reading was read from, near enough to find it in the text."""
        ...

    def language(self, reading: bytes) -> str | None:
        """The ISO 639-1 code of the language, or None when it cannot be told."""
        ...

    def is_copy(self, one: bytes, other: bytes) -> bool:
        """Whether two readings are of one report told twice."""
        ...

    def theme(self, reading: bytes) -> tuple[str | None, float]:
        """The theme, or None when unsure, and its probability."""
        ...

    def decide(self, reading: bytes, theme: str | None, barred: Collection[int]) -> Verdict:
        """Where a new insight seems to belong."""
        ...


class Sorting:
    """Sorts what was kept. One object a process; nothing is sorted before all that others sorted is learnt."""

    def __init__(self, store: Store, rules: Rules, clock: Clock, sorter: Sorter) -> None:
        self._store, self._rules, self._clock, self._sorter = store, rules, clock, sorter
        self._memory = Memory(store, sorter)

    def step(self) -> bool:
        """Sort a few insights; False when none waits."""
        with self._store.read() as session:
            waiting = insights.unsorted(session, BATCH, self._clock.now())
            learnt = self._memory.follow(session)
        if not learnt:
            self._memory.renew()
            return True
        for insight in waiting:
            if not self._sorted(insight):
                return True
        return bool(waiting)

    def _sorted(self, insight: Insight) -> bool:
        """Sort one insight; False when others sorted more than is learnt."""
        with Aside(self._set_aside, insight.id):
            reading = self._sorter.read(insight.text)
            with self._store.grouping() as session:
                if not self._memory.catch_up(session):
                    return False
                self._sort(session, insight, reading)
        return True

    def _set_aside(self, number: int, error: str) -> None:
        """Let others pass."""
        log.error("report %s is set aside: %s", number, error)
        with self._store.write() as session:
            insight = session.get(Insight, number, with_for_update=True)
            if insight is not None and insight.state == "kept":
                insight.sort_after = self._clock.now() + AGAIN
                session.add(insight)

    def _sort(self, session: Session, read: Insight, reading: bytes) -> None:
        """Sort an insight, unless it was edited since it was read; what a person has argued about stays where it is."""
        number, now = read.id or 0, self._clock.now()
        insight = session.get(Insight, number, with_for_update=True)
        if insight is None or insight.state != "kept" or insight.text != read.text:
            return
        if replies.hold(session, self._rules, insight, now):
            return
        named.forget_unknown(session, insight)
        before = groups.places(session, number)
        stays = bool(before) and groups.is_settled(session, number)
        insight.state, insight.sort_after = "sorted", None
        insight.language = self._sorter.language(reading)
        if not stays:
            insight.theme, insight.theme_probability = self._sorter.theme(reading)
        session.add(insight)
        session.merge(Vector(insight_id=number, model=self._sorter.model, data=reading))
        watches.hear_again(session, insight)
        if stays:
            parts.keep_if_said(session, number, insight.text)
        else:
            if before:
                parts.forget(session, number)
            self._place(session, insight, self._split(session, insight, reading), before, now)
        raise_alarm(session, self._rules, insight, now)
        outages.notice(session, self._rules, insight, now)
        if before:
            _show_again(session, insight, now)

    def _split(self, session: Session, insight: Insight, reading: bytes) -> list[tuple[bytes, Says]]:
        """The readings of the parts of an insight and what they say; kept if they are several."""
        number, sorter = insight.id or 0, self._sorter
        readings = [] if insight.named_group is not None else sorter.parts(reading)
        if len(readings) < 2:
            return [(reading, Says(insight.text, insight.theme))]
        split = []
        for part, data in enumerate(readings[:MOST_PARTS]):
            read = readings[part:] if part == MOST_PARTS - 1 else [data]
            says = Says(excerpt(insight.text, "\n".join(map(sorter.words, read))), sorter.theme(data)[0])
            session.add(Part(insight_id=number, part=part, **asdict(says), model=sorter.model, data=data))
            split.append((data, says))
        session.flush()
        return split

    def _place(
        self,
        session: Session,
        insight: Insight,
        split: list[tuple[bytes, Says]],
        before: list[Membership],
        now: datetime,
    ) -> None:
        """Move each part where it belongs; parts that an edit left over go where the first one is."""
        number = insight.id or 0
        there = {groups.get(session, place.group_id).id for place in before if place.state in COUNTED}
        moves = []
        for part, (reading, says) in enumerate(split):
            barred = groups.vetoed(session, number, part) if before else ()
            verdict = self._sorter.decide(reading, says.theme, barred)
            how = self._how(session, insight, says, verdict, there)
            there |= {how.group} if how.state in COUNTED else set()
            moves.append(how)
        left_over = len(before) - len(moves)
        placed = [
            move(session, number, how, now, part) for part, how in enumerate([*moves, *moves[:1] * left_over])
        ]
        if insight.named_group is not None:
            placed = [named.confirm(session, self._rules, insight, place, now) for place in placed]
        read = session.get_one(Vector, number)
        insight.copy_of = first_of_call(session, insight, read.data, self._sorter.is_copy)
        if not outages.lives_elsewhere(session, insight):
            outbox.enqueue(
                session,
                f"home:{number}",
                kind="home",
                subject=number,
                target=outbox.home_of(number),
                priority=outbox.Priority.HOME,
                now=now,
            )
        for place in placed:
            recurring.asked_again(session, insight, place, now)
        for group in dict.fromkeys(how.group for how in moves):
            notice(session, self._rules, groups.get(session, group), now)

    def _how(
        self, session: Session, insight: Insight, says: Says, verdict: Verdict, there: Collection[int | None]
    ) -> Move:
        """Where its reporter said; else joined when sure, asked when unsure or when the problem has an end already.

        What nothing is like is on its own. A problem where the insight counts already is not asked about: its parts
        there are one part.
        """
        if insight.named_group is not None:
            return named.asked_of(session, insight.named_group)
        best = groups.get(session, verdict.group) if verdict.group is not None else None
        likely = verdict.band is Band.JOINED or (best is not None and best.id in there)
        sure = likely and best is not None and best.stage not in ENDED
        state = State.JOINED if sure or verdict.band is Band.NEW else State.PROVISIONAL
        if best is None or verdict.band is Band.NEW:
            best = start(session, insight, says, self._clock.now())
        asked = verdict.candidates if state is State.PROVISIONAL else ()
        return Move(
            best.id or 0,
            state,
            Cause.SORTED,
            probability=verdict.probability,
            why=verdict.why,
            candidates=tuple(asked),
        )


def _show_again(session: Session, insight: Insight, now: datetime) -> None:
    """Let nothing show what an insight said before its words changed: no card that quotes it, and no title.

    A title that it still says stays, unless it may name somebody: a file that is held back takes no title away.
    """
    number = insight.id or 0
    still = [] if has_likely_name(insight.text) else [insight.text]
    renamed = rename(session, [number], erasing.words_of(session, [number]), still)
    redraw(session, number, renamed, f"sorted{now.timestamp()}", now)
