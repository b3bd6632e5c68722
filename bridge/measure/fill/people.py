"""Who there is."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from bridge.measure.company import CREWS, ROUTES, TEAM, agent, crew_key, owner
from bridge.store.bulk import Row, Rows
from bridge.store.tables import Consent, CrewMember, Person

FIRST = ("Mia", "Tom", "Ana", "Lukas", "Priya", "Noor", "Joao", "Ewa", "Ivan", "Chidi", "Lena", "Omar")
LAST = (
    "Weber",
    "Santos",
    "Novak",
    "Ito",
    "Okafor",
    "Murphy",
    "Kaya",
    "Rossi",
    "Popa",
    "Lind",
    "Meyer",
    "Cruz",
)
AGREED = 0.2


def crews_of(agents: int, random: Random) -> list[int]:
    """The crew of each agent, by number: a few crews are big, and some have fewer than five people."""
    weights = [1 / (number + 1) for number in range(CREWS)]
    return random.choices(range(CREWS), weights, k=agents)


def rows(crews: Sequence[int], now: datetime, random: Random) -> Rows:
    """Agents, then owners; some agreed to be named."""
    people = [_person(number, agent(number - 1), now, random) for number in range(1, len(crews) + 1)]
    owners = [
        {"id": number, "team": TEAM, "user": owner(route), "name": f"Owner {route}", "agreed_at": None}
        for number, route in enumerate(ROUTES, len(crews) + 1)
    ]
    members = [{"user": agent(number), "crew": crew_key(crew)} for number, crew in enumerate(crews)]
    consents = [
        {"click": f"fill:{one['id']}", "person_id": one["id"], "agreed": True, "at": one["agreed_at"]}
        for one in people
        if one["agreed_at"]
    ]
    return {Person: [*people, *owners], CrewMember: members, Consent: consents}


def owner_numbers(agents: int) -> dict[str, int]:
    """The number of each route's owner, by its name."""
    return {route: number for number, route in enumerate(ROUTES, agents + 1)}


def _person(number: int, user: str, now: datetime, random: Random) -> Row:
    agreed = now - timedelta(days=random.uniform(1, 700)) if random.random() < AGREED else None
    name = f"{random.choice(FIRST)} {random.choice(LAST)}"
    return {"id": number, "team": TEAM, "user": user, "name": name, "agreed_at": agreed}
