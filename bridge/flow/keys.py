"""The operator's key is changed, or was lost: what is sealed with an old one is sealed anew, or given up."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bridge.domain.errors import SettingsError
from bridge.domain.language import Phrase as _
from bridge.store.engine import Store
from bridge.store.queries import sealed
from bridge.store.tables import Reference

WRONG = (
    "privacy.key does not open what is sealed in this database. Put the right key back, or name it in"
    " privacy.old_keys. If it is lost: bridge keys forget"
)

LOST = _("This reference was sealed with a key that is lost.")


class Keys(Protocol):
    """Knows the keys of the settings."""

    def digest(self, value: str) -> str:
        """A keyed digest by the key of today."""
        ...

    def seal(self, value: str) -> str:
        """A ciphertext by the key of today."""
        ...

    def open(self, sealed: str) -> str | None:
        """What was sealed with the key of today or an old one; None if with none of them."""
        ...


@dataclass(frozen=True)
class Sealed:
    """How many references can be shown, and how many no key opens."""

    readable: int
    unreadable: int


def require_key(store: Store, keys: Keys) -> None:
    """Go on only with a key that fits to the database.

    Raises:
        SettingsError: what was sealed last cannot be opened.
    """
    with store.read() as session:
        newest = sealed.newest(session)
    if newest is not None and keys.open(newest) is None:
        raise SettingsError(WRONG)


def counted(store: Store, keys: Keys) -> Sealed:
    """Try every reference."""
    return _through(store, keys, lambda _one, _value: None)


def rotate(store: Store, keys: Keys) -> Sealed:
    """Seal everything with the key of today, and compare by it; what no key opens stays as it is."""

    def anew(one: Reference, value: str | None) -> None:
        if value is not None:
            one.sealed, one.digest = keys.seal(value), keys.digest(value)

    return _through(store, keys, anew)


def forget(store: Store, keys: Keys) -> Sealed:
    """Give up what no key opens; its placeholders stay in the texts."""

    def give_up(one: Reference, value: str | None) -> None:
        if value is None:
            one.sealed = None

    return _through(store, keys, give_up)


def _through(store: Store, keys: Keys, change: Callable[[Reference, str | None], None]) -> Sealed:
    """Open one reference after the other, some in each transaction: a bridge may run meanwhile."""
    readable = unreadable = last = 0
    while True:
        with store.write() as session:
            batch = sealed.after(session, last)
            values = [keys.open(one.sealed or "") for one in batch]
            for one, value in zip(batch, values, strict=True):
                change(one, value)
                session.add(one)
        if not batch:
            return Sealed(readable, unreadable)
        unreadable += values.count(None)
        readable += len(values) - values.count(None)
        last = batch[-1].id or 0
