"""Bending the sentence model: the same network, small changes, labels drawn together."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from classifiers.measure.corpora import Corpus, Row
from classifiers.measure.network import encode
from classifiers.measure.tuning import Options, train
from classifiers.text.minilm import MiniLM
from classifiers.text.model import SentenceModel

WIDTH, HEADS, DEPTH, PLACES = 8, 2, 1, 30
WORDS = [
    "pad",
    "refund",
    "late",
    "parcel",
    "lost",
    "app",
    "crash",
    "login",
    "card",
    "fee",
    "twice",
    "charged",
]
OPTIONS = Options(steps=40, rate=0.02, labels=3, texts=3, keep=0.05, mistyped=0.0)
CORPUS = Corpus(
    "made",
    [
        Row(text, label)
        for label, texts in {
            "refund": ("refund late", "late refund card", "refund twice late", "refund"),
            "parcel": ("parcel lost", "lost parcel late", "parcel", "parcel lost twice"),
            "login": ("app login crash", "login app", "crash login", "login"),
        }.items()
        for text in texts
    ],
    {"payments": ["refund"], "delivery": ["parcel"]},
)


@pytest.fixture(scope="module", autouse=True)
def _compiled_quickly() -> Iterator[None]:
    """XLA compiles as plainly as it can: with so small a network that takes far longer than the training."""
    jax.config.update("jax_disable_most_optimizations", True)  # type: ignore[no-untyped-call]
    yield
    jax.config.update("jax_disable_most_optimizations", False)  # type: ignore[no-untyped-call]


@pytest.fixture(scope="module")
def model() -> SentenceModel:
    tokenizer = Tokenizer(WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="pad"))
    tokenizer.pre_tokenizer = Whitespace()
    return SentenceModel(tokenizer, _weights(np.random.default_rng(0)), HEADS)


@pytest.fixture(scope="module")
def bent(model: SentenceModel) -> dict[str, NDArray[np.float32]]:
    return train(model, CORPUS, OPTIONS)


def _weights(random: np.random.Generator) -> dict[str, NDArray[np.float32]]:
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (len(WORDS), WIDTH),
        "embeddings.position_embeddings.weight": (PLACES, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
        "embeddings.LayerNorm.weight": (WIDTH,),
        "embeddings.LayerNorm.bias": (WIDTH,),
    }
    for number in range(DEPTH):
        at = f"encoder.layer.{number}"
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            shapes |= _dense(f"{at}.attention.{part}", WIDTH, WIDTH)
        shapes |= _dense(f"{at}.intermediate.dense", 2 * WIDTH, WIDTH) | _dense(
            f"{at}.output.dense", WIDTH, 2 * WIDTH
        )
        for norm in (f"{at}.attention.output.LayerNorm", f"{at}.output.LayerNorm"):
            shapes |= {f"{norm}.weight": (WIDTH,), f"{norm}.bias": (WIDTH,)}
    return {name: _tensor(name, shape, random) for name, shape in shapes.items()}


def _tensor(name: str, shape: tuple[int, ...], random: np.random.Generator) -> NDArray[np.float32]:
    """Norms begin near one and biases near zero, as in a model that learns."""
    usual, spread = (1.0, 0.1) if name.endswith("LayerNorm.weight") else (0.0, 0.1 if "bias" in name else 0.6)
    return random.normal(usual, spread, shape).astype(np.float32)


def _dense(name: str, out: int, inward: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (out, inward), f"{name}.bias": (out,)}


def _rows(model: SentenceModel, changes: Mapping[str, NDArray[np.float32]]) -> NDArray[np.float32]:
    network = MiniLM(model.tuned(changes).weights, HEADS)
    return np.vstack([network(np.array([tokens])) for tokens in model.tokens(CORPUS.texts)])


def _lead(rows: NDArray[np.float32]) -> float:
    """By how much texts of one label are more alike than texts of two, seen from the mean."""
    away = rows - rows.mean(0)
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    alike: dict[bool, list[float]] = {True: [], False: []}
    for one, two in combinations(range(len(rows)), 2):
        alike[CORPUS.labels[one] == CORPUS.labels[two]].append(float(away[one] @ away[two]))
    return float(np.mean(alike[True]) - np.mean(alike[False]))


def test_the_trainable_network_gives_the_vectors_of_the_one_that_serves(model: SentenceModel) -> None:
    tokens = np.array([[1, 2, 8, 0, 0], [3, 4, 5, 6, 7]])
    present = jnp.array([[1, 1, 1, 0, 0], [1, 1, 1, 1, 1]], jnp.float32)
    network = MiniLM(model.weights, HEADS)
    served = np.vstack([network(tokens[:1, :3]), network(tokens[1:])])
    weights = {name: jnp.asarray(value) for name, value in model.weights.items()}
    trainable = jax.jit(encode, static_argnums=1)(weights, HEADS, jnp.asarray(tokens), present)
    np.testing.assert_allclose(np.asarray(trainable), served, atol=1e-5)


def test_training_draws_texts_of_one_label_together(
    model: SentenceModel, bent: dict[str, NDArray[np.float32]]
) -> None:
    assert _lead(_rows(model, bent)) > _lead(_rows(model, {})) + 0.2


def test_only_biases_and_norms_change(model: SentenceModel, bent: dict[str, NDArray[np.float32]]) -> None:
    assert bent
    assert all(name.endswith(".bias") or "LayerNorm" in name for name in bent)
    assert all(value.shape == model.weights[name].shape for name, value in bent.items())


def test_the_weight_of_staying_keeps_the_model_near_to_what_it_was(
    model: SentenceModel, bent: dict[str, NDArray[np.float32]]
) -> None:
    before, after = _rows(model, {}), _rows(model, bent)
    kept = _rows(model, train(model, CORPUS, replace(OPTIONS, keep=50.0)))
    assert (
        np.abs(kept @ kept.T - before @ before.T).mean()
        < np.abs(after @ after.T - before @ before.T).mean() / 2
    )


def test_training_twice_gives_the_same(model: SentenceModel) -> None:
    one, two = (train(model, CORPUS, replace(OPTIONS, steps=2, mistyped=1.0)) for _ in range(2))
    for name, value in one.items():
        np.testing.assert_array_equal(value, two[name])
