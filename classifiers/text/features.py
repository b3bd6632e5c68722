"""What is kept of a text to give it a theme and a group."""

import hashlib
import json
import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifiers.text.language import language
from classifiers.text.minilm import Floats

_FORMAT = b"F1"
_HEAD = struct.Struct("<2sIHH")


class FeaturesError(ValueError):
    """The bytes are no features of a format known here; the message is one sentence."""


@dataclass(frozen=True, eq=False, slots=True)
class Features:
    """An immutable value that depends on the text and the sentence model alone, so it never goes stale.

    Args:
        sentences: The sentences that say something, in order; empty for a text without words.
        halves: The vectors as float16, (1 + n, d): the whole first, then one row a sentence. d is 0
            without a sentence model; a text of one sentence has one row, which is both.
    """

    sentences: tuple[str, ...]
    halves: NDArray[np.float16]

    @property
    def text(self) -> str:
        """All that the text says, without its small talk."""
        return " ".join(self.sentences)

    @property
    def language(self) -> str | None:
        """The language of the text, as `classifiers.text.language.language` tells it, in 20 µs."""
        return language(self.text)

    @property
    def whole(self) -> Floats:
        """The vector of the whole text, (d,)."""
        row: Floats = self.halves[0].astype(np.float32)
        return row

    @property
    def parts(self) -> Floats:
        """The vectors of the sentences, (n, d)."""
        rows = self.halves if len(self.halves) == len(self.sentences) else self.halves[1:]
        return rows.astype(np.float32)

    def to_bytes(self) -> bytes:
        """A compact form, about 800 bytes a sentence, for a database column."""
        texts = json.dumps(self.sentences, ensure_ascii=False).encode()
        rows, width = self.halves.shape
        head = _HEAD.pack(_FORMAT, len(texts), rows, width)
        return head + texts + self.halves.astype("<f2").tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Features":
        """What `to_bytes` wrote.

        Raises:
            FeaturesError: The bytes are cut short, or of another format or version.
        """
        try:
            mark, length, rows, width = _HEAD.unpack_from(data)
            if mark != _FORMAT:
                raise FeaturesError(f"These features have the format {mark!r}, not {_FORMAT!r}.")
            texts = json.loads(data[_HEAD.size : _HEAD.size + length])
            numbers = np.frombuffer(data, "<f2", offset=_HEAD.size + length).reshape(rows, width)
        except (struct.error, ValueError) as error:
            if isinstance(error, FeaturesError):
                raise
            raise FeaturesError(f"These features are damaged: {error}.") from error
        return cls(tuple(texts), numbers.astype(np.float16))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Features) and self.to_bytes() == other.to_bytes()

    def __hash__(self) -> int:
        return int.from_bytes(hashlib.sha256(self.to_bytes()).digest()[:8], "little")
