"""How long it takes to read and draw somebody's App Home."""

from random import Random
from time import perf_counter

from sqlmodel import col, select

from bridge.app.app_home import AppHomes
from bridge.app.vault import KeyedVault
from bridge.domain.clock import Clock
from bridge.measure import company
from bridge.measure.pages import at_share
from bridge.slack.cards import app_home
from bridge.store.engine import Store
from bridge.store.tables import CrewMember, Person

KEY = "a key for made-up people"


def times(store: Store, clock: Clock, repeat: int) -> dict[str, float]:
    """Draw those of some people who hear customers; seconds.

    Args:
        store: filled, with its sums made.
        clock: tells the time.
        repeat: how many are drawn.
    """
    homes = AppHomes(store, company.rules(), clock, KeyedVault(KEY), lambda: None)
    with store.read() as session:
        numbers = select(Person.id).where(col(Person.user).in_(select(CrewMember.user)))
        people = [number for number in session.exec(numbers.order_by(col(Person.id))) if number]
    random = Random(repeat)  # noqa: S311 - no secrets
    taken = [_taken(homes, random.choice(people)) for _ in range(repeat)]
    return {
        f"{len(people):,} people, median": at_share(taken, 0.5),
        "95 of 100": at_share(taken, 0.95),
        "slowest": max(taken),
    }


def _taken(homes: AppHomes, person: int) -> float:
    begun = perf_counter()
    app_home.view(homes.app_home(person, 0))
    return perf_counter() - begun
