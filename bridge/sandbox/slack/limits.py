"""How often Slack lets itself be called.

See https://docs.slack.dev/apis/web-api/rate-limits: tiers count calls of one method per minute in a
workspace; posting is counted per channel, one message a second with short bursts.
"""

import math
from dataclasses import dataclass, field

TIER = {1: 1, 2: 20, 3: 50, 4: 100}
POST_BURST = 5.0
POSTS = frozenset({"chat.postMessage"})


@dataclass
class Bucket:
    """A bucket of permits that refills steadily.

    Attributes:
        size: the most permits it holds.
        per_second: permits that come back each second.
        filled: permits in it at `at`.
        at: seconds since 1970.
    """

    size: float
    per_second: float
    filled: float
    at: float

    def take(self, now: float) -> float:
        """Take one permit.

        Returns:
            Seconds to wait until there is one; 0 when it was taken.
        """
        self.filled = min(self.size, self.filled + (now - self.at) * self.per_second)
        self.at = now
        if self.filled >= 1:
            self.filled -= 1
            return 0.0
        return (1 - self.filled) / self.per_second


@dataclass
class Pacer:
    """The buckets of one workspace.

    Attributes:
        pace: multiplies every limit.
    """

    pace: float = 1.0
    _buckets: dict[tuple[str, str], Bucket] = field(default_factory=dict)

    def wait(self, method: str, tier: int, channel: str, now: float) -> int:
        """Ask for one call.

        Args:
            method: such as `chat.update`.
            tier: calls a minute by `TIER`; 0 for methods without a limit that matters here.
            channel: where a post goes.
            now: seconds since 1970.

        Returns:
            0 if the call may go on, else the whole seconds for `Retry-After`.
        """
        if method in POSTS:
            return self._take((method, channel), POST_BURST * self.pace, self.pace, now)
        if tier:
            permits = TIER[tier] * self.pace
            return self._take((method, ""), permits, permits / 60, now)
        return 0

    def _take(self, key: tuple[str, str], size: float, per_second: float, now: float) -> int:
        bucket = self._buckets.setdefault(key, Bucket(max(size, 1), per_second, max(size, 1), now))
        return math.ceil(bucket.take(now))
