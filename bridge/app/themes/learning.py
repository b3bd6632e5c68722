"""A refit from its rows to its bytes: reads the database, fits, judges, and writes nothing."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from bridge.app.themes.ground import Ground
from bridge.app.themes.serving import Served, last_good
from bridge.domain import golden
from bridge.domain.errors import BridgeError
from bridge.domain.taxonomy import Taxonomy
from bridge.flow.themes import Fitted, Mark
from bridge.store.engine import Store
from bridge.store.queries import themes
from bridge.store.tables import GoldenSet
from classifiers import Features
from classifiers.blas import one_thread
from classifiers.refit.lessons import PERSON, Lesson, learn
from classifiers.refit.marks import Marks, judge
from classifiers.shelf.packing import pack_themes
from classifiers.text.features import FeaturesError

Place = tuple[int, int]
"""An insight and its part."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a process needs to know to fit a classifier: plain values, so that they travel to a child process.

    Attributes:
        url: of the database.
        taxonomy: the themes.
        model: the sentence model that read the insights.
    """

    url: str
    taxonomy: Taxonomy
    model: str


@dataclass(frozen=True, slots=True)
class _Rows:
    """What the database holds for a refit."""

    golden: GoldenSet
    decided: dict[Place, str]
    readings: dict[Place, Features]
    served: Served


def fit(task: Task) -> Fitted:
    """Fit a classifier anew, and judge it and the one that serves on the golden set.

    Raises:
        BridgeError: there is no golden set.
    """
    with one_thread():
        ground = Ground(task.taxonomy, task.model)
        store = Store(task.url, pool=1)
        try:
            rows = _read(store, ground)
        finally:
            store.close()
        return _fitted(ground, rows, task.taxonomy)


def _read(store: Store, ground: Ground) -> _Rows:
    served = last_good(store, ground)
    with store.read() as session:
        frozen = themes.golden(session)
        if frozen is None:
            raise BridgeError(
                "There is no golden set to judge a refit on. Write one: bridge themes golden --renew"
            )
        decided = {(one.insight, one.part): one.theme for one in themes.decided(session)}
        judged = {_place(example) for example in frozen.examples if "insight" in example}
        numbers = sorted({insight for insight, _part in decided.keys() | judged})
        readings = themes.readings(session, ground.model, numbers)
    return _Rows(frozen, decided, readable(readings), served)


def readable(readings: Mapping[Place, bytes]) -> dict[Place, Features]:
    """What the stored readings say, without those of another release's format."""
    read = {}
    for place, data in readings.items():
        with suppress(FeaturesError):
            read[place] = Features.from_bytes(data)
    return read


def _fitted(ground: Ground, rows: _Rows, taxonomy: Taxonomy) -> Fitted:
    frozen = list(_examples(ground, rows, taxonomy))
    apart = golden.examples(taxonomy).keys() | {example.get("text", "") for example in rows.golden.examples}
    base = ground.without(apart)
    people = list(_people(rows, taxonomy))
    classifier = learn([*base, *people], ground.vectors)
    # Version 0 learnt all of the taxonomy, golden examples too: what is judged in its place has not seen them.
    rival = rows.served.classifier or learn(base, ground.vectors)
    before, after = judge(rival, frozen), judge(classifier, frozen)
    return Fitted(
        basis=ground.basis,
        lessons=len(base) + len(people),
        labels=len(people),
        golden=rows.golden.id or 0,
        against=rows.served.version,
        choice=rows.served.choice,
        before=before.accuracy,
        after=after.accuracy,
        marks=_marks(before, after),
        data=pack_themes(classifier).to_bytes(),
    )


def _people(rows: _Rows, taxonomy: Taxonomy) -> Iterator[Lesson]:
    """What people decided, but for the insights that are kept apart and the themes that there are no more."""
    for place, theme in rows.decided.items():
        if theme in taxonomy.by_key and place in rows.readings and not golden.is_apart(place[0]):
            yield Lesson(rows.readings[place], theme, PERSON)


def _examples(ground: Ground, rows: _Rows, taxonomy: Taxonomy) -> Iterator[Lesson]:
    """The golden examples that can still be read and whose themes there still are."""
    known = [example for example in rows.golden.examples if example["theme"] in taxonomy.by_key]
    texts = [example for example in known if "text" in example]
    read = ground.reader.read_many([example["text"] for example in texts])
    for example, features in zip(texts, read, strict=True):
        yield Lesson(features, example["theme"])
    for example in known:
        if "insight" in example and _place(example) in rows.readings:
            yield Lesson(rows.readings[_place(example)], example["theme"])


def _place(example: Mapping[str, Any]) -> Place:
    return example["insight"], example["part"]


def _marks(before: Marks, after: Marks) -> dict[str, Mark]:
    return {
        theme: Mark(number, before.right.get(theme, 0), after.right.get(theme, 0))
        for theme, number in sorted(after.examples.items())
    }
