"""How often one address may begin to sign in, or come back from it."""

from collections import OrderedDict
from datetime import datetime, timedelta
from ipaddress import IPv4Address, ip_address, ip_network
from threading import Lock

from bridge.domain.clock import Clock

AT_ONCE = 120
"""Steps of signing in, two for each person: a whole office may share one address on Monday morning."""

EVERY = timedelta(seconds=0.5)
"""One more may be taken after so long."""

MOST = 10_000
"""Addresses that are remembered; for more, the one is forgotten that has not come for longest."""


class Pace:
    """Counts what comes from each address: a leaky bucket (ITU-T I.371) each, in memory and of bounded size.

    Args:
        clock: tells the time.
        most: addresses that are remembered.
    """

    def __init__(self, clock: Clock, most: int = MOST) -> None:
        self._clock, self._most, self._lock = clock, most, Lock()
        self._empty_at: OrderedDict[str, datetime] = OrderedDict()

    def admits(self, address: str) -> bool:
        """Whether one more may come from an address now; if so, it is counted."""
        name, now = network(address), self._clock.now()
        with self._lock:
            filled = max(self._empty_at.pop(name, now), now) + EVERY
            admitted = filled - now <= AT_ONCE * EVERY
            self._empty_at[name] = filled if admitted else filled - EVERY
            while len(self._empty_at) > self._most:
                self._empty_at.popitem(last=False)
        return admitted


def network(address: str) -> str:
    """What is counted as one address: of IPv6 the network that one subscriber gets, see RFC 6177.

    >>> network("192.0.2.7"), network("2001:db8::1"), network("2001:db8::2"), network("::ffff:192.0.2.7")
    ('192.0.2.7', '2001:db8::/64', '2001:db8::/64', '192.0.2.7')
    """
    try:
        read = ip_address(address)
    except ValueError:
        return address
    if isinstance(read, IPv4Address):
        return str(read)
    return str(read.ipv4_mapped or ip_network((int(read), 64), strict=False))
