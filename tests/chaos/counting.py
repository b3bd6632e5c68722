"""What really came of a run, read from the sandbox's own Slack and Jira: the bridge's word counts for nothing here."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from bridge.sandbox.people.cards import Card, card
from bridge.sandbox.people.hands import Hands
from bridge.sandbox.slack.ids import BOT_USER
from tests.chaos.marks import marks_in

Json = dict[str, Any]

ACCOUNT = "Bridge"
"""Whose name the bridge's issues and comments bear in the sandbox."""

ORDER = ("With ", "Planned since ", "Being worked on since ", "Fixed since ", "Live since ")
"""How the bridge begins to tell of each stage, in the order in which the teams here go through them."""

ASKS = "Is this the same problem?"
"""Whoever reports what is live already is asked this instead of being told, and may say that it is another problem."""


@dataclass(frozen=True)
class Said:
    """A message of the bridge.

    Attributes:
        card: as people see it.
        key: the mark of its effect.
    """

    card: Card
    key: str


@dataclass(frozen=True)
class Seen:
    """Everything that the bridge has left behind.

    Attributes:
        said: its messages, in order.
        ticks: its reactions.
        issues: its issues.
        comments: its comments, each with its issue's id.
    """

    said: tuple[Said, ...]
    ticks: int
    issues: tuple[Json, ...]
    comments: tuple[tuple[str, Json], ...]


@dataclass(frozen=True)
class Counts:
    """What a run is judged by; see `Report` for what each means."""

    insights: int
    effects: int
    lost: int
    double_issues: int
    double_messages: int
    double_comments: int
    told_twice: int
    order_broken: int

    @property
    def doubles(self) -> int:
        """How many things came twice."""
        return self.double_issues + self.double_messages + self.double_comments + self.told_twice

    @property
    def wrong(self) -> int:
        """How many things are not as promised."""
        return self.lost + self.doubles + self.order_broken


def look(hands: Hands) -> Seen:
    """Read all that is there."""
    board = hands.ask("jira/board")["issues"]
    messages = list(_messages(hands))
    return Seen(
        said=tuple(
            Said(card(channel, one), _key(one)) for channel, one in messages if one["user"] == BOT_USER
        ),
        ticks=sum(BOT_USER in reaction["users"] for _, one in messages for reaction in one["reactions"]),
        issues=tuple(one for one in board if one["creator"] == ACCOUNT),
        comments=tuple(
            (one["id"], said) for one in board for said in one["comments"] if said["author"] == ACCOUNT
        ),
    )


def _messages(hands: Hands) -> Iterator[tuple[str, Json]]:
    """All messages of all channels, threads included."""
    for channel in hands.ask("slack/workspace")["channels"]:
        for top in hands.ask("slack/messages", channel=channel["id"])["messages"]:
            yield channel["id"], top
            if top["reply_count"]:
                thread = hands.ask("slack/messages", channel=channel["id"], thread_ts=top["ts"])["messages"]
                yield from ((channel["id"], one) for one in thread if one["ts"] != top["ts"])


def _key(message: Json) -> str:
    return str(((message["metadata"] or {}).get("event_payload") or {}).get("key", ""))


def count(seen: Seen, promised: Collection[str]) -> Counts:
    """Count what is there, lost and double."""
    homes = homes_by_mark(seen)
    effects = len(seen.said) + seen.ticks + len(seen.issues) + len(seen.comments)
    return Counts(
        insights=len(homes),
        effects=effects,
        lost=len(set(promised) - homes.keys()),
        double_issues=double_issues(seen),
        double_messages=double_messages(seen),
        double_comments=double_comments(seen),
        told_twice=told_twice(seen),
        order_broken=order_broken(seen),
    )


def homes_by_mark(seen: Seen) -> dict[str, int]:
    """How many cards at the top of direct messages quote each report."""
    tops = (one.card for one in seen.said if one.key.startswith("home:"))
    return Counter(mark for home in tops for mark in marks_in(home.quotes))


def double_issues(seen: Seen) -> int:
    """Issues too many: with the mark of an effect that another one has, or the same in all that people read.

    Two problems may be told in the same words, where somebody said that theirs is another one: then each issue leads to
    a card of its own, so links count as words do.
    """
    by_key = _too_many(_property(one["properties"]) for one in seen.issues)
    by_words = _too_many(
        (one["project"], one["summary"], json.dumps(one["description"])) for one in seen.issues
    )
    return max(by_key, by_words)


def double_messages(seen: Seen) -> int:
    """Messages too many: with a mark that another one has, or a second home for one report."""
    second_homes = sum(homes - 1 for homes in homes_by_mark(seen).values())
    return max(_too_many(one.key for one in seen.said if one.key), second_homes)


def double_comments(seen: Seen) -> int:
    """Comments too many: with a mark that another one has, or the same words below the same issue."""
    by_key = _too_many(_property(said["properties"]) for _, said in seen.comments)
    return max(by_key, _too_many((issue, said["text"]) for issue, said in seen.comments))


def told_twice(seen: Seen) -> int:
    """Stages that one thread tells more than once."""
    return sum(_too_many(ranks) for ranks in _stories(seen))


def order_broken(seen: Seen) -> int:
    """Stages that one thread tells after a later one."""
    return sum(later < earlier for ranks in _stories(seen) for earlier, later in pairwise(ranks))


def _stories(seen: Seen) -> Iterable[list[int]]:
    """The stages that each thread below a home tells of each of its problems, in its order.

    Who spoke of several problems at once is shown, with each stage, the words that it is about.
    """
    told = (one for one in seen.said if ASKS not in one.card.words)
    threads: defaultdict[tuple[str, str], list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    for one in sorted(told, key=lambda said: said.card.ts):
        rank = next((rank for rank, words in enumerate(ORDER) if one.card.words.startswith(words)), None)
        if one.card.thread_ts and rank is not None:
            threads[one.card.channel, one.card.thread_ts].append((one.card.quotes, rank))
    for thread in threads.values():
        several = {about for about, _ in thread if about}
        if len(several) > 1:
            yield from ([rank for about, rank in thread if about == each] for each in several)
        else:
            yield [rank for _, rank in thread]


def _property(properties: Json) -> str:
    """The mark that an issue or comment carries."""
    return str((properties.get("bridge") or {}).get("key", ""))


def _too_many(things: Iterable[Hashable]) -> int:
    """How many of these are there already; what has no mark is left out."""
    return sum(several - 1 for thing, several in Counter(things).items() if thing != "")
