"""People's App Homes: drawn soon when somebody looks, and read from the store at the moment they are drawn."""

from collections.abc import Callable

from bridge.domain.clock import Clock
from bridge.domain.outgoing.app_home import AppHome
from bridge.domain.preferences import Wishes
from bridge.domain.rules import Rules
from bridge.flow import app_home, tabs
from bridge.flow.headsups import Digests
from bridge.flow.wishes import wishes
from bridge.store.engine import Store
from bridge.store.gate import Urgency
from bridge.store.queries import people
from bridge.store.tables import Person


class AppHomes:
    """The App Homes of everybody.

    Args:
        store: where everything is kept.
        rules: what the operator decided.
        clock: tells the time.
        digests: tells which heads-ups somebody has read.
        wake: called when one is to be drawn.
    """

    def __init__(
        self, store: Store, rules: Rules, clock: Clock, digests: Digests, wake: Callable[[], None]
    ) -> None:
        self._store, self._rules, self._clock = store, rules, clock
        self._digests, self._wake = digests, wake

    def show(self, team: str, user: str, page: int) -> None:
        """Have one drawn soon."""
        with self._store.write(Urgency.ACK) as session:
            tabs.show(session, people.known(session, team, user), page, self._clock.now())
        self._wake()

    def app_home(self, person: int, page: int) -> AppHome:
        """What stands in one now."""
        with self._store.read() as session:
            there = session.get_one(Person, person)
            return app_home.load(session, self._rules, self._digests, there, page, self._clock.now())

    def wishes(self, team: str, user: str) -> Wishes:
        """What somebody has set."""
        with self._store.read() as session:
            person = people.find(session, team, user)
            return wishes(session, self._rules, person) if person else Wishes()
