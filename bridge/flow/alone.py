"""Nobody else has reported the same for a month: its reporter is told once, so that silence is no riddle."""

from datetime import timedelta

from bridge.domain.clock import Clock
from bridge.domain.rules import Rules
from bridge.flow import outbox
from bridge.store.engine import Store
from bridge.store.queries import alone

LONG = timedelta(days=30)
LATEST = timedelta(days=60)
"""What the bridge slept through for longer than that is not told any more."""

AT_ONCE = 100


def tell(store: Store, rules: Rules, clock: Clock) -> None:
    """Tell those who are still alone after a month; what they reported wakes by itself."""
    now = clock.now()
    with store.write() as session:
        for place in alone.still(session, now - LATEST, now - LONG, rules.unopened, AT_ONCE):
            outbox.enqueue(
                session,
                alone.key(place.group_id),
                kind="alone",
                subject=place.insight_id,
                object=place.group_id,
                target=outbox.home_of(place.insight_id),
                priority=outbox.Priority.EDIT,
                now=now,
            )
