"""What happens to a text in another language than English."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers import Domain, Features, GroupMatcher
from classifiers.groups.answers import Answers
from classifiers.groups.cards import SameAs
from classifiers.groups.checkups import CheckUps
from classifiers.groups.index import Index
from classifiers.groups.languages import UNTOLD, Languages
from classifiers.groups.link import Link
from classifiers.groups.query import Query
from classifiers.text.language import language

ALWAYS = Link("always 1", 0.0, 0.0, 9.0)
PLAIN = Domain(np.zeros(3, np.float32), 0, {})
EAST = [1.0, 0.0, 0.0]
ENGLISH, GERMAN, UNKNOWN = "the voucher is refused", "Der Gutschein wird nicht angenommen", "E-403"


def made(text: str, numbers: Sequence[float] = EAST) -> Features:
    return Features((text,), np.array([numbers], np.float16))


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, UNKNOWN, ""])
def test_features_know_the_language_of_their_text(text: str) -> None:
    features = made(text)
    assert features.language == language(text)
    assert Features.from_bytes(features.to_bytes()).language == features.language


@pytest.mark.parametrize(
    ("text", "likely", "held"),
    [(ENGLISH, 0.6, 7), (UNKNOWN, 0.6, 7), (GERMAN, 0.6, None), (GERMAN, 0.75, 7), (ENGLISH, 0.4, None)],
)
def test_a_foreign_text_is_held_only_where_it_is_likelier(text: str, likely: float, held: int | None) -> None:
    matcher = GroupMatcher(PLAIN, Link("fixed 1", 0.0, 0.0, float(np.log(likely / (1 - likely)))), hold=0.5)
    matcher.hold_foreign = 0.7
    matcher.place(1, 7, made(ENGLISH))
    decision = matcher.decide(made(text))
    assert (decision.band, decision.group) == ("asked", held)


@pytest.mark.parametrize(
    ("text", "there", "settled", "band"),
    [
        (ENGLISH, [ENGLISH], True, "joined"),
        (ENGLISH, [GERMAN], True, "joined"),
        (UNKNOWN, [GERMAN], True, "joined"),
        (GERMAN, [ENGLISH], True, "asked"),
        (GERMAN, [UNKNOWN], True, "asked"),
        (GERMAN, [ENGLISH, GERMAN], True, "joined"),
        (GERMAN, [GERMAN], False, "asked"),
    ],
)
def test_a_foreign_text_joins_silently_only_where_its_language_is_settled(
    text: str, there: list[str], settled: bool, band: str
) -> None:
    matcher = GroupMatcher(PLAIN, ALWAYS)
    for item, known in enumerate(there):
        matcher.place(item, 7, made(known), settled=settled)
    decision = matcher.decide(made(text))
    assert (decision.band, decision.group) == (band, 7)


def test_company_of_its_own_language_comes_with_a_merge_or_a_persons_word() -> None:
    index = Index(3)
    for item, (group, text) in enumerate([(1, "en"), (2, "de"), (3, "fr")]):
        index.place(item, group, Query(np.array(EAST, np.float32), {}, None, text), settled=item < 2)
    assert [index.speaks(slot, "de") for slot in range(3)] == [False, True, False]
    assert not index.speaks(2, "fr")
    index.settle(2)
    assert index.speaks(2, "fr")
    index.merge(2, 1)
    assert index.speaks(0, "de")
    index.remove(1)
    assert not index.speaks(0, "de")


def test_a_language_never_seen_is_spoken_nowhere() -> None:
    languages = Languages()
    for row, code in enumerate(["en", None, "de"]):
        languages.put(row, code)
    rows = np.arange(3)
    for code in ("pl", None):
        assert not languages.among(rows, code).any()
    assert languages.among(rows, "de").tolist() == [False, False, True]


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["en", "de", "fr", None])), max_size=30))
def test_a_group_is_in_the_language_of_most_of_its_items(told: list[tuple[int, str | None]]) -> None:
    languages = Languages()
    for row, (_, code) in enumerate(told):
        languages.put(row, code)
    places = np.array([place for place, _ in told], np.intp)
    for place, code in enumerate(languages.of_most(np.arange(len(told)), places, 4)):
        here = [known for at, known in told if at == place and known]
        spoken = [known for row, (_, known) in enumerate(told) if known and languages._rows.rows[row] == code]
        assert (code == UNTOLD) == (not here)
        assert all(here.count(spoken[0]) >= here.count(other) for other in here)


@pytest.fixture
def groups() -> GroupMatcher:
    """Four groups in three directions that are equally far from one another; 2 is German and 3 is in no language."""
    matcher = GroupMatcher(PLAIN)
    for group, text in enumerate([ENGLISH, ENGLISH, GERMAN, UNKNOWN]):
        for item in range(3):
            matcher.place(10 * group + item, group, made(text, [1.0, 0.2 * (group > 0), 0.1]))
    return matcher


def gains(matcher: GroupMatcher, across: float) -> dict[frozenset[int], float]:
    plan = CheckUps(lines=99, least=0.0, across=across).plan(matcher, Answers(), 99)
    return {
        frozenset((line.group, line.other)): line.gain
        for card in plan
        for line in card.lines
        if isinstance(line, SameAs)
    }


def test_a_question_across_languages_is_worth_more_and_no_other_is(groups: GroupMatcher) -> None:
    plain, raised = gains(groups, 1.0), gains(groups, 3.0)
    assert {pair for pair in plain if raised[pair] != plain[pair]} == {frozenset((0, 2)), frozenset((1, 2))}
    for pair in (frozenset((0, 2)), frozenset((1, 2))):
        assert raised[pair] == pytest.approx(3 * plain[pair])


def test_a_picture_of_some_groups_knows_the_languages_of_all(groups: GroupMatcher) -> None:
    german = groups.snapshot().languages[2]
    assert groups.snapshot([1]).languages.tolist() == [0, 0, german, UNTOLD]
