"""The network of all-MiniLM-L6-v2, a small BERT, in plain numpy.

The parts and their names are those of https://arxiv.org/abs/1810.04805 as the `transformers` library
writes them: embeddings, then layers of self-attention and a two-step feed-forward net, each with a
residual and a layer norm. All arrays are float32; `d` is the width (384), `h` the heads (12).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

Floats = NDArray[np.float32]
Weights = Mapping[str, Floats]

_EPSILON = np.float32(1e-12)
_HALF, _ONE, _ROOT_HALF = np.float32(0.5), np.float32(1), np.float32(0.5**0.5)


@dataclass(frozen=True, slots=True)
class Dense:
    """One linear step, `x @ weight.T + bias`."""

    weight: Floats
    bias: Floats

    @classmethod
    def read(cls, weights: Weights, *names: str) -> Self:
        """The step called `names[0]`; several names are several steps on one input, side by side."""
        return cls(
            np.concatenate([weights[f"{name}.weight"] for name in names]),
            np.concatenate([weights[f"{name}.bias"] for name in names]),
        )

    def __call__(self, x: Floats) -> Floats:
        """(…, in) to (…, out)."""
        out: Floats = x @ self.weight.T
        out += self.bias
        return out


@dataclass(frozen=True, slots=True)
class Norm:
    """Layer norm over the last axis."""

    weight: Floats
    bias: Floats

    @classmethod
    def read(cls, weights: Weights, name: str) -> Self:
        """The norm called `name`."""
        return cls(weights[f"{name}.weight"], weights[f"{name}.bias"])

    def __call__(self, x: Floats) -> Floats:
        """(…, d) to (…, d)."""
        x = x - x.mean(-1, keepdims=True)
        x /= np.sqrt(np.square(x).mean(-1, keepdims=True) + _EPSILON)
        x *= self.weight
        x += self.bias
        return x


@dataclass(frozen=True, slots=True)
class Layer:
    """Self-attention and the feed-forward net behind it."""

    heads: int
    mixed: Dense
    joined: Dense
    joined_norm: Norm
    wide: Dense
    narrow: Dense
    narrow_norm: Norm

    @classmethod
    def read(cls, weights: Weights, number: int, heads: int) -> Self:
        """The layer of that number, from 0."""
        at = f"encoder.layer.{number}"
        return cls(
            heads,
            Dense.read(weights, *(f"{at}.attention.self.{part}" for part in ("query", "key", "value"))),
            Dense.read(weights, f"{at}.attention.output.dense"),
            Norm.read(weights, f"{at}.attention.output.LayerNorm"),
            Dense.read(weights, f"{at}.intermediate.dense"),
            Dense.read(weights, f"{at}.output.dense"),
            Norm.read(weights, f"{at}.output.LayerNorm"),
        )

    def __call__(self, x: Floats) -> Floats:
        """(texts, tokens, d) to the same shape."""
        x = self.joined_norm(x + self.joined(self._attend(x)))
        return self.narrow_norm(x + self.narrow(_gelu(self.wide(x))))

    def _attend(self, x: Floats) -> Floats:
        texts, tokens, width = x.shape
        size = width // self.heads
        split = self.mixed(x).reshape(texts, tokens, 3, self.heads, size)
        query, key, value = split.transpose(2, 0, 3, 1, 4)
        scores = query @ key.swapaxes(-1, -2)
        scores *= np.float32(size**-0.5)
        scores -= scores.max(-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(-1, keepdims=True)
        attended: Floats = (scores @ value).swapaxes(1, 2).reshape(texts, tokens, width)
        return attended


class MiniLM:
    """The whole network: token numbers in, one unit row per text out.

    Args:
        weights: The tensors of `model.safetensors` by name.
        heads: Attention heads a layer.
    """

    def __init__(self, weights: Weights, heads: int) -> None:
        self._words = weights["embeddings.word_embeddings.weight"]
        self._places = (
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = Norm.read(weights, "embeddings.LayerNorm")
        depth = sum(name.endswith(".attention.self.query.weight") for name in weights)
        self._layers = [Layer.read(weights, number, heads) for number in range(depth)]

    @property
    def width(self) -> int:
        """Numbers in a row, 384."""
        return int(self._words.shape[1])

    @property
    def longest(self) -> int:
        """Tokens that one text may have, 512."""
        return len(self._places)

    def __call__(self, tokens: NDArray[np.int64]) -> Floats:
        """Encode texts of one and the same length: (n, tokens) to (n, d), so nothing needs a mask."""
        x = self._norm(self._words[tokens] + self._places[: tokens.shape[1]])
        for layer in self._layers:
            x = layer(x)
        pooled = x.mean(axis=1)
        unit: Floats = pooled / np.linalg.norm(pooled, axis=1, keepdims=True)
        return unit


def _gelu(x: Floats) -> Floats:
    """The exact form, with the error function, that the weights were trained with."""
    curve: Floats = erf(x * _ROOT_HALF)
    curve += _ONE
    curve *= x
    curve *= _HALF
    return curve
