"""How long an agent waits during a call for what is known of what the customer says."""

from collections.abc import Iterator
from itertools import islice
from random import Random
from time import perf_counter

from sqlmodel import Session, select

from bridge.app.sorter import ClassifierSorter
from bridge.domain.asking import Ask, Topic
from bridge.domain.clock import Clock
from bridge.domain.redaction import Patterns
from bridge.flow.asking import Asking
from bridge.measure import company, words
from bridge.measure.pages import at_share
from bridge.store.engine import Store
from bridge.store.tables import CrewMember, Group


def times(store: Store, clock: Clock, sorter: ClassifierSorter, repeat: int) -> dict[str, float]:
    """Ask again and again, never twice the same; seconds.

    Args:
        store: filled, with its sums made.
        clock: tells the time.
        sorter: knows no problem yet.
        repeat: how often it is asked.
    """
    with store.read() as session:
        learnt = learn(session, sorter)
        users = list(session.scalars(select(CrewMember.user).order_by(CrewMember.user)))
    asking = Asking(store, company.rules(), clock, Patterns(), lambda: None, sorter)
    random = Random(repeat)  # noqa: S311 - no secrets
    asked = islice(looked_for(random), repeat)
    taken = [_taken(asking, Ask(company.TEAM, random.choice(users), Topic.KNOWN, some)) for some in asked]
    return {
        f"{learnt:,} groups, median": at_share(taken, 0.5),
        "99 of 100": at_share(taken, 0.99),
        "slowest": max(taken),
    }


def learn(session: Session, sorter: ClassifierSorter) -> int:
    """Let a sorter know each problem by its title; how many there are.

    Titles that differ in their details alone are read once, since reading a hundred thousand takes ten minutes.
    """
    read: dict[str, bytes] = {}
    problems = session.execute(select(Group.id, Group.title, Group.theme)).all()
    for number, title, theme in problems:
        begun = title.partition(",")[0]
        reading = read.get(begun) or read.setdefault(begun, sorter.read(begun))
        sorter.place(number, number, reading, theme, settled=True)
    return len(problems)


def looked_for(random: Random) -> Iterator[str]:
    """What agents type during a call, without end: a thing, a word or two of the trouble, or a whole sentence."""
    while True:
        thing, trouble = random.choice(words.THINGS), random.choice(words.TROUBLES).split()
        yield f"{thing} {trouble[-1]}"
        yield f"{thing} {' '.join(trouble[-2:])}"
        yield f"{random.choice(words.WHO)} {thing} {' '.join(trouble)} {random.choice(words.SINCE)}"


def _taken(asking: Asking, ask: Ask) -> float:
    begun = perf_counter()
    asking.answer(ask)
    return perf_counter() - begun
