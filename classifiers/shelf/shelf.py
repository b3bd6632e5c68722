"""A folder of models by name and version; the newest good one serves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from classifiers.shelf.archive import Archive, ShelfError, read, write

Model = TypeVar("Model")


@dataclass(frozen=True, slots=True)
class Found(Generic[Model]):
    """A model from the shelf.

    Args:
        version: Its number, from 1.
        model: The model.
        refused: Why each newer one was passed over, a sentence each, newest first.
    """

    version: int
    model: Model
    refused: tuple[str, ...]


class Shelf:
    """Models in one folder, `KIND-0001.model` onwards; none is ever overwritten.

    Args:
        folder: Where; it is made when the first model is put.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, archive: Archive) -> int:
        """Keep a model and return its version."""
        version = max(self._versions(archive.kind), default=0) + 1
        write(archive, self._file(archive.kind, version))
        return version

    def latest(self, kind: str, unpack: Callable[[Archive], Model]) -> Found[Model]:
        """The newest model that is whole.

        Args:
            kind: What it is.
            unpack: Puts it together.

        Raises:
            ShelfError: There is none; the message says why the newest was refused.
        """
        refused: list[str] = []
        for version in sorted(self._versions(kind), reverse=True):
            try:
                return Found(version, unpack(read(self._file(kind, version), kind)), tuple(refused))
            except ShelfError as error:
                refused.append(str(error))
        raise ShelfError(refused[0] if refused else f"There is no model of {kind} in {self._folder}.")

    def _versions(self, kind: str) -> Iterator[int]:
        numbers = (file.stem.removeprefix(f"{kind}-") for file in self._folder.glob(f"{kind}-*.model"))
        return (int(number) for number in numbers if number.isdigit())

    def _file(self, kind: str, version: int) -> Path:
        return self._folder / f"{kind}-{version:04}.model"
