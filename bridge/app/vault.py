"""Keep customer references comparable and, for a time, readable."""

import base64
import hashlib
import hmac
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bridge.settings import Settings


class KeyedVault:
    """One secret makes two keys: one to compare references, one to seal them.

    Args:
        key: the operator's secret, any text.
        old: secrets of earlier times, which still open what was sealed with them.
    """

    def __init__(self, key: str, old: Sequence[str] = ()) -> None:
        self._compare = [hashlib.sha256(b"compare:" + one.encode()).digest() for one in (key, *old)]
        self._current = _fernet(key)
        self._any = MultiFernet([self._current, *map(_fernet, old)])

    def digest(self, value: str) -> str:
        """A keyed digest of a reference, 64 hexadecimal digits."""
        return self.digests(value)[0]

    def digests(self, value: str) -> list[str]:
        """The digests of a reference by the key of today, and then by old ones: what was kept by them is known so."""
        return [hmac.new(key, value.encode(), hashlib.sha256).hexdigest() for key in self._compare]

    def seal(self, value: str) -> str:
        """A ciphertext that only this key opens."""
        return self._current.encrypt(value.encode()).decode()

    def open(self, sealed: str) -> str | None:
        """What was sealed; None if none of the keys opens it."""
        try:
            return self._any.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None


def vault_of(settings: Settings) -> KeyedVault:
    """The vault with the keys of the settings."""
    old = [key.get_secret_value() for key in settings.privacy.old_keys]
    return KeyedVault(settings.privacy.key.get_secret_value(), old)


def _fernet(key: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"seal:" + key.encode()).digest()))
