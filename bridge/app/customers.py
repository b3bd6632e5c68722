"""Customer references, opened for those who wrote them, and written down that they were."""

from bridge.app.vault import KeyedVault
from bridge.domain.clock import Clock
from bridge.domain.customers import Shown
from bridge.domain.errors import RefusalError
from bridge.domain.rules import Rules
from bridge.flow import customers
from bridge.flow.keys import LOST
from bridge.store.engine import Store


class Customers:
    """Opens sealed references.

    Args:
        store: where they are.
        rules: who looks after the bridge.
        clock: tells the time.
        vault: opens them.
    """

    def __init__(self, store: Store, rules: Rules, clock: Clock, vault: KeyedVault) -> None:
        self._store, self._rules, self._clock, self._vault = store, rules, clock, vault

    def shown(self, team: str, user: str, call_back: int) -> Shown:
        """The customer behind a button, for whoever reported them.

        Raises:
            RefusalError: it is not this person's customer, or the reference was forgotten by now.
        """
        with self._store.write() as session:
            insight, placeholder, sealed = customers.sealed(
                session, self._rules, team, user, call_back, self._clock.now()
            )
        value = self._vault.open(sealed)
        if value is None:
            raise RefusalError(LOST.format())
        return Shown(placeholder.strip("[]"), insight, value)
