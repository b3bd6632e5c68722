"""The classifier of themes that serves in this process: the chosen version, or the last good one before it."""

import logging
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import takewhile

from bridge.app.themes.ground import Ground, whole
from bridge.domain.errors import RefusalError
from bridge.flow.themes import return_to
from bridge.store.engine import Store
from bridge.store.queries import themes
from classifiers import Features, ThemeClassifier
from classifiers.shelf.archive import ShelfError

log = logging.getLogger(__name__)

RECENT = 256
"""So many themes are kept: what answered a gesture is sorted next."""


@dataclass(frozen=True, slots=True)
class Served:
    """A classifier, and which it is.

    Attributes:
        version: its number; 0 is the taxonomy alone.
        classifier: None for version 0.
        choice: the number of the choice that was the latest; 0 if nothing was ever chosen.
        refused: why each version that was chosen after it cannot be used, a sentence each, newest first.
    """

    version: int
    classifier: ThemeClassifier | None
    choice: int
    refused: tuple[str, ...]

    def remark(self) -> str:
        """What an operator should know; empty if all is well."""
        if not self.refused:
            return ""
        instead = f"Version {self.version}" if self.version else "The taxonomy alone"
        return f"{self.refused[0]} {instead} serves; to choose another one: bridge themes"


def last_good(store: Store, ground: Ground) -> Served:
    """The version chosen last that can be used."""
    with store.read() as session:
        choice = themes.choice(session, ground.basis)
        versions = themes.served(session, ground.basis)
        number = (choice.id or 0) if choice else 0
        refused: list[str] = []
        for version in takewhile(bool, versions):
            try:
                classifier = ground.unpack(version, themes.archive(session, version))
            except ShelfError as error:
                refused.append(str(error))
            else:
                return Served(version, classifier, number, tuple(refused))
    return Served(0, None, number, tuple(refused))


def choose(store: Store, basis: str, version: int, now: datetime) -> None:
    """A person lets a version serve, in every process; 0 is the taxonomy alone.

    Raises:
        RefusalError: it cannot serve: there is none, or it is damaged, not kept any more or for another taxonomy.
    """
    with store.write() as session:
        return_to(session, basis, version, now)
        try:
            if version:
                whole(version, themes.archive(session, version))
        except ShelfError as error:
            raise RefusalError(f"{error} Choose another one: bridge themes") from error


class Serving:
    """Keeps up with which version is chosen, here or in another process.

    Args:
        ground: what versions are fitted for.
        store: is asked which version serves; without one it is the taxonomy alone.
    """

    def __init__(self, ground: Ground, store: Store | None) -> None:
        self._ground, self._store = ground, store
        self._first = ground.first()
        self._served = Served(0, None, 0, ())
        self._judged = lru_cache(RECENT)(self._judge)
        self.refresh()

    @property
    def classifier(self) -> ThemeClassifier:
        """What serves."""
        return self._served.classifier or self._first

    def theme(self, reading: bytes) -> tuple[str | None, float]:
        """The theme of a text by its reading, or None when unsure, and its probability."""
        return self._judged(reading)

    @property
    def version(self) -> int:
        """Its number."""
        return self._served.version

    def remark(self) -> str:
        """What an operator should know of it; empty if all is well."""
        return self._served.remark()

    def refresh(self) -> bool:
        """Look whether another version was chosen: one row by an index. To be called outside of transactions.

        Returns:
            True when another choice is taken over.
        """
        if self._store is None:
            return False
        with self._store.read() as session:
            choice = themes.choice(session, self._ground.basis)
        if ((choice.id or 0) if choice else 0) == self._served.choice:
            return False
        self._served = last_good(self._store, self._ground)
        self._judged.cache_clear()
        log.info("theme version %s serves", self.version)
        if self.remark():
            log.warning("%s", self.remark())
        return True

    def _judge(self, reading: bytes) -> tuple[str | None, float]:
        decision = self.classifier.decide(Features.from_bytes(reading))
        return decision.theme, decision.probability
