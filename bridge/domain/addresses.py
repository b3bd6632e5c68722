"""Which addresses are called: those that an operator wrote into the settings, and what belongs to them.

What comes from outside, such as the address of a file, is looked at here before a token or a text goes there.
"""

from urllib.parse import SplitResult, urlsplit

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names of this machine: here alone nobody can read along on the way."""

_ENCRYPTED = {"https": 443, "wss": 443}
_OPEN = {"http": 80, "ws": 80}


def is_private(url: str) -> bool:
    """Whether nobody on the way to an address can read along.

    >>> [is_private(url) for url in ("https://acme.example", "http://127.0.0.1:8080", "http://acme.example")]
    [True, True, False]
    """
    return _read(url) is not None


def belongs(url: str, service: str) -> bool:
    """Whether an address is of the same host as a service of the settings, or of one below it, and nobody reads along.

    >>> belongs("https://files.slack.com/F1", "https://slack.com/api/")
    True
    >>> belongs("https://slack.com.evil.example/F1", "https://slack.com/api/")
    False
    """
    asked, known = _read(url), _read(service)
    if asked is None or known is None:
        return False
    host, ours = asked.hostname or "", known.hostname or ""
    if host in LOOPBACK or ours in LOOPBACK:
        return host in LOOPBACK and ours in LOOPBACK
    same = host == ours or (host.endswith(f".{ours}") and not _is_number(ours))
    return same and _port(asked) in {443, _port(known)}


def _read(url: str) -> SplitResult | None:
    """The parts of a plain address: what two programs might read in two ways is none."""
    if not url.isascii() or not url.isprintable() or set(url) & {" ", "\\"}:
        return None
    try:
        parts = urlsplit(url)
        _port(parts)
    except ValueError:
        return None
    allowed = _ENCRYPTED.keys() | (_OPEN.keys() if parts.hostname in LOOPBACK else set())
    return parts if parts.hostname and "@" not in parts.netloc and parts.scheme in allowed else None


def _port(parts: SplitResult) -> int | None:
    return parts.port or (_ENCRYPTED | _OPEN).get(parts.scheme)


def _is_number(host: str) -> bool:
    """Whether a host is an IP address; nothing is below one."""
    return ":" in host or host.rpartition(".")[2].isdecimal()
