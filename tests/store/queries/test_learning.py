"""What a process learns of who is where, by what the classifier read."""

import pytest

from bridge.store.queries import learning
from bridge.store.queries.learning import Change
from bridge.store.tables import Part, ThemeLabel, Vector
from tests.store.rows import NOON, Desk

ALL = 9


def read(desk: Desk, theme: str | None = "billing") -> int:
    """An insight that was read."""
    number = desk.hear(theme=theme)
    desk.session.add(Vector(insight_id=number, model="words", data=b"read"))
    desk.session.flush()
    return number


@pytest.fixture
def moved(desk: Desk) -> list[int]:
    """The changes of two insights: the first one was somewhere else before."""
    first, second = read(desk), read(desk)
    return [
        desk.place(first, desk.group, current=False),
        desk.place(second, desk.group),
        desk.place(first, desk.group),
    ]


def test_another_process_reads_the_changes_it_has_not_seen(desk: Desk, moved: list[int]) -> None:
    assert [one.id for one in learning.changes(desk.session, 0, ALL)] == moved
    assert [one.id for one in learning.changes(desk.session, moved[0], 1)] == [moved[1]]
    assert learning.changes(desk.session, moved[-1], ALL) == []


def test_one_that_begins_reads_where_everything_is_and_no_history(desk: Desk, moved: list[int]) -> None:
    assert [one.id for one in learning.places(desk.session, 0, moved[-1], ALL)] == moved[1:]
    assert [one.id for one in learning.places(desk.session, 0, moved[1], ALL)] == [moved[1]]
    assert learning.places(desk.session, moved[-1], moved[-1], ALL) == []


def test_each_part_has_its_own_reading_and_theme_and_the_only_one_that_of_the_whole(desk: Desk) -> None:
    whole, split = read(desk), read(desk)
    desk.session.add(Part(insight_id=split, part=1, words="a", theme=None, model="words", data=b"piece"))
    places = [desk.place(whole, desk.group, state="provisional"), desk.place(split, desk.group, part=1)]
    assert learning.changes(desk.session, 0, ALL) == [
        Change(places[0], whole, 0, desk.group, "provisional", "words", b"read", "billing"),
        Change(places[1], split, 1, desk.group, "joined", "words", b"piece", None),
    ]


def test_where_words_are_gone_there_is_nothing_to_read(desk: Desk) -> None:
    desk.hear(desk.group)
    [change] = learning.changes(desk.session, 0, ALL)
    assert (change.model, change.reading) == (None, None)


def test_themes_that_people_gave_since_are_learnt_where_their_reports_are_now(
    desk: Desk, moved: list[int]
) -> None:
    first = learning.changes(desk.session, 0, 1)[0].insight
    label = desk.lay(ThemeLabel(insight_id=first, part=0, theme="policy", person_id=desk.person, at=NOON))
    assert [one.id for one in learning.labelled(desk.session, label - 1, moved[-1])] == [moved[-1]]
    assert learning.labelled(desk.session, label - 1, moved[1]) == []
    assert learning.labelled(desk.session, label, moved[-1]) == []
