"""The taxonomy file: what a good one gives, and what every mistake in one says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bridge.domain.taxonomy import DEFAULT, Taxonomy, TaxonomyError, Theme

GOOD = """
[[theme]]
key = "billing"
name = "Billing"
description = "Money."
examples = ["charged twice", "refund late", "invoice wrong"]

[[theme]]
key = "praise"
name = "Praise"
description = "Thanks."
opens_issue = false
examples = ["thank you", "well done", "lovely"]
"""


Load = Callable[[str], Taxonomy]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def loaded(text: str) -> Taxonomy:
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return Taxonomy.load(path)

    return loaded


def test_default_taxonomy_has_the_themes_of_a_call_centre() -> None:
    taxonomy = Taxonomy.load(None)
    assert {"product_fault", "delivery_time", "wrong_item", "billing", "account", "policy"} <= set(
        taxonomy.by_key
    )
    assert {"partner", "expectation", "knowledge", "praise"} <= set(taxonomy.by_key)
    assert 10 <= len(taxonomy.themes) <= 12


def test_only_praise_opens_no_issue_by_default() -> None:
    assert [theme.key for theme in Taxonomy.load().themes if not theme.opens_issue] == ["praise"]


@pytest.mark.parametrize("theme", Taxonomy.load().themes, ids=lambda theme: theme.key)
def test_default_theme_can_teach_a_classifier(theme: Theme) -> None:
    assert 10 <= len(theme.examples) <= 20
    lengths = sorted(len(example) for example in theme.examples)
    assert lengths[0] < 45, "short jottings belong in it"
    assert lengths[-1] > 70, "and whole sentences"
    assert len(set(theme.examples)) == len(theme.examples)


def test_a_file_of_ones_own_replaces_the_default_in_its_own_order(load: Load) -> None:
    taxonomy = load(GOOD)
    assert [theme.key for theme in taxonomy.themes] == ["billing", "praise"]
    assert taxonomy.by_key["billing"].opens_issue
    assert not taxonomy.by_key["praise"].opens_issue
    assert taxonomy.by_key["billing"].examples == ("charged twice", "refund late", "invoice wrong")


def test_training_texts_are_descriptions_and_examples_with_their_theme(load: Load) -> None:
    texts, labels = load(GOOD).training_texts()
    assert texts[:4] == ["Money.", "charged twice", "refund late", "invoice wrong"]
    assert labels == ["billing"] * 4 + ["praise"] * 4


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('key = "billing"', 'key = "Billing!"', ['theme "Billing!"', '"key"', "lower-case"]),
        ('key = "billing"', "", ["theme no. 1", '"key"', "a text is needed"]),
        ('key = "billing"', 'key = "praise"', ['theme "praise"', "used twice"]),
        ('name = "Billing"', 'name = "  "', ['theme "billing"', '"name"', "empty"]),
        (
            'name = "Billing"',
            'label = "Billing"',
            ['unknown key "label"', "key, name, description, examples"],
        ),
        ('description = "Money."', "description = 3", ['theme "billing"', '"description"']),
        ("opens_issue = false", 'opens_issue = "no"', ['theme "praise"', '"opens_issue"', "true or false"]),
        ('["thank you", "well done", "lovely"]', '["thank you"]', ['"examples"', "at least 3"]),
        ('["thank you", "well done", "lovely"]', '"thank you"', ['"examples"', "a list"]),
        ('"well done"', '""', ['"examples", no. 2', "empty"]),
        ('"well done"', '"Charged twice"', ['theme "praise"', 'stands under "billing"', "one theme only"]),
    ],
)
def test_a_mistake_names_file_theme_key_and_what_is_allowed(
    load: Load, old: str, new: str, said: list[str]
) -> None:
    with pytest.raises(TaxonomyError) as caught:
        load(GOOD.replace(old, new, 1))
    assert "mine.toml" in str(caught.value)
    for part in said:
        assert part in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[theme]\n", "not valid TOML"),
        ("", "[[theme]]"),
        ("theme = 3", "[[theme]]"),
        ("[theme]\nkey = 'a'", "[[theme]]"),
        (GOOD.split("\n\n", maxsplit=1)[0], "at least 2"),
        ("themes = 1\n" + GOOD, 'unknown key "themes"'),
    ],
)
def test_a_file_that_is_no_taxonomy_is_told_so(load: Load, text: str, said: str) -> None:
    with pytest.raises(TaxonomyError, match=r"mine\.toml") as caught:
        load(text)
    assert said in str(caught.value)


def test_a_missing_file_and_a_wrong_encoding_are_told(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match=r"nowhere\.toml cannot be read: No such file"):
        Taxonomy.load(tmp_path / "nowhere.toml")
    (tmp_path / "old.toml").write_bytes("name = 'Möbel'".encode("latin-1"))
    with pytest.raises(TaxonomyError, match=r"old\.toml is not UTF-8"):
        Taxonomy.load(tmp_path / "old.toml")


def test_the_packaged_file_is_the_default() -> None:
    assert Taxonomy.load() == Taxonomy.load(DEFAULT)
