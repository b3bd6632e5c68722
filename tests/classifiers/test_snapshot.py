import numpy as np
import pytest

from classifiers.groups.index import Index
from classifiers.groups.neighbours import near_pairs
from classifiers.groups.query import Query
from classifiers.groups.snapshot import Places, Snapshot
from classifiers.text.minilm import Floats

WIDTH = 16
GROUPS, EACH = 30, 4


@pytest.fixture(scope="module")
def index() -> Index:
    """Thirty groups with four items each, of 16 numbers and of five words out of forty; then a few changes."""
    random, index = np.random.default_rng(5), Index(WIDTH)
    centres = random.standard_normal((GROUPS, WIDTH))
    for item in range(GROUPS * EACH):
        vector = centres[item // EACH] + random.standard_normal(WIDTH)
        weights = {f"word{number}": 5**-0.5 for number in random.choice(40, 5, replace=False)}
        unit = (vector / np.linalg.norm(vector)).astype(np.float32)
        index.place(1000 + item, 100 + item // EACH, Query(unit, weights, None), settled=True)
    for item in (1000, 1001, 1002, 1003, 1017):
        index.remove(item)
    index.merge(102, 129)
    return index


@pytest.fixture(scope="module")
def snapshot(index: Index) -> Snapshot:
    return index.snapshot()


def whole(snapshot: Snapshot) -> Floats:
    """The likeness of every two items."""
    by_words: Floats = (snapshot.words @ snapshot.words.T).toarray()
    return 0.7 * (snapshot.vectors @ snapshot.vectors.T) + 0.3 * by_words


def named(snapshot: Snapshot, places: Places) -> list[int]:
    return [int(group) for group in snapshot.groups[places]]


def test_it_holds_what_sits_in_groups(index: Index, snapshot: Snapshot) -> None:
    assert 1017 not in snapshot.items
    assert len(snapshot.items) == snapshot.sizes.sum() == GROUPS * EACH - 5
    assert {100, 102}.isdisjoint(snapshot.groups.tolist())
    assert [index.group_of(int(item)) for item in snapshot.items] == named(snapshot, snapshot.home)
    assert snapshot.sizes[snapshot.groups == 129] == 2 * EACH


def test_likeness_of_groups_is_the_mean_over_their_pairs(snapshot: Snapshot) -> None:
    ((places, likeness),) = snapshot.between_groups(snapshot.asked)
    expected = whole(snapshot)[np.ix_(snapshot.home == 2, snapshot.home == 9)].mean()
    assert places.tolist() == list(range(len(snapshot.groups)))
    assert [likeness[2, 9], likeness[9, 2]] == pytest.approx([expected, expected], abs=1e-4)
    assert (np.diag(likeness) == -1).all()


def test_likeness_of_an_item_leaves_the_item_itself_out(snapshot: Snapshot) -> None:
    near = near_pairs(snapshot, 8).near
    alike = whole(snapshot)
    for at, own, rival, theirs in snapshot.to_neighbours(near):
        for row, item in enumerate(at):
            home = snapshot.home[item]
            mates = np.flatnonzero((snapshot.home == home) & (np.arange(len(alike)) != item))
            assert own[row] == pytest.approx(alike[item, mates].mean(), abs=0.01)
            means = [alike[item, snapshot.home == place].mean() for place in near[home]]
            assert theirs[row] == pytest.approx(max(means), abs=1e-4)
            assert rival[row] == near[home][int(np.argmax(means))]


def test_every_item_is_compared_once(snapshot: Snapshot) -> None:
    near = near_pairs(snapshot, 3).near
    seen = np.concatenate([at for at, *_ in snapshot.to_neighbours(near)])
    assert sorted(seen.tolist()) == list(range(len(snapshot.items)))


def test_neighbours_are_nearest_first(snapshot: Snapshot) -> None:
    ((_, likeness),) = snapshot.between_groups(snapshot.asked)
    expected = np.argsort(-likeness, axis=1, kind="stable")[:, :-1]
    assert near_pairs(snapshot, 5).near.tolist() == expected.tolist()


@pytest.mark.parametrize("neighbours", [1, 5, 99])
def test_groups_are_paired_with_so_many_neighbours(snapshot: Snapshot, neighbours: int) -> None:
    pairs = near_pairs(snapshot, neighbours)
    expected = {
        frozenset((place, int(other))) for place in snapshot.asked for other in pairs.near[place, :neighbours]
    }
    found = [frozenset(pair) for pair in zip(pairs.group.tolist(), pairs.other.tolist(), strict=True)]
    assert set(found) == expected
    assert len(found) == len(expected)


def test_a_picture_of_some_groups_has_their_items_alone(index: Index) -> None:
    some = index.snapshot([105, 129, 105, 4711])
    assert named(some, some.asked) == [105, 129]
    assert len(some.groups) == GROUPS - 2
    assert {index.group_of(int(item)) for item in some.items} == {105, 129}
    assert len(some.items) == 3 * EACH


def test_pairs_of_some_groups_are_what_they_are_among_all(index: Index, snapshot: Snapshot) -> None:
    """What is said of a pair does not depend on who else is asked about."""
    some = index.snapshot([105, 111, 129])
    few, every = near_pairs(some, 8), near_pairs(snapshot, 8)
    known = {
        pair: figures
        for *pair_, figures in zip(
            every.group, every.other, zip(every.alike, every.lead, strict=True), strict=True
        )
        for pair in [tuple(pair_)]
    }
    assert set(named(some, few.group)) | set(named(some, few.other)) >= {105, 111, 129}
    assert few.near.tolist() == every.near[some.asked].tolist()
    for group, other, alike, lead in zip(few.group, few.other, few.alike, few.lead, strict=True):
        assert (alike, lead) == pytest.approx(known[group, other], abs=1e-5)


def test_no_groups_asked_about_leave_nothing(index: Index) -> None:
    nothing = index.snapshot([])
    pairs = near_pairs(nothing, 8)
    assert len(pairs.group) == len(nothing.items) == 0
    assert list(nothing.to_neighbours(pairs.near)) == []


def test_two_groups_are_each_others_only_neighbours() -> None:
    index = Index(0)
    for item in range(2):
        index.place(item, item, Query(np.zeros(0, np.float32), {"same": 1.0}, None), settled=True)
    pairs = near_pairs(index.snapshot(), 8)
    assert pairs.near.tolist() == [[1], [0]]
    assert pairs.alike.tolist() == pytest.approx([1], abs=1e-4)
