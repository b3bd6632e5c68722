"""The network against a slow and plain one, written from the paper, on small made-up weights."""

from math import erf, exp, sqrt

import numpy as np
import pytest
from numpy.typing import NDArray

from classifiers.text.minilm import Dense, Layer, MiniLM, Norm

WIDTH, HEADS, WIDE, WORDS, PLACES = 8, 2, 16, 11, 6

Weights = dict[str, NDArray[np.float32]]


@pytest.fixture
def weights() -> Weights:
    """Two layers of random weights under the names of the real file."""
    random = np.random.default_rng(3)

    def made(*shape: int) -> NDArray[np.float32]:
        return (random.standard_normal(shape) / sqrt(shape[-1])).astype(np.float32)

    made_up = {
        "embeddings.word_embeddings.weight": made(WORDS, WIDTH),
        "embeddings.position_embeddings.weight": made(PLACES, WIDTH),
        "embeddings.token_type_embeddings.weight": made(2, WIDTH),
        "embeddings.LayerNorm.weight": made(WIDTH),
        "embeddings.LayerNorm.bias": made(WIDTH),
    }
    for number in range(2):
        at = f"encoder.layer.{number}"
        shapes = {
            "attention.self.query": (WIDTH, WIDTH),
            "attention.self.key": (WIDTH, WIDTH),
            "attention.self.value": (WIDTH, WIDTH),
            "attention.output.dense": (WIDTH, WIDTH),
            "intermediate.dense": (WIDE, WIDTH),
            "output.dense": (WIDTH, WIDE),
        }
        for name, shape in shapes.items():
            made_up |= {f"{at}.{name}.weight": made(*shape), f"{at}.{name}.bias": made(shape[0])}
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            made_up |= {f"{at}.{name}.weight": made(WIDTH), f"{at}.{name}.bias": made(WIDTH)}
    return made_up


def slow_norm(x: NDArray[np.float64], weights: Weights, name: str) -> NDArray[np.float64]:
    middle = x.mean(axis=-1, keepdims=True)
    spread = np.sqrt(((x - middle) ** 2).mean(axis=-1, keepdims=True) + 1e-12)
    return np.asarray((x - middle) / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"])


def slow_dense(x: NDArray[np.float64], weights: Weights, name: str) -> NDArray[np.float64]:
    return np.asarray(x @ weights[f"{name}.weight"].T.astype(float) + weights[f"{name}.bias"])


def slow_attention(x: NDArray[np.float64], weights: Weights, at: str) -> NDArray[np.float64]:
    """One text, (tokens, width), head by head and token by token."""
    query, key, value = (
        slow_dense(x, weights, f"{at}.attention.self.{part}") for part in ("query", "key", "value")
    )
    size, out = WIDTH // HEADS, np.zeros_like(x)
    for head in range(HEADS):
        own = slice(head * size, (head + 1) * size)
        for token in range(len(x)):
            raised = [exp(query[token, own] @ key[other, own] / sqrt(size)) for other in range(len(x))]
            for other, weight in enumerate(raised):
                out[token, own] += weight / sum(raised) * value[other, own]
    return out


def slow_layer(x: NDArray[np.float64], weights: Weights, number: int) -> NDArray[np.float64]:
    at = f"encoder.layer.{number}"
    attended = slow_dense(slow_attention(x, weights, at), weights, f"{at}.attention.output.dense")
    x = slow_norm(x + attended, weights, f"{at}.attention.output.LayerNorm")
    wide = slow_dense(x, weights, f"{at}.intermediate.dense")
    curved = np.vectorize(lambda each: each * 0.5 * (1 + erf(each / sqrt(2))))(wide)
    return slow_norm(x + slow_dense(curved, weights, f"{at}.output.dense"), weights, f"{at}.output.LayerNorm")


def slow_network(tokens: list[int], weights: Weights) -> NDArray[np.float64]:
    x = (
        weights["embeddings.word_embeddings.weight"][tokens].astype(float)
        + weights["embeddings.position_embeddings.weight"][: len(tokens)]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    x = slow_norm(x, weights, "embeddings.LayerNorm")
    for number in range(2):
        x = slow_layer(x, weights, number)
    pooled = x.mean(axis=0)
    return np.asarray(pooled / np.linalg.norm(pooled))


@pytest.mark.parametrize("tokens", [[1], [4, 4], [1, 2, 3], [10, 0, 5, 7, 7, 2]])
def test_a_text_is_encoded_as_the_paper_says(weights: Weights, tokens: list[int]) -> None:
    fast = MiniLM(weights, HEADS)(np.array([tokens]))
    np.testing.assert_allclose(fast[0], slow_network(tokens, weights), atol=1e-5)


def test_texts_of_one_batch_do_not_see_one_another(weights: Weights) -> None:
    network = MiniLM(weights, HEADS)
    both = network(np.array([[1, 2, 3], [7, 8, 9]]))
    np.testing.assert_allclose(both[0], network(np.array([[1, 2, 3]]))[0], atol=1e-6)
    np.testing.assert_allclose(both[1], network(np.array([[7, 8, 9]]))[0], atol=1e-6)


def test_the_order_of_words_matters(weights: Weights) -> None:
    one, two = MiniLM(weights, HEADS)(np.array([[1, 2, 3], [3, 2, 1]]))
    assert np.abs(one - two).max() > 1e-3


def test_sizes_are_read_off_the_weights(weights: Weights) -> None:
    network = MiniLM(weights, HEADS)
    assert (network.width, network.longest) == (WIDTH, PLACES)
    assert network(np.array([[1, 2]])).dtype == np.float32


def test_a_missing_tensor_is_named(weights: Weights) -> None:
    del weights["encoder.layer.1.output.dense.bias"]
    with pytest.raises(KeyError, match=r"encoder\.layer\.1\.output\.dense\.bias"):
        MiniLM(weights, HEADS)


def test_a_layer_keeps_the_shape(weights: Weights) -> None:
    x = np.random.default_rng(0).standard_normal((2, 3, WIDTH)).astype(np.float32)
    assert Layer.read(weights, 0, HEADS)(x).shape == x.shape


def test_several_steps_side_by_side_are_each_step_alone(weights: Weights) -> None:
    x = np.ones((1, WIDTH), np.float32)
    names = [f"encoder.layer.0.attention.self.{part}" for part in ("query", "key", "value")]
    together = Dense.read(weights, *names)(x)
    alone = np.hstack([Dense.read(weights, name)(x) for name in names])
    np.testing.assert_allclose(together, alone, atol=1e-6)


def test_a_norm_leaves_its_input_alone_and_gives_no_mean_and_unit_spread() -> None:
    x = np.random.default_rng(0).standard_normal((4, WIDTH)).astype(np.float32)
    before = x.copy()
    out = Norm(np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32))(x)
    np.testing.assert_array_equal(x, before)
    np.testing.assert_allclose(out.mean(axis=1), 0, atol=1e-6)
    np.testing.assert_allclose(out.std(axis=1), 1, atol=1e-4)
