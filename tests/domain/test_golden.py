"""What is kept apart for judging is fixed, small, and of every theme."""

from hypothesis import given
from hypothesis import strategies as st

from bridge.domain import golden
from bridge.domain.taxonomy import Taxonomy, Theme


def theme(key: str, *examples: str) -> Theme:
    return Theme(key, key, f"All about {key}", examples)


def test_every_theme_keeps_one_in_ten_of_its_examples_apart_and_at_least_one() -> None:
    many = theme("many", *(f"many {number}" for number in range(25)))
    few = theme("few", "few 1", "few 2", "few 3")
    apart = golden.examples(Taxonomy((many, few)))
    assert sorted(apart.values()) == ["few", "many", "many"]
    assert all(text in (*many.examples, *few.examples) for text in apart)


def test_the_taxonomy_that_comes_with_the_bridge_is_judged_on_each_of_its_themes() -> None:
    taxonomy = Taxonomy.load()
    assert set(golden.examples(taxonomy).values()) == set(taxonomy.by_key)


@given(st.permutations([f"example {number}" for number in range(20)]))
def test_the_order_of_the_examples_plays_no_part(examples: list[str]) -> None:
    in_order = Taxonomy((theme("a", *sorted(examples)),))
    assert golden.examples(Taxonomy((theme("a", *examples),))) == golden.examples(in_order)


def test_a_description_is_never_kept_apart() -> None:
    only = theme("only", "one", "two", "three")
    assert only.description not in golden.examples(Taxonomy((only,)))


def test_one_insight_in_five_is_kept_apart_wherever_one_looks() -> None:
    for start in (1, 5_000, 1_000_000):
        share = sum(golden.is_apart(number) for number in range(start, start + 2000)) / 2000
        assert 0.17 < share < 0.23


def test_which_insights_are_kept_apart_never_changes() -> None:
    """Versions were judged on them: a new release must not teach with what an old one judged on."""
    assert [number for number in range(1, 45) if golden.is_apart(number)] == [6, 12, 29, 31, 37, 40, 44]
