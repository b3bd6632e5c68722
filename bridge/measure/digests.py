"""How long it takes to write what leaders and every team read on Monday."""

from datetime import datetime
from time import perf_counter

from bridge.domain.periods import Period, Span
from bridge.flow.digest import of_company, of_crew
from bridge.measure import company
from bridge.store.engine import Store


def times(store: Store, now: datetime) -> dict[str, float]:
    """Write the digests of the week before; seconds by whose they are.

    Args:
        store: filled, with its sums made.
        now: in the week after.
    """
    rules, week = company.rules(), Period.of(Span.WEEK, now.date()).previous
    with store.read() as session:
        begun = perf_counter()
        of_company(session, rules, week, now)
        leaders = perf_counter()
        for crew in rules.crews:
            of_crew(session, rules, crew, week, now)
        return {"leaders": leaders - begun, f"{len(rules.crews)} teams": perf_counter() - leaders}
