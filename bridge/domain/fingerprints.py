"""Knows words again without keeping them."""

from hashlib import sha256


def fingerprint(words: str) -> str:
    """A digest of the letters and digits of some words, whatever stands between them.

    >>> fingerprint("Paid twice!") == fingerprint("paid  twice"), fingerprint("paid once") == fingerprint("paid twice")
    (True, False)
    """
    letters = "".join(filter(str.isalnum, words.casefold()))
    return sha256(letters.encode()).hexdigest()
