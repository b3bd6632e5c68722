"""What the sandbox itself has counted: nothing here is told by the app under test."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

GESTURES = ("command", "message", "mention", "dm", "shortcut", "action", "view_submission")


@dataclass
class Stats:
    """Counts since the start.

    Attributes:
        sent: envelopes by kind, redeliveries not among them.
        ack_ms: milliseconds from sending an envelope to its ack, by kind.
        not_acked: first deliveries without an ack.
        redelivered: further deliveries of an event.
        waiting: events that are to be sent again.
        given_up: events that were never acked.
        calls: Web API calls by method.
        refused: refusals by code.
        rate_limited: answers with status 429.
        messages_by_bot: messages the app posted.
        metadata_keys: how often each effect key was posted.
    """

    sent: Counter[str] = field(default_factory=Counter)
    ack_ms: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    not_acked: int = 0
    redelivered: int = 0
    waiting: int = 0
    given_up: int = 0
    calls: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    rate_limited: int = 0
    messages_by_bot: int = 0
    metadata_keys: Counter[str] = field(default_factory=Counter)

    def delivered(self, kind: str, ack_ms: float | None) -> None:
        """Count a first delivery; `ack_ms` is None when no ack came."""
        self.sent[kind] += 1
        if ack_ms is None:
            self.not_acked += 1
        else:
            self.ack_ms[kind].append(ack_ms)

    def posted(self, metadata: dict[str, Any] | None) -> None:
        """Count a message of the app and the effect key it carries."""
        self.messages_by_bot += 1
        key = ((metadata or {}).get("event_payload") or {}).get("key")
        if key is not None:
            self.metadata_keys[str(key)] += 1

    def kinds(self) -> dict[str, int]:
        """How many different effect keys were posted, by what stands before their first colon."""
        return dict(Counter(key.partition(":")[0] for key in self.metadata_keys))

    def as_json(self, kinds: Iterable[str] = ()) -> dict[str, Any]:
        """All counts; `ack_ms` over `kinds`, or over every gesture of a person."""
        taken = sorted(ms for kind in (kinds or GESTURES) for ms in self.ack_ms.get(kind, ()))
        return {
            "sent": {**dict.fromkeys(GESTURES, 0), **self.sent},
            "ack_ms": percentiles(taken),
            "not_acked": self.not_acked,
            "redelivered": self.redelivered,
            "waiting": self.waiting,
            "given_up": self.given_up,
            "calls": dict(self.calls),
            "refused": dict(self.refused),
            "rate_limited": self.rate_limited,
            "messages_by_bot": self.messages_by_bot,
            "metadata_kinds": self.kinds(),
            "metadata_keys_seen_twice": sorted(key for key, n in self.metadata_keys.items() if n > 1),
        }


def percentiles(ordered: list[float]) -> dict[str, float | int | None]:
    """Nearest-rank percentiles of an ordered list.

    >>> percentiles([1.0, 2.0, 3.0, 4.0])
    {'p50': 2.0, 'p99': 4.0, 'max': 4.0, 'count': 4}
    """

    def rank(percent: int) -> float | None:
        return round(ordered[-(-percent * len(ordered) // 100) - 1], 3) if ordered else None

    return {"p50": rank(50), "p99": rank(99), "max": rank(100), "count": len(ordered)}
