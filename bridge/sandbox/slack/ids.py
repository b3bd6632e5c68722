"""Identifiers as Slack forms them."""

import secrets
import string
from dataclasses import dataclass, field

from bridge.sandbox.clock import Clock

TEAM = "T0SANDBOX"
APP = "A0BRIDGE"
BOT_USER = "U0BRIDGE"
BOT = "B0BRIDGE"
VERIFICATION = "sandbox-verification"

_ALPHABET = string.ascii_uppercase + string.digits


def random_id(prefix: str, length: int = 10) -> str:
    """An id such as `Ev07QK2M4C1Z`."""
    return prefix + "".join(secrets.choice(_ALPHABET) for _ in range(length))


def short_id() -> str:
    """An id such as Slack gives to blocks and elements without one."""
    return secrets.token_urlsafe(4)[:5]


@dataclass
class Stamps:
    """Unique, rising timestamps (`ts`): seconds and microseconds, ten and six digits.

    Their text sorts as their time does, which the logs rely on.
    """

    clock: Clock
    _last: int = field(default=0)

    def next(self) -> str:
        """A stamp later than all before it."""
        self._last = max(int(self.clock.time() * 1_000_000), self._last + 1)
        return f"{self._last // 1_000_000:010d}.{self._last % 1_000_000:06d}"
