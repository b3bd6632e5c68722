import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers import Domain, Features, SentenceVectors, ThemeClassifier
from classifiers.shelf.archive import _HEAD, _MARK, FORMAT, Archive, ShelfError, _hash, read, write
from classifiers.shelf.packing import DOMAIN, THEMES, pack_domain, pack_themes, unpack_domain, unpack_themes
from classifiers.shelf.shelf import Shelf

SMALL = Archive("small", {"answer": 42}, {"numbers": np.arange(3), "words": np.array(["über", "a"])})
WHOLE = SMALL.to_bytes()


def damage(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    write(SMALL, tmp_path / "new" / "small-0001.model")
    back = read(tmp_path / "new" / "small-0001.model", "small")
    assert (back.kind, back.facts) == ("small", {"answer": 42})
    np.testing.assert_array_equal(back.arrays["numbers"], [0, 1, 2])
    assert back.arrays["words"].tolist() == ["über", "a"]


def test_objects_are_never_written() -> None:
    with pytest.raises(ValueError, match="pickle"):
        Archive("small", {}, {"objects": np.array([{}])}).to_bytes()


def refused(data: bytes, kind: str = "small") -> str:
    with pytest.raises(ShelfError) as caught:
        Archive.from_bytes(data, kind, "version 1")
    sentence = str(caught.value)
    assert sentence.startswith("version 1 ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_objects_are_never_read() -> None:
    """An archive with a right hash around an array of pickled objects."""
    buffer = io.BytesIO()
    np.savez_compressed(buffer, objects=np.array([{}], dtype=object))
    about = b'{"kind": "small", "facts": {}}'
    data = _HEAD.pack(_MARK, FORMAT, _hash(len(about), about, buffer.getvalue()), len(about))
    assert "no arrays of numbers and texts" in refused(data + about + buffer.getvalue())


@given(st.integers(0, 8 * len(WHOLE) - 1))
def test_a_model_with_any_one_bit_flipped_is_refused_in_one_sentence(bit: int) -> None:
    flipped = bytearray(WHOLE)
    flipped[bit // 8] ^= 1 << bit % 8
    refused(bytes(flipped))


@given(st.integers(0, len(WHOLE) - 1))
def test_a_model_cut_short_anywhere_is_refused_in_one_sentence(length: int) -> None:
    assert "cut short" in refused(WHOLE[:length]) or length >= _HEAD.size


def test_what_is_longer_than_it_was_is_refused() -> None:
    assert "is damaged" in refused(WHOLE + b"\0")


@given(st.binary(max_size=200))
def test_what_never_was_a_model_is_refused(data: bytes) -> None:
    refused(data)


def test_another_kind_or_format_is_refused() -> None:
    assert refused(WHOLE, "large") == "version 1 holds small, not large."
    newer = WHOLE.replace(bytes([*_MARK, FORMAT]), bytes([*_MARK, 99]), 1)
    assert refused(newer) == f"version 1 is of format 99, not {FORMAT}."


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ShelfError, match=r"small-0001\.model cannot be read: No such file"):
        read(tmp_path / "small-0001.model", "small")


def test_a_model_whose_writing_was_cut_short_does_not_exist(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put(SMALL)
    (tmp_path / "small-0002.part").write_bytes(WHOLE[:100])
    assert shelf.latest("small", lambda archive: archive).version == 1


def test_versions_count_up_and_the_newest_serves(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "models")
    assert [shelf.put(SMALL), shelf.put(SMALL)] == [1, 2]
    found = shelf.latest("small", lambda archive: archive.facts["answer"])
    assert (found.version, found.model, found.refused) == (2, 42, ())


def test_the_last_good_one_serves_when_the_newest_is_damaged(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put(SMALL)
    shelf.put(SMALL)
    damage(tmp_path / "small-0002.model")
    found = shelf.latest("small", lambda archive: archive.facts["answer"])
    assert found.version == 1
    assert len(found.refused) == 1
    assert "small-0002" in found.refused[0]
    assert shelf.put(SMALL) == 3


def test_an_empty_shelf_says_so(tmp_path: Path) -> None:
    with pytest.raises(ShelfError, match="There is no model of small"):
        Shelf(tmp_path / "nowhere").latest("small", lambda archive: archive)


def test_a_shelf_without_a_good_one_says_what_is_wrong(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put(SMALL)
    damage(tmp_path / "small-0001.model")
    with pytest.raises(ShelfError, match=r"small-0001\.model is damaged"):
        shelf.latest("small", lambda archive: archive)


def test_a_domain_comes_back_as_it_was(tmp_path: Path, domain: Domain) -> None:
    shelf = Shelf(tmp_path)
    shelf.put(pack_domain(domain))
    back = shelf.latest(DOMAIN, unpack_domain).model
    np.testing.assert_array_equal(back.mean, domain.mean)
    assert (back.texts, dict(back.seen)) == (domain.texts, dict(domain.seen))


@pytest.mark.parametrize("few", [5, 99])
def test_themes_come_back_with_the_same_judgement(
    tmp_path: Path, vectors: SentenceVectors, features: list[Features], labels: Sequence[str], few: int
) -> None:
    classifier = ThemeClassifier(vectors, few=few, reject=0.3).fit(features, labels)
    shelf = Shelf(tmp_path)
    shelf.put(pack_themes(classifier))
    back = shelf.latest(THEMES, lambda archive: unpack_themes(archive, vectors)).model
    np.testing.assert_allclose(back.predict_proba(features), classifier.predict_proba(features), atol=1e-5)
    assert back.predict(features).tolist() == classifier.predict(features).tolist()
    assert back.get_params() == classifier.get_params()


def test_themes_by_words_alone_come_back_too(
    tmp_path: Path, texts: Sequence[str], labels: Sequence[str]
) -> None:
    classifier = ThemeClassifier(None).fit(texts, labels)
    shelf = Shelf(tmp_path)
    shelf.put(pack_themes(classifier))
    back = shelf.latest(THEMES, lambda archive: unpack_themes(archive, None)).model
    np.testing.assert_allclose(back.predict_proba(texts), classifier.predict_proba(texts), atol=1e-5)


def packed() -> Archive:
    texts = ["refund pending", "refund late", "parcel late", "parcel wet"]
    return pack_themes(ThemeClassifier(None).fit(texts, ["billing", "billing", "courier", "courier"]))


def test_themes_whose_numbers_mean_something_else_here_are_refused() -> None:
    whole = packed()
    for version, facts in ((0, {**whole.facts, "version": 0}), (None, {"meaning": False})):
        with pytest.raises(
            ShelfError, match=rf"^A model of themes is of version {version} of the class.*, not"
        ):
            unpack_themes(Archive(THEMES, facts, whole.arrays), None)


@pytest.mark.parametrize("missing", ["classes", "coef", "words_terms"])
def test_themes_of_another_version_are_refused_in_one_sentence(missing: str) -> None:
    whole = packed()
    arrays = {name: array for name, array in whole.arrays.items() if name != missing}
    with pytest.raises(ShelfError, match=f"another version of the classifiers: '{missing}'"):
        unpack_themes(Archive(THEMES, whole.facts, arrays), None)


def test_themes_with_a_parameter_that_is_unknown_here_are_refused() -> None:
    whole = packed()
    facts = {**whole.facts, "parameters": {**whole.facts["parameters"], "depth": 3}}
    with pytest.raises(ShelfError, match=r"another version of the classifiers: .*'depth'"):
        unpack_themes(Archive(THEMES, facts, whole.arrays), None)


def test_themes_by_meaning_are_refused_without_the_sentence_model() -> None:
    whole = packed()
    with pytest.raises(ShelfError, match="needs the sentence model"):
        unpack_themes(Archive(THEMES, {**whole.facts, "meaning": True}, whole.arrays), None)
