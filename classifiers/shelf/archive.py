"""One model in two files: arrays in an `.npz`, and a `.json` that says what they are and hashes them."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FORMAT = 1


class ShelfError(Exception):
    """A model cannot be used; the message is one sentence that names the file."""


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


def write(archive: Archive, file: Path) -> None:
    """Write `file` with the suffixes `.npz` and `.json`.

    The JSON comes last and by renaming: a model whose writing was cut short does not exist.
    """
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **dict(archive.arrays))
    data = buffer.getvalue()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.with_suffix(".npz").write_bytes(data)
    about = {"format": FORMAT, "kind": archive.kind, "sha256": _hash(data), "facts": archive.facts}
    unfinished = file.with_suffix(".part")
    unfinished.write_text(json.dumps(about, ensure_ascii=False), "utf-8")
    unfinished.replace(file.with_suffix(".json"))


def read(file: Path, kind: str) -> Archive:
    """What `write` wrote.

    Raises:
        ShelfError: A file is missing or damaged, or holds another kind or format.
    """
    try:
        about = json.loads(file.with_suffix(".json").read_text("utf-8"))
        data = file.with_suffix(".npz").read_bytes()
        found = (about["format"], about["kind"], about["sha256"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ShelfError(f"{file.name} cannot be read: {error}.") from error
    if found[:2] != (FORMAT, kind):
        raise ShelfError(f"{file.name} holds {found[1]} in format {found[0]}, not {kind} in format {FORMAT}.")
    if found[2] != _hash(data):
        raise ShelfError(f"{file.name} is damaged: its hash is not the one written down.")
    return Archive(kind, about["facts"], _arrays(file, data))


def _arrays(file: Path, data: bytes) -> dict[str, NDArray[Any]]:
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            return dict(arrays)
    except (ValueError, zipfile.BadZipFile) as error:
        raise ShelfError(f"{file.name} is damaged: {error}.") from error


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
