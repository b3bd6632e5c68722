"""Where every insight is and through which problems it came, read from the history of memberships alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlmodel import Session, col, select

from bridge.domain.credit import REGROUPED
from bridge.domain.grouping import Cause, State
from bridge.store.tables import Group, Membership


@dataclass(frozen=True)
class Whereabouts:
    """All groups by number, and the memberships of each part of each insight, oldest first."""

    groups: dict[int, Group]
    history: dict[int, dict[int, list[Membership]]]

    @classmethod
    def read(cls, session: Session) -> "Whereabouts":
        """Read both tables."""
        history: dict[int, dict[int, list[Membership]]] = defaultdict(lambda: defaultdict(list))
        for row in session.exec(select(Membership).order_by(col(Membership.id))):
            history[row.insight_id][row.part].append(row)
        return cls({group.id or 0: group for group in session.exec(select(Group))}, history)

    def parts(self, insight: int, states: Collection[State]) -> list[int]:
        """The parts of an insight whose newest membership is in one of the states."""
        return [part for part, rows in sorted(self.history[insight].items()) if rows[-1].state in states]

    def came_through(self, insight: int, part: int) -> set[int]:
        """The problem of a part, and those that owners took it from, as they are numbered today."""
        rows, begins = self._not_taken_back(insight, part), 0
        for turn, row in enumerate(rows):
            if row.cause not in REGROUPED and row.group_id not in _numbers(rows[begins:turn]):
                begins = turn
        numbers = _numbers(rows[begins:]) | _numbers(self.history[insight][part][-1:])
        return {self.leads_to(number) for number in numbers}

    def leads_to(self, number: int) -> int:
        """The number under which a group goes on."""
        into = self.groups[number].merged_into
        return number if into is None else self.leads_to(into)

    def is_accepted(self, problem: int) -> bool:
        """Whether an owner has taken a problem on."""
        return self.groups[problem].accepted_at is not None

    def _not_taken_back(self, insight: int, part: int) -> list[Membership]:
        held: list[Membership] = []
        for row in self.history[insight][part]:
            if row.cause == Cause.UNDO and len(held) > 1:
                held.pop()
            else:
                held.append(row)
        return held


def _numbers(rows: Iterable[Membership]) -> set[int]:
    return {row.group_id for row in rows}
