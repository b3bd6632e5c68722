from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from classifiers import Domain, Features, SentenceVectors, ThemeClassifier
from classifiers.shelf.archive import Archive, ShelfError, read, write
from classifiers.shelf.packing import DOMAIN, THEMES, pack_domain, pack_themes, unpack_domain, unpack_themes
from classifiers.shelf.shelf import Shelf

SMALL = Archive("small", {"answer": 42}, {"numbers": np.arange(3), "words": np.array(["über", "a"])})


def damage(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    write(SMALL, tmp_path / "new" / "small-0001")
    back = read(tmp_path / "new" / "small-0001", "small")
    assert (back.kind, back.facts) == ("small", {"answer": 42})
    np.testing.assert_array_equal(back.arrays["numbers"], [0, 1, 2])
    assert back.arrays["words"].tolist() == ["über", "a"]


def test_objects_are_never_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="pickle"):
        write(Archive("small", {}, {"objects": np.array([{}])}), tmp_path / "small-0001")


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lambda file: damage(file.with_suffix(".npz")), "is damaged"),
        (lambda file: file.with_suffix(".npz").unlink(), "cannot be read"),
        (lambda file: file.with_suffix(".json").unlink(), "cannot be read"),
        (lambda file: file.with_suffix(".json").write_text("{"), "cannot be read"),
        (lambda file: file.with_suffix(".json").write_text("[]"), "cannot be read"),
    ],
)
def test_a_damaged_model_is_refused_in_one_sentence(
    tmp_path: Path, harm: Callable[[Path], None], sentence: str
) -> None:
    write(SMALL, tmp_path / "small-0001")
    harm(tmp_path / "small-0001")
    with pytest.raises(ShelfError, match=f"small-0001 {sentence}") as caught:
        read(tmp_path / "small-0001", "small")
    assert str(caught.value).endswith(".")


def test_another_kind_or_format_is_refused(tmp_path: Path) -> None:
    write(SMALL, tmp_path / "small-0001")
    with pytest.raises(ShelfError, match="holds small in format 1, not large in format 1"):
        read(tmp_path / "small-0001", "large")
    about = tmp_path / "small-0001.json"
    about.write_text(about.read_text().replace('"format": 1', '"format": 99'))
    with pytest.raises(ShelfError, match="format 99"):
        read(tmp_path / "small-0001", "small")


def test_versions_count_up_and_the_newest_serves(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "models")
    assert [shelf.put(SMALL), shelf.put(SMALL)] == [1, 2]
    found = shelf.latest("small", lambda archive: archive.facts["answer"])
    assert (found.version, found.model, found.refused) == (2, 42, ())


def test_the_last_good_one_serves_when_the_newest_is_damaged(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put(SMALL)
    shelf.put(SMALL)
    damage(tmp_path / "small-0002.npz")
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
    damage(tmp_path / "small-0001.npz")
    with pytest.raises(ShelfError, match="small-0001 is damaged"):
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
    np.testing.assert_allclose(back.predict_proba(features), classifier.predict_proba(features))
    assert back.predict(features).tolist() == classifier.predict(features).tolist()
    assert back.get_params() == classifier.get_params()


def test_themes_by_words_alone_come_back_too(
    tmp_path: Path, texts: Sequence[str], labels: Sequence[str]
) -> None:
    classifier = ThemeClassifier(None).fit(texts, labels)
    shelf = Shelf(tmp_path)
    shelf.put(pack_themes(classifier))
    back = shelf.latest(THEMES, lambda archive: unpack_themes(archive, None)).model
    np.testing.assert_allclose(back.predict_proba(texts), classifier.predict_proba(texts))
