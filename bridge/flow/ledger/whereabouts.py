"""Where every insight is and through which problems it came, read from the history of memberships alone."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from bridge.domain.credit import REGROUPED
from bridge.domain.grouping import Cause, State
from bridge.store.tables import Membership


@dataclass(frozen=True)
class Whereabouts:
    """The memberships of each part of each insight, oldest first."""

    history: dict[int, dict[int, list[Membership]]]

    @classmethod
    def read(cls, session: Session) -> "Whereabouts":
        """Read the table."""
        history: dict[int, dict[int, list[Membership]]] = defaultdict(lambda: defaultdict(list))
        for row in session.exec(select(Membership).order_by(col(Membership.id))):
            history[row.insight_id][row.part].append(row)
        return cls(history)

    def parts(self, insight: int, states: Collection[State]) -> list[int]:
        """The parts of an insight whose newest membership is in one of the states."""
        return [part for part, rows in sorted(self.history[insight].items()) if rows[-1].state in states]

    def came_from(self, insight: int, part: int, group: int, at: datetime) -> bool:
        """Whether a part was in a group at a time, and only owners have moved it since."""
        rows = self.history[insight][part]
        chapters = _chapters(rows)
        same = (row for row, chapter in zip(rows, chapters, strict=True) if chapter == chapters[-1])
        return any(row.group_id == group and row.at <= at for row in same)


def _chapters(rows: Sequence[Membership]) -> list[int]:
    """To which chapter of a part's history each row belongs: each begins with another word on where it belongs."""
    chapters: list[int] = []
    standing: list[int] = []
    for turn, row in enumerate(rows):
        if row.cause == Cause.UNDO and len(standing) > 1:
            undone = standing.pop()
            began = chapters[undone] == undone
            chapters.append(chapters[undone - 1] if began else chapters[-1])
            continue
        known = {
            one.group_id for one, chapter in zip(rows, chapters, strict=False) if chapter == chapters[-1]
        }
        goes_on = row.cause in REGROUPED or row.group_id in known
        chapters.append(chapters[-1] if chapters and goes_on else turn)
        standing.append(turn)
    return chapters
