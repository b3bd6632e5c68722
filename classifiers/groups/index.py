"""Items and groups in memory, searched exactly."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from classifiers.groups.growing import Blocks, Growing
from classifiers.groups.languages import Languages
from classifiers.groups.numbers import Numbers
from classifiers.groups.postings import Postings
from classifiers.groups.query import Query
from classifiers.groups.slots import Slots
from classifiers.groups.snapshot import Snapshot
from classifiers.groups.tally import NO_THEME
from classifiers.text.minilm import Floats

_NOWHERE = -1
_STEPS = 127  # a vector's numbers are kept as so many steps up or down, in 8 bits
_DEAD, _SHARE = 1024, 16
_COMPARED = 4096


class Index:
    """Items sit in rows, groups in slots; both are numbered by the caller with any integers.

    A row takes about 500 bytes: its vector in 8 bits a number, which moves a cosine by half a thousandth, and
    its words. Rows of removed items are used again, at the latest when they are a sixteenth of all.

    Args:
        width: Numbers in a vector, 0 without a sentence model.

    Attributes:
        slots: The groups.
        items: The caller's number of each row's item.
    """

    def __init__(self, width: int) -> None:
        self.slots = Slots(width)
        self.items = Growing[np.int64](np.int64)
        self._row_of = Numbers()
        self._slot_of_row = Growing[np.intp](np.intp)
        self._settled = Growing[np.bool_](np.bool_)
        self._themes = Growing[np.int32](np.int32)
        self._theme_codes: dict[str, int] = {}
        self._languages = Languages()
        self._vectors = Blocks[np.int8](width, np.int8)
        self._scales = Growing[np.float32](np.float32)
        self._words = Postings()
        self._dead: list[int] = []
        self._free: list[int] = []

    def place(self, item: int, group: int, text: Query, settled: bool) -> None:
        """Add an item to a group, or move it there."""
        self.remove(item)
        row = self._room()
        scale = float(np.abs(text.vector).max(initial=0)) / _STEPS
        self._vectors.put(row, np.rint(text.vector / (scale or 1)))
        self._scales.put(row, scale)
        self.items.put(row, item)
        self._settled.put(row, settled)
        self._themes.put(row, self._theme_code(text.theme))
        self._languages.put(row, text.language)
        self._words.add(row, text.weights)
        self._row_of[item] = row
        slot = self.slots.found(group)
        self._slot_of_row.put(row, slot)
        self.slots.enter(slot, self._vector(row), int(self._themes.rows[row]))

    def settle(self, item: int) -> None:
        """An item belongs where it is."""
        self._settled.rows[self._row_of[item]] = True

    def settled(self, row: int) -> bool:
        """Whether a row's item belongs where it is."""
        return bool(self._settled.rows[row])

    def speaks(self, slot: int, language: str | None) -> bool:
        """Whether an item in this language belongs in a slot, and does not only wait there."""
        rows = self.members(slot)
        return bool((self._settled.rows[rows] & self._languages.among(rows, language)).any())

    def remove(self, item: int) -> None:
        """Forget an item; one that is not here is no error."""
        row = self._row_of.pop(item)
        if row is not None:
            slot = int(self._slot_of_row.rows[row])
            self._slot_of_row.rows[row] = _NOWHERE
            self.slots.leave(slot, self._vector(row), int(self._themes.rows[row]))
            self._dead.append(row)

    def merge(self, source: int, into: int) -> None:
        """Move all of a group's items into another group."""
        slot = self.slots.find(source)
        if slot is not None and source != into:
            to = self.slots.found(into)
            self._slot_of_row.rows[self.members(slot)] = to
            self.slots.merge(slot, to)

    def members(self, slot: int) -> NDArray[np.intp]:
        """The rows of a slot: a fifth of a millisecond for a million rows, and nothing to keep up to date."""
        return np.flatnonzero(self._slot_of_row.rows == slot)

    def group_of(self, item: int) -> int:
        """The group that an item sits in."""
        return int(self.slots.groups.rows[self._slot_of_row.rows[self._row_of[item]]])

    def of_another_theme(self, theme: str) -> NDArray[np.bool_]:
        """Which slots have a theme, and not this one, (slots,)."""
        themes = self.slots.themes.rows
        other: NDArray[np.bool_] = (themes != NO_THEME) & (themes != self._theme_codes.get(theme, NO_THEME))
        return other

    def word_cosines(self, weights: Mapping[str, float]) -> tuple[Floats, Floats]:
        """The TF-IDF cosines with every row, and the best of each slot's items, (rows,) and (slots,)."""
        by_row = self._words.cosines(weights, len(self.items))
        best = np.zeros(len(self.slots) + 1, np.float32)
        # Rows of removed items are at -1, so they count for the one slot too many.
        np.maximum.at(best, self._slot_of_row.rows, by_row)
        return by_row, best[:-1]

    def nearest(self, slot: int, vector: Floats, by_row: Floats) -> int:
        """The row in a slot that is most like a text, by meaning and words together.

        Of a group of more than 4,096 items, those most alike in words are compared.
        """
        rows = self.members(slot)
        if len(rows) > _COMPARED:
            rows = np.sort(rows[np.argpartition(-by_row[rows], _COMPARED)[:_COMPARED]])
        meaning = self._vectors.take(rows).astype(np.float32) @ vector * self._scales.rows[rows]
        return int(rows[np.argmax(meaning + by_row[rows])])

    def shared(self, weights: Mapping[str, float], row: int) -> tuple[tuple[str, float], ...]:
        """The words that a text shares with a row."""
        return self._words.shared(weights, row)

    def snapshot(self, groups: Iterable[int] | None = None) -> Snapshot:
        """A still picture of all groups.

        Args:
            groups: Those that are asked about, of which the items are copied, 2 kB each; None for all.
        """
        (slots,) = np.nonzero(self.slots.sizes.rows)
        place_of = np.full(len(self.slots) + 1, _NOWHERE)
        place_of[slots] = np.arange(len(slots))
        places = place_of[self._slot_of_row.rows]  # rows of removed items are at -1, the one slot too many
        here = np.flatnonzero(places != _NOWHERE)
        words = self._words.matrix(len(self.items))
        ones = np.ones(len(here), np.float32)
        members = csr_matrix((ones, (places[here], here)), (len(slots), len(self.items)))
        asked = self._asked(slots, groups)
        rows = here[np.isin(places[here], asked)]
        return Snapshot(
            groups=self.slots.groups.rows[slots],
            sizes=self.slots.sizes.rows[slots].astype(np.intp),
            vector_sums=self.slots.sums(slots),
            word_sums=members @ words,
            languages=self._languages.of_most(here, places[here], len(slots)),
            asked=asked,
            items=self.items.rows[rows],
            home=places[rows],
            vectors=self._vectors.take(rows) * self._scales.rows[rows, None],
            words=words[rows],
        )

    def _asked(self, slots: NDArray[np.intp], groups: Iterable[int] | None) -> NDArray[np.intp]:
        """The places of groups among the slots that hold something; unknown groups are passed over."""
        if groups is None:
            return np.arange(len(slots))
        found = [slot for group in groups if (slot := self.slots.find(group)) is not None]
        return np.searchsorted(slots, np.unique(np.array(found, np.intp)))

    def _theme_code(self, theme: str | None) -> int:
        return NO_THEME if theme is None else self._theme_codes.setdefault(theme, len(self._theme_codes))

    def _vector(self, row: int) -> Floats:
        vector: Floats = self._vectors[row] * self._scales.rows[row]
        return vector

    def _room(self) -> int:
        """A row to write to: a forgotten one once its words are out of the postings, else the next."""
        if len(self._dead) > _DEAD + len(self.items) // _SHARE:
            self._words.keep(self._slot_of_row.rows != _NOWHERE)
            self._free += reversed(self._dead)
            self._dead = []
        return self._free.pop() if self._free else len(self.items)
