"""Who plays: the agents that a file names, as many more as wanted, and the owners who are there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, cycle

from bridge.sandbox.people.cards import Json
from bridge.sandbox.people.hands import Hands
from bridge.sandbox.people.person import Person
from bridge.sandbox.seed.rows import Row

TEAMS = ("Phones Leipzig", "Chat Leipzig", "Phones Manila", "Night shift", "Swift Couriers")
PARTNERS = {"Swift Couriers": "Swift Couriers"}
"""The company of each team that is not our own."""

TRIAGE = "triage-"
FIRST = ("Ana", "Ben", "Cleo", "Dirk", "Esra", "Finn", "Gwen", "Hugo", "Iris", "Joel", "Kaya", "Liam", "Mona")
LAST = ("Abel", "Bauer", "Costa", "Duarte", "Egger", "Fuchs", "Gomez", "Horn", "Ivanov", "Jansen", "Kiss")
WAYS = ("command",) * 9 + ("listening",) * 5 + ("modal",) * 2 + ("mention",) * 2 + ("dm",) * 2
"""How twenty insights are posted when the file does not say: mostly by command."""


@dataclass(frozen=True)
class Cast:
    """The people and the places.

    Attributes:
        hands: the control API.
        bot: the bot's user id.
        agents: by name.
        owners: the owner of each triage channel, by channel id.
        listening: the channel where every post is heard.
        floor: a channel where agents talk and nobody listens.
    """

    hands: Hands
    bot: str
    agents: dict[str, Person]
    owners: dict[str, Person]
    listening: str
    floor: str
    _homes: dict[str, Person | None] = field(default_factory=dict)

    @property
    def people(self) -> dict[str, Person]:
        """Everybody, by user id."""
        return {person.id: person for person in (*self.agents.values(), *self.owners.values())}

    def at_home(self, channel: str) -> Person | None:
        """Whose direct message with the bot this channel is, if it is one."""
        if channel not in self._homes:
            people = self.people
            for entry in self.hands.ask("slack/workspace")["channels"]:
                member = next((user for user in entry["members"] if user in people), "")
                self._homes[entry["id"]] = people.get(member) if entry["kind"] == "dm" else None
        return self._homes.get(channel)


@dataclass(frozen=True, slots=True)
class Part:
    """One row as somebody's task: who posts it, and how."""

    row: Row
    agent: str
    way: str


def hire(hands: Hands, rows: Sequence[Row], agents: int) -> Cast:
    """Find or create everybody.

    Args:
        hands: the control API.
        rows: the agents whom they name are all there.
        agents: at least so many agents.
    """
    teams = {row.agent: row.team for row in rows if row.agent}
    more = zip(_names(), cycle(TEAMS), strict=False)
    while len(teams) < agents:
        name, team = next(more)
        teams.setdefault(name, team)
    workspace = hands.ask("slack/workspace")
    there = {user["real_name"]: user["id"] for user in workspace["users"]}
    rooms = [channel["id"] for channel in workspace["channels"] if _for_agents(channel)]
    hired = {}
    for name, team in teams.items():
        user = there.get(name) or _create(hands, name, team, rooms)
        hired[name] = Person(hands, user, name)
    return _placed(workspace, hands, hired)


def parts(rows: Iterable[Row], agents: Sequence[str]) -> Iterator[Part]:
    """Give every row to somebody; rows that name nobody go round, in all the ways in."""
    for number, row in enumerate(rows):
        agent = row.agent or agents[number % len(agents)]
        yield Part(row, agent, row.channel or WAYS[number * 7 % len(WAYS)])


def _names() -> Iterator[str]:
    """Names without end; 13 first and 11 last names make 143 before a number is needed."""
    for number in count():
        name = f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]}"
        again = number // (len(FIRST) * len(LAST))
        yield f"{name} {again + 1}" if again else name


def _create(hands: Hands, name: str, team: str, channels: list[str]) -> str:
    short = name.lower().replace(" ", ".")
    person = {"name": short, "real_name": name, "team": team, "title": "Agent", "channels": channels}
    return str(hands.do("slack/person", **person)["id"])


def _placed(workspace: Json, hands: Hands, agents: dict[str, Person]) -> Cast:
    names = {user["id"]: user["real_name"] for user in workspace["users"] if not user["is_bot"]}
    single = {person.id: person for person in agents.values()}
    owners = {}
    for channel in workspace["channels"]:
        if channel["name"].startswith(TRIAGE):
            owner = next(member for member in channel["members"] if member in names)
            # Who owns two channels, or reports too, is still one person, who does one thing at a time.
            owners[channel["id"]] = single.setdefault(owner, Person(hands, owner, names[owner]))
    return Cast(
        hands=hands,
        bot=workspace["bot"],
        agents=agents,
        owners=owners,
        listening=_first(workspace["channels"], listening=True),
        floor=_first(workspace["channels"], listening=False),
    )


def _first(channels: list[Json], *, listening: bool) -> str:
    return next(
        str(entry["id"]) for entry in channels if _for_agents(entry) and entry["listening"] == listening
    )


def _for_agents(channel: Json) -> bool:
    return channel["kind"] == "channel" and not channel["name"].startswith(TRIAGE)
