"""Sentence vectors: all-MiniLM-L6-v2 from files on this machine, without torch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Self

import numpy as np
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]
from tokenizers import Tokenizer

from classifiers.estimator import Transformer
from classifiers.text.minilm import Floats, MiniLM
from classifiers.text.model import SentenceModel, package_folder, shipped, token_numbers

_BATCH_TOKENS = 2048


class SentenceVectors(Transformer):
    """Texts to unit rows whose inner products say how alike the meanings are.

    The weights are read once per process, at the first use, however many objects share them.

    Args:
        folder: A folder with `model.safetensors`, `tokenizer.json` and `config.json` of a BERT-like
            sentence model. None takes the files of the installed package and checks their hashes.
        tuned: Whether the package's model is bent towards what callers want, as it was learnt from
            CLINC150 by `python -m classifiers.measure train-vectors`; a model in a folder never is.
    """

    def __init__(self, folder: Path | None = None, tuned: bool = True) -> None:
        self.folder = folder
        self.tuned = tuned

    @staticmethod
    def available() -> bool:
        """Whether the package with the weights is installed here."""
        return package_folder() is not None

    def fit(self, texts: Iterable[str] = (), y: object = None) -> Self:  # noqa: ARG002 - scikit-learn's contract
        """Nothing is learnt; the weights are loaded and checked.

        Raises:
            WeightsError: They are missing or damaged.
        """
        self.n_features_out_ = _load(self.folder, self.tuned).network.width
        return self

    def transform(self, texts: Iterable[str]) -> Floats:
        """Encode texts: n strings to float32 (n, 384), rows of length one.

        About 5 ms for one text of 15 words on one core.

        Raises:
            WeightsError: The weights are missing or damaged.
        """
        return _load(self.folder, self.tuned).encode(list(texts))

    def vocabulary(self) -> dict[str, int]:
        """The whole words that the model knows, with their rank: 0 is the commonest.

        Raises:
            WeightsError: The weights are missing or damaged.
        """
        known = sorted(
            (rank, word) for word, rank in _load(self.folder, self.tuned).tokenizer.get_vocab().items()
        )
        return {word: rank for rank, (_, word) in enumerate(known) if word.isalpha()}

    def fit_transform(self, texts: Iterable[str], y: object = None, **_: object) -> Floats:
        """`fit`, then `transform`."""
        return self.fit((), y).transform(texts)

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        tags.input_tags.two_d_array = False
        tags.input_tags.string = True
        return tags


@dataclass(frozen=True, slots=True)
class _Encoder:
    tokenizer: Tokenizer
    network: MiniLM

    def encode(self, texts: Sequence[str]) -> Floats:
        tokens = token_numbers(self.tokenizer, texts)
        rows = np.empty((len(texts), self.network.width), np.float32)
        with _blas().limit(limits=1, user_api="blas"):
            for batch in _batches(tokens):
                rows[batch] = self.network(np.array([tokens[at] for at in batch]))
        return rows


def _batches(tokens: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Positions of texts of one length, about 2,000 tokens at a time: more would leave the CPU's caches."""
    by_length = sorted(range(len(tokens)), key=lambda at: len(tokens[at]))
    for length, group in groupby(by_length, key=lambda at: len(tokens[at])):
        positions, size = list(group), max(1, _BATCH_TOKENS // length)
        yield from (positions[start : start + size] for start in range(0, len(positions), size))


@lru_cache(maxsize=1)
def _blas() -> ThreadpoolController:
    """Found once: looking for the loaded libraries takes longer than limiting them."""
    return ThreadpoolController()


@lru_cache(maxsize=2)
def _load(folder: Path | None, tuned: bool) -> _Encoder:
    model = SentenceModel.read(folder) if folder else shipped(tuned)
    return _Encoder(model.tokenizer, MiniLM(model.weights, model.heads))
