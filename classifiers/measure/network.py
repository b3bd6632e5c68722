"""The network of `classifiers.text.minilm` once more, in a form whose slopes can be computed.

https://docs.jax.dev/en/latest/automatic-differentiation.html
"""

from collections.abc import Mapping

import jax
import jax.numpy as jnp

Weights = Mapping[str, jax.Array]

_EPSILON = 1e-12
_NEVER = -1e9


def encode(weights: Weights, heads: int, tokens: jax.Array, present: jax.Array) -> jax.Array:
    """Token numbers to one unit row a text.

    Args:
        weights: The tensors of `model.safetensors` by name.
        heads: Attention heads a layer.
        tokens: (n, longest), filled up with any number.
        present: (n, longest), 1 for a token and 0 for what fills up.

    Returns:
        (n, d).
    """
    x = weights["embeddings.word_embeddings.weight"][tokens]
    x = x + weights["embeddings.position_embeddings.weight"][: tokens.shape[1]]
    x = _norm(weights, "embeddings.LayerNorm", x + weights["embeddings.token_type_embeddings.weight"][0])
    for number in range(sum(name.endswith(".attention.self.query.weight") for name in weights)):
        x = _layer(weights, f"encoder.layer.{number}", heads, x, present)
    pooled = (x * present[..., None]).sum(1) / present.sum(1, keepdims=True)
    return unit(pooled)


def unit(rows: jax.Array) -> jax.Array:
    """Rows of length one, (n, d) to (n, d)."""
    return jnp.divide(rows, jnp.linalg.norm(rows, axis=1, keepdims=True))


def _layer(weights: Weights, at: str, heads: int, x: jax.Array, present: jax.Array) -> jax.Array:
    attended = _dense(weights, f"{at}.attention.output.dense", _attend(weights, at, heads, x, present))
    x = _norm(weights, f"{at}.attention.output.LayerNorm", x + attended)
    wide = jax.nn.gelu(_dense(weights, f"{at}.intermediate.dense", x), approximate=False)
    return _norm(weights, f"{at}.output.LayerNorm", x + _dense(weights, f"{at}.output.dense", wide))


def _attend(weights: Weights, at: str, heads: int, x: jax.Array, present: jax.Array) -> jax.Array:
    texts, longest, width = x.shape
    query, key, value = (
        _dense(weights, f"{at}.attention.self.{part}", x)
        .reshape(texts, longest, heads, width // heads)
        .swapaxes(1, 2)
        for part in ("query", "key", "value")
    )
    scores = query @ key.swapaxes(-1, -2) * (width // heads) ** -0.5
    scores += jnp.where(present, 0, _NEVER)[:, None, None]
    return (jax.nn.softmax(scores) @ value).swapaxes(1, 2).reshape(x.shape)


def _dense(weights: Weights, name: str, x: jax.Array) -> jax.Array:
    return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def _norm(weights: Weights, name: str, x: jax.Array) -> jax.Array:
    away = x - x.mean(-1, keepdims=True)
    scaled = away * jax.lax.rsqrt(jnp.square(away).mean(-1, keepdims=True) + _EPSILON)
    return scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]
