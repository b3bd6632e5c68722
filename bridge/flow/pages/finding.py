"""Which problems somebody looks for, in the order of the list."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col

from bridge.domain.pages.asked import Asked
from bridge.store.queries import groups, words
from bridge.store.queries.pages import problems as queries
from bridge.store.tables import Group, Insight


class Finder:
    """Finds the numbers of what was asked for.

    Args:
        session: only reads.
        asked: for what.
        where: what holds of the problems besides.
        crews: only problems that they report, and found by their words; None: all.
        monday: of this week.
        theirs: how often these crews reported each problem this week, where only that is to count; None: everybody.
    """

    def __init__(
        self,
        session: Session,
        asked: Asked,
        where: Sequence[ColumnElement[bool]],
        crews: frozenset[str] | None,
        monday: date,
        theirs: Mapping[int, int] | None,
    ) -> None:
        self._session, self._asked, self._crews = session, asked, crews
        self._where = [*where, *_of_asked(asked), *([queries.of_crews(crews)] if crews is not None else [])]
        self._monday, self._theirs = monday, theirs

    def found(self) -> list[int]:
        """By words, the best first; without words, the most reported this week first, then the newest."""
        if self._asked.words:
            said = [col(Insight.crew).in_(self._crews)] if self._crews is not None else []
            return self._fitting(words.problems(self._session, self._asked.words, *said))
        ranked, theirs = self._ranked(), self._theirs
        return ranked if theirs is None else sorted(ranked, key=lambda one: (-theirs.get(one, 0), -one))

    def near(self) -> list[int]:
        """By meaning, the nearest first."""
        return self._fitting([groups.get(self._session, number).id or 0 for number in self._asked.near])

    def _fitting(self, numbers: Collection[int]) -> list[int]:
        fitting = set(self._ranked(col(Group.id).in_(numbers))) if numbers else set()
        return [number for number in dict.fromkeys(numbers) if number in fitting]

    def _ranked(self, *more: ColumnElement[bool]) -> list[int]:
        return queries.ranked(self._session, self._monday, [*self._where, *more])


def _of_asked(asked: Asked) -> list[ColumnElement[bool]]:
    """What holds of the problems: their theme, and that they were reported in a period."""
    conditions = [col(Group.theme) == asked.theme] if asked.theme else []
    if asked.period is not None:
        last = asked.period.next.first - timedelta(days=1)
        conditions.append(queries.reported_between(asked.period.first - timedelta(days=6), last))
    return conditions
