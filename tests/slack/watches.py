"""Watches to draw in tests: ordinary ones, and the longest ones."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bridge.domain.outgoing import Card, HitsCard, WatchCard

SLOTS = WatchCard(4, "slots that vanish", datetime(2026, 11, 2, 9, tzinfo=UTC), date(2026, 12, 6), 4)
HITS = HitsCard(SLOTS.words, ((17, "slots gone at payment"), (23, "the slots vanish for all")), unquoted=1)

_LONG = "<!channel> *She* said: <https://evil.example|click> @here " * 400
_FULL = replace(SLOTS, watch=10**9, words=_LONG, hits=10**9)
LONGEST: tuple[Card, ...] = (
    _FULL,
    replace(_FULL, over=True),
    HitsCard(_LONG, tuple((10**9 + at, _LONG) for at in range(600)), unquoted=10**9),
    HitsCard(_LONG, (), unquoted=10**9),
)
