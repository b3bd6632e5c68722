import hashlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from sklearn.base import clone

from classifiers import SentenceVectors
from classifiers.text import model as module
from classifiers.text.model import WeightsError


@pytest.mark.usefixtures("vectors")
def test_untuned_it_gives_the_numbers_that_the_model_is_published_with() -> None:
    row = SentenceVectors(tuned=False).transform(["This is an example sentence"])[0]
    np.testing.assert_allclose(row[:4], [0.0677, 0.0635, 0.0487, 0.0793], atol=5e-5)


def test_rows_are_unit_length_float32(vectors: SentenceVectors, texts: Sequence[str]) -> None:
    rows = vectors.fit_transform(texts[:7])
    assert rows.dtype == np.float32
    assert rows.shape == (7, vectors.n_features_out_) == (7, 384)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_a_text_has_the_same_vector_alone_and_among_others(
    vectors: SentenceVectors, texts: Sequence[str]
) -> None:
    alone = np.vstack([vectors.transform([text]) for text in texts[:6]])
    np.testing.assert_allclose(vectors.transform(texts[:6]), alone, atol=1e-5)


def test_like_meanings_are_nearer_than_unlike_ones(vectors: SentenceVectors) -> None:
    refund, money, login = vectors.transform(
        ["The refund has not arrived", "She still waits for her money back", "The app logs me out"]
    )
    assert refund @ money > refund @ login + 0.1


@pytest.mark.parametrize("text", ["", "   ", "🙂", "word " * 8000, "日本語", "\x00"])
def test_any_text_has_a_finite_vector(vectors: SentenceVectors, text: str) -> None:
    assert np.isfinite(vectors.transform([text])).all()


def test_no_texts_give_no_rows(vectors: SentenceVectors) -> None:
    assert vectors.transform([]).shape == (0, 384)


def test_is_cloned_with_its_parameters(tmp_path: Path) -> None:
    assert clone(SentenceVectors(tmp_path, tuned=False)).get_params() == {"folder": tmp_path, "tuned": False}


def test_a_folder_without_a_model_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="No sentence model can be read from"):
        SentenceVectors(tmp_path).fit()


@pytest.mark.usefixtures("vectors")
def test_a_folder_with_the_same_files_serves_as_the_package_untuned() -> None:
    there = SentenceVectors(module.package_folder()).transform(["Refund pending"])
    np.testing.assert_array_equal(there, SentenceVectors(tuned=False).transform(["Refund pending"]))


def test_tuning_moves_a_vector_a_little(vectors: SentenceVectors) -> None:
    tuned = vectors.transform(["The refund has not arrived"])
    before = SentenceVectors(tuned=False).transform(["The refund has not arrived"])
    assert 0.7 < (tuned @ before.T).item() < 0.9999


def test_a_damaged_tuning_is_refused_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = bytearray(module.TUNING.read_bytes())
    damaged[-1] ^= 1
    (tmp_path / "tuning.safetensors").write_bytes(damaged)
    monkeypatch.setattr(module, "TUNING", tmp_path / "tuning.safetensors")
    with pytest.raises(WeightsError, match=r"tuning\.safetensors has the SHA-256"):
        module.shipped(tuned=True)


def test_a_package_with_other_weights_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other")
    monkeypatch.setattr(module, "package_folder", lambda: tmp_path)
    with pytest.raises(WeightsError, match=hashlib.sha256(b"other").hexdigest()[:12]):
        module._checked_package()


def test_without_the_package_there_are_no_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PACKAGE", "no-such-package-anywhere")
    assert not SentenceVectors.available()
    with pytest.raises(WeightsError, match="is not installed"):
        module._checked_package()


def test_importing_the_library_loads_neither_sklearn_nor_numpy() -> None:
    code = "import sys, classifiers; print({'sklearn', 'numpy', 'tokenizers'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert done.stdout.strip() == "set()"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Nonsense"):
        getattr(__import__("classifiers"), "Nonsense")  # noqa: B009 - the point is that it is looked up
