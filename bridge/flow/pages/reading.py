"""Who reads a page, and what people are called on it."""

from sqlmodel import Session

from bridge.domain.naming import Side, Somebody
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.flow.people import called
from bridge.store.tables import Person


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
        self._called: dict[int, str] = {}
        self.named: set[int] = set()

    def call(self, number: int) -> str:
        """What a person is called."""
        if number not in self._called:
            person = self._session.get_one(Person, number)
            self._called[number] = called(self._session, self._rules, person, self._reader, Side.PAGE)
            if person.name and person.name == self._called[number] and person.user != self._reader.user:
                self.named.add(number)
        return self._called[number]
