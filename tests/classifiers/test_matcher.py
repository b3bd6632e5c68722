from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.base import clone

from classifiers import Domain, Features, GroupMatcher, InsightReader
from classifiers.groups.link import Link

ALWAYS, NEVER = Link("always 1", 0.0, 0.0, 9.0), Link("never 1", 0.0, 0.0, -9.0)
PLAIN = Domain(np.zeros(3, np.float32), 0, {})


def made(numbers: Sequence[float], text: str = "a word") -> Features:
    return Features((text,), np.array([numbers], np.float16))


@pytest.fixture
def matcher(domain: Domain, features: list[Features], labels: Sequence[str]) -> GroupMatcher:
    """Every report of the shop, in its right group: refund 100, login 101, and so on."""
    matcher, groups = (
        GroupMatcher(domain),
        {label: 100 + at for at, label in enumerate(dict.fromkeys(labels))},
    )
    for item, (each, label) in enumerate(zip(features, labels, strict=True)):
        matcher.place(item, groups[label], each, label)
    return matcher


def test_the_first_text_is_new(domain: Domain, features: list[Features]) -> None:
    decision = GroupMatcher(domain).decide(features[0])
    assert (decision.band, decision.group, decision.suggestions) == ("new", None, ())
    assert decision.why.nearest_item is None
    assert "Nothing like it" in decision.why.sentence()


def test_the_same_words_again_join_silently(matcher: GroupMatcher, features: list[Features]) -> None:
    decision = matcher.decide(features[3])
    assert (decision.band, decision.group) == ("joined", 100)
    assert decision.why.nearest_item == 3


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Her refund has been pending for nine days", 100),
        ("App logged her out after the update and she cannot sign in", 101),
        ("The courier threw the parcel over the hedge", 102),
        ("Checkout refuses the voucher code", 103),
        ("These boots are much smaller than the size table says", 104),
    ],
)
def test_other_words_for_a_known_problem_find_it(
    matcher: GroupMatcher, reader: InsightReader, text: str, group: int
) -> None:
    decision = matcher.decide(reader.read(text))
    assert decision.suggestions[0].group == group
    assert decision.band in {"joined", "asked"}


def test_something_else_joins_nothing_silently(matcher: GroupMatcher, reader: InsightReader) -> None:
    decision = matcher.decide(reader.read("The loyalty newsletter is only sent in English"))
    assert decision.band != "joined"


def test_suggestions_are_at_most_three_best_first(matcher: GroupMatcher, reader: InsightReader) -> None:
    suggestions = matcher.decide(reader.read("The parcel with the voucher never came")).suggestions
    likely = [each.probability for each in suggestions]
    assert len(suggestions) == 3
    assert likely == sorted(likely, reverse=True)


def test_the_reason_names_what_is_shared(matcher: GroupMatcher, reader: InsightReader) -> None:
    why = matcher.decide(reader.read("Newsletter voucher gives an error at checkout")).why
    assert {"voucher", "newsletter"} <= {word for word, _ in why.shared}
    assert [part for _, part in why.shared] == sorted((part for _, part in why.shared), reverse=True)
    assert why.nearest_item == 19
    assert why.runner_up is not None
    assert why.score > why.runner_up_score
    first, second = why.sentence().splitlines()
    assert "no. 19" in first
    assert "“newsletter”" in first
    assert f"{why.score:.2f}" in second
    assert why.model in second


def test_deciding_changes_nothing(matcher: GroupMatcher, reader: InsightReader) -> None:
    features = reader.read("The voucher is refused")
    first = matcher.decide(features, theme="never heard of")
    assert matcher.decide(features, theme="never heard of") == first


def test_a_barred_group_is_not_even_suggested(matcher: GroupMatcher, features: list[Features]) -> None:
    decision = matcher.decide(features[0], barred=frozenset({100, 999}))
    assert 100 not in {each.group for each in decision.suggestions}
    assert decision.why.runner_up != 100


def test_another_theme_makes_a_group_less_likely_and_no_theme_does_not(
    matcher: GroupMatcher, features: list[Features]
) -> None:
    same, other, unknown = (
        matcher.decide(features[0], theme).suggestions[0].probability for theme in ("refund", "login", None)
    )
    assert same >= unknown > other > 0.1


def test_an_item_placed_again_moves(matcher: GroupMatcher, features: list[Features]) -> None:
    matcher.place(3, 777, features[3])
    assert matcher.group_of(3) == 777
    assert matcher.decide(features[3]).group == 777
    assert matcher.decide(features[3], barred={777}).why.nearest_item != 3


def test_a_removed_item_is_nobodys_neighbour(matcher: GroupMatcher, features: list[Features]) -> None:
    matcher.remove(3)
    matcher.remove(3)
    assert matcher.decide(features[3]).why.nearest_item != 3
    with pytest.raises(KeyError):
        matcher.group_of(3)


def test_an_emptied_group_is_gone(matcher: GroupMatcher, features: list[Features]) -> None:
    for item in range(5):
        matcher.remove(item)
    assert 100 not in {each.group for each in matcher.search(features[0], 99)}


def test_merging_moves_every_item(matcher: GroupMatcher, features: list[Features]) -> None:
    matcher.merge(100, 101)
    matcher.merge(101, 101)
    matcher.merge(4711, 101)
    assert {matcher.group_of(item) for item in range(10)} == {101}
    assert 100 not in {each.group for each in matcher.search(features[0], 99)}


def test_searching_gives_as_many_as_asked_for(matcher: GroupMatcher, reader: InsightReader) -> None:
    found = matcher.search(reader.read("voucher"), 2)
    assert [each.group for each in found][:1] == [103]
    assert len(found) == 2
    assert len(matcher.search(reader.read("voucher"), 99)) == 6


def test_words_alone_still_group(texts: Sequence[str], labels: Sequence[str]) -> None:
    reader = InsightReader(None).fit(texts)
    matcher, groups = GroupMatcher(reader.domain_), list(dict.fromkeys(labels))
    for item, (text, label) in enumerate(zip(texts, labels, strict=True)):
        matcher.place(item, groups.index(label), reader.read(text))
    decision = matcher.decide(reader.read("Checkout does not accept the voucher"))
    assert decision.suggestions[0].group == groups.index("voucher")
    assert decision.why.model.startswith("words")


def test_rare_codes_are_seen(domain: Domain, reader: InsightReader) -> None:
    matcher = GroupMatcher(domain)
    matcher.place(1, 1, reader.read("Checkout shows error E-4711 to customers"))
    matcher.place(2, 2, reader.read("Checkout shows error E-9900 to customers"))
    decision = matcher.decide(reader.read("E-9900 when paying"))
    assert decision.suggestions[0].group == 2
    assert "e-9900" in {word for word, _ in decision.why.shared}


@pytest.mark.parametrize(("link", "band", "group"), [(ALWAYS, "joined", 7), (NEVER, "new", None)])
def test_the_link_decides(link: Link, band: str, group: int | None) -> None:
    matcher = GroupMatcher(PLAIN, link)
    matcher.place(1, 7, made([1, 0, 0]))
    decision = matcher.decide(made([0, 1, 0]))
    assert (decision.band, decision.group) == (band, group)


@pytest.mark.parametrize(
    ("log_odds", "band", "group"),
    [(3, "joined", 7), (0, "asked", 7), (-1.5, "asked", None), (-3, "new", None)],
)
def test_bands(log_odds: float, band: str, group: int | None) -> None:
    matcher = GroupMatcher(PLAIN, Link("test 1", 0.0, 0.0, log_odds))
    matcher.place(1, 7, made([1, 0, 0]))
    decision = matcher.decide(made([1, 0, 0]))
    assert (decision.band, decision.group) == (band, group)
    assert decision.probability == pytest.approx(1 / (1 + np.exp(-log_odds)), abs=1e-6)


def test_is_cloned_with_its_parameters_and_without_its_items() -> None:
    matcher = GroupMatcher(PLAIN, ALWAYS, join=0.8)
    matcher.place(1, 7, made([1, 0, 0]))
    copy = clone(matcher, safe=False)
    assert copy.get_params()["join"] == 0.8
    assert copy.search(made([1, 0, 0])) == []


STEPS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4), st.booleans()), max_size=40)


@settings(deadline=None)
@given(STEPS)
def test_any_history_ends_like_placing_what_is_left(steps: list[tuple[int, int, bool]]) -> None:
    """Moves and removals leave no trace in the sums: the same likeness as a fresh matcher has."""
    numbers = np.random.default_rng(1).standard_normal((10, 3))
    moved, left = GroupMatcher(PLAIN), dict[int, int]()
    for item, group, stays in steps:
        if stays:
            moved.place(item, group, made(list(numbers[item]), f"word{item % 3}"))
            left[item] = group
        else:
            moved.remove(item)
            left.pop(item, None)
    fresh = GroupMatcher(PLAIN)
    for item, group in left.items():
        fresh.place(item, group, made(list(numbers[item]), f"word{item % 3}"))
    query = made([1, 2, 3], "word1")
    found, expected = (
        {each.group: each.probability for each in one.search(query, 9)} for one in (moved, fresh)
    )
    assert found == pytest.approx(expected, abs=1e-3)
    assert {item: moved.group_of(item) for item in left} == left
