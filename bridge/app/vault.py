"""Keep customer references comparable and, for a time, readable."""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet


class KeyedVault:
    """One secret makes two keys: one to compare references, one to seal them.

    Args:
        key: the operator's secret, any text.
    """

    def __init__(self, key: str) -> None:
        self._compare = hashlib.sha256(b"compare:" + key.encode()).digest()
        self._fernet = Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"seal:" + key.encode()).digest()))

    def digest(self, value: str) -> str:
        """A keyed digest of a reference, 64 hexadecimal digits."""
        return hmac.new(self._compare, value.encode(), hashlib.sha256).hexdigest()

    def seal(self, value: str) -> str:
        """A ciphertext that only this key opens."""
        return self._fernet.encrypt(value.encode()).decode()

    def open(self, sealed: str) -> str:
        """What was sealed.

        Raises:
            cryptography.fernet.InvalidToken: sealed with another key.
        """
        return self._fernet.decrypt(sealed.encode()).decode()
