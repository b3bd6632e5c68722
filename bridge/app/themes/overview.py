"""The versions of the themes as an operator sees them."""

from dataclasses import dataclass
from typing import Any

from bridge.app.themes.ground import whole
from bridge.flow.themes import as_json, serving
from bridge.store.engine import Store
from bridge.store.queries import themes
from bridge.store.tables import ThemeModel
from classifiers.shelf.archive import ShelfError

SERVES = "serves"


@dataclass(frozen=True, slots=True)
class Version:
    """One version.

    Attributes:
        model: how it was judged.
        state: what became of it, in words.
    """

    model: ThemeModel
    state: str


@dataclass(frozen=True, slots=True)
class Overview:
    """All versions.

    Attributes:
        serves: the number of the one that is to serve; 0 is the taxonomy alone.
        held: a person chose it, so that no refit comes by itself.
        waiting: how often people decided a theme since the newest version was fitted.
        versions: oldest first.
    """

    serves: int
    held: bool
    waiting: int
    versions: list[Version]

    def as_json(self) -> dict[str, Any]:
        """The same as JSON values."""
        versions = [as_json(each.model) | {"state": each.state} for each in self.versions]
        return {"serves": self.serves, "held": self.held, "waiting": self.waiting, "versions": versions}


def overview(store: Store, basis: str) -> Overview:
    """All versions, and which of those that were fitted for a taxonomy and a sentence model serves."""
    with store.read() as session:
        serves, choice = serving(session, basis), themes.choice(session, basis)
        newest = themes.newest(session, basis)
        waiting = themes.decided_since(session, newest.fitted_at if newest else None)
        kept, models = themes.kept(session), themes.models(session)
        flaw = _flaw(serves, themes.archive(session, serves)) if serves else ""
    versions = [Version(model, _state(model, basis, serves, kept, flaw)) for model in models]
    return Overview(serves, choice is not None and choice.cause == "person", waiting, versions)


def _state(model: ThemeModel, basis: str, serves: int, kept: set[int], flaw: str) -> str:
    if model.id == serves:
        return flaw or SERVES
    if model.basis != basis:
        return "for another taxonomy"
    gone = "" if model.id in kept else ", not kept any more"
    return (f"refused: {model.refused}" if model.refused else "served") + gone


def _flaw(version: int, data: bytes | None) -> str:
    try:
        whole(version, data)
    except ShelfError as error:
        return f"{error} The one before serves."
    return ""
