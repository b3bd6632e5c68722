"""Who reads a page, and what people are called on it."""

from collections.abc import Collection

from sqlmodel import Session

from bridge.domain.naming import Side, Somebody, answerable, who
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.flow.people import somebodies


def reader(rules: Rules, viewer: Viewer) -> Somebody:
    """Who reads a page, as far as naming is concerned."""
    crew = rules.crew(viewer.crew)
    return Somebody(viewer.user, crew.name if crew else "", name=viewer.name)


class Callers:
    """What persons are called on one page, each looked up once.

    Args:
        session: only reads.
        rules: how far people are named to one another.
        viewer: who reads.

    Attributes:
        named: the numbers of those whom the page names, but the reader's own.
    """

    def __init__(self, session: Session, rules: Rules, viewer: Viewer) -> None:
        self._session, self._rules = session, rules
        self._reader = reader(rules, viewer)
        self._found: dict[int, Somebody] = {}
        self.named: set[int] = set()

    def expect(self, numbers: Collection[int]) -> None:
        """Look up together those who will be called."""
        if new := set(numbers) - self._found.keys():
            self._found |= somebodies(self._session, self._rules, new)

    def call(self, number: int) -> str:
        """What a person is called."""
        self.expect([number])
        person = self._found[number]
        called = who(person, self._reader, self._rules.naming, Side.PAGE)
        if person.name and person.name == called and person.user != self._reader.user:
            self.named.add(number)
        return called

    def answerable(self, number: int) -> str:
        """What a person is called in the log of who looked at others."""
        self.expect([number])
        return answerable(self._found[number])
