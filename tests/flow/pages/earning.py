"""Lines of the ledger, laid by hand."""

from datetime import datetime, timedelta
from typing import Any

from bridge.flow import credit_sums
from bridge.store.tables import CreditEntry, Person
from tests.flow.pages.shelf import NOW, Shelf, ago

NOVEMBER = ago(0).replace(day=1, hour=0)


class Books:
    """The ledger of a company.

    Attributes:
        shelf: the company.
    """

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._lines = 0

    def earn(
        self, by: str, group: int, points: int = 1, days: float = 1, kind: str = "insight", **columns: Any
    ) -> int:
        """A line for somebody of the crew that the name begins with."""
        self._lines += 1
        crew, at = by.rstrip("0123456789"), columns.pop("at", ago(days))
        given: dict[str, Any] = {"crew": crew or None, "rule": 2, "cause": "confirmed", "at": at}
        given |= {"person_id": self.shelf.meet(f"U-{by}"), "earned_at": ago(days)}
        given |= {"kind": kind, "points": points, "group_id": group}
        return self.shelf.lay(CreditEntry(key=f"line:{self._lines}", **given | columns))

    def take_back(self, line: int, at: datetime) -> int:
        """Reverse a line."""
        with self.shelf.store.read() as session:
            copied = session.get_one(CreditEntry, line).model_dump(exclude={"id", "key", "at", "points"})
        copied |= {"reverses": line, "cause": "moved"}
        return self.shelf.lay(CreditEntry(**copied, key=f"back:{line}", points=-1, at=at))

    def sum_up(self) -> None:
        """Bring the sums up to date."""
        while credit_sums.refresh(self.shelf.store, NOW + timedelta(seconds=1)):
            pass

    def introduce(self, user: str, name: str, *, agreed: bool) -> int:
        """Give a person a name."""
        number = self.shelf.meet(user)
        with self.shelf.store.write() as session:
            person = session.get_one(Person, number)
            person.name, person.agreed_at = name, NOW if agreed else None
            session.add(person)
        return number
