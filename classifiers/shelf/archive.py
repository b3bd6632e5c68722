"""One model as bytes: arrays, and facts that say what they are, under one hash. Never a pickle."""

import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FORMAT = 2
_MARK = b"shelf"
_HEAD = struct.Struct(f"<{len(_MARK)}sB32sI")
"""The mark, the format, the SHA-256 of all that follows the hash, and how long the JSON is."""


class ShelfError(Exception):
    """A model cannot be used; the message is one sentence that names it."""


@dataclass(frozen=True, eq=False, slots=True)
class Archive:
    """A model taken apart.

    Args:
        kind: What it is.
        facts: Whatever fits into JSON.
        arrays: Numbers, or strings, by name.
    """

    kind: str
    facts: Mapping[str, Any]
    arrays: Mapping[str, NDArray[Any]]

    def to_bytes(self) -> bytes:
        """A form for a file or a database column: a head, JSON, and NumPy's compressed `.npz`."""
        about = json.dumps({"kind": self.kind, "facts": self.facts}, ensure_ascii=False).encode()
        buffer = io.BytesIO()
        np.savez_compressed(buffer, allow_pickle=False, **dict(self.arrays))
        arrays = buffer.getvalue()
        return _HEAD.pack(_MARK, FORMAT, _hash(len(about), about, arrays), len(about)) + about + arrays

    @classmethod
    def from_bytes(cls, data: bytes, kind: str, name: str) -> "Archive":
        """What `to_bytes` wrote.

        Args:
            data: The bytes.
            kind: What it has to be.
            name: What to call it in a message.

        Raises:
            ShelfError: The bytes are no model, damaged, or of another format or kind.
        """
        if len(data) < _HEAD.size or not data.startswith(_MARK):
            raise ShelfError(f"{name} is no model, or cut short.")
        _mark, written, digest, length = _HEAD.unpack_from(data)
        if written != FORMAT:
            raise ShelfError(f"{name} is of format {written}, not {FORMAT}.")
        about, arrays = data[_HEAD.size : _HEAD.size + length], data[_HEAD.size + length :]
        if digest != _hash(length, about, arrays):
            raise ShelfError(f"{name} is damaged: its hash is not the one written down.")
        found = json.loads(about)
        if found["kind"] != kind:
            raise ShelfError(f"{name} holds {found['kind']}, not {kind}.")
        return cls(kind, found["facts"], _arrays(arrays, name))


def write(archive: Archive, file: Path) -> None:
    """Write a file, by renaming: a model whose writing was cut short does not exist."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".part")
    unfinished.write_bytes(archive.to_bytes())
    unfinished.replace(file)


def read(file: Path, kind: str) -> Archive:
    """What `write` wrote.

    Raises:
        ShelfError: The file is missing or damaged, or holds another kind or format.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ShelfError(f"{file.name} cannot be read: {error.strerror}.") from error
    return Archive.from_bytes(data, kind, file.name)


def _arrays(data: bytes, name: str) -> dict[str, NDArray[Any]]:
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            return dict(arrays)
    except (ValueError, zipfile.BadZipFile) as error:
        raise ShelfError(f"{name} holds no arrays of numbers and texts: {error}.") from error


def _hash(length: int, about: bytes, arrays: bytes) -> bytes:
    return hashlib.sha256(b"%d\n" % length + about + arrays).digest()
