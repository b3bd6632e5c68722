"""What a version of the themes changes: which recent insights get another theme than before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bridge.app.themes.ground import Ground
from bridge.app.themes.learning import readable
from bridge.domain.errors import RefusalError
from bridge.store.engine import Store
from bridge.store.queries import parts, themes
from bridge.store.tables import ThemeModel
from classifiers import Features, ThemeClassifier
from classifiers.shelf.archive import ShelfError

RECENT = 500
UNQUOTED = "(may hold a name: not quoted)"


@dataclass(frozen=True, slots=True)
class Change:
    """An insight, or a part of one, that gets another theme.

    Attributes:
        insight: its number.
        text: what it says; a text that may hold a name is not quoted.
        before: the theme that the version before gives; None: unsure.
        after: the theme that this version gives; None: unsure.
    """

    insight: int
    text: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A version beside the one that it was to follow.

    Attributes:
        model: how it was judged.
        looked_at: how many insights, or parts of them, were given a theme by both.
        changes: those whose themes differ, newest first.
    """

    model: ThemeModel
    looked_at: int
    changes: list[Change]


@dataclass(frozen=True, slots=True)
class _Said:
    """What both versions read."""

    insight: int
    text: str
    features: Features


def compare(store: Store, ground: Ground, model: ThemeModel, recent: int = RECENT) -> Comparison:
    """Have a version and the one before it give recent insights their themes.

    Args:
        store: holds insights and versions.
        ground: what both were fitted for.
        model: the version.
        recent: how many insights, the newest.

    Raises:
        RefusalError: one of the two is not kept any more, is damaged, or was fitted for another taxonomy.
    """
    if model.basis != ground.basis:
        raise RefusalError(f"Version {model.id} was fitted for another taxonomy or another sentence model.")
    old, new = _load(store, ground, model.against), _load(store, ground, model.id or 0)
    said = list(_said(store, ground, recent))
    befores, afters = _themes(old, said), _themes(new, said)
    changes = [
        Change(one.insight, one.text, before, after)
        for one, before, after in zip(said, befores, afters, strict=True)
        if before != after
    ]
    return Comparison(model, len(said), changes)


def _load(store: Store, ground: Ground, version: int) -> ThemeClassifier:
    if version == 0:
        return ground.first()
    with store.read() as session:
        data = themes.archive(session, version)
    if data is None:
        raise RefusalError(f"Version {version} is not kept any more: there is nothing to compare with.")
    try:
        return ground.unpack(version, data)
    except ShelfError as error:
        raise RefusalError(str(error)) from error


def _said(store: Store, ground: Ground, recent: int) -> Iterator[_Said]:
    with store.read() as session:
        found = {insight.id or 0: insight for insight in themes.recent(session, recent)}
        readings = readable(themes.readings(session, ground.model, list(found)))
        pieces = parts.among(session, found.keys())
    for number, part in sorted(readings, key=lambda place: (-place[0], place[1])):
        insight, piece = found[number], pieces.get((number, part))
        text = UNQUOTED if insight.held_back else piece.words if piece else insight.text
        yield _Said(number, text, readings[number, part])


def _themes(classifier: ThemeClassifier, said: Sequence[_Said]) -> list[str | None]:
    if not said:
        return []
    judged = classifier.judge([one.features for one in said])
    likeliest = classifier.classes_[judged.probability.argmax(axis=1)]
    return [str(theme) if sure else None for theme, sure in zip(likeliest, judged.sure, strict=True)]
