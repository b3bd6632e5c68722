"""`train-vectors`: bend the sentence model towards what its callers want, with labelled texts.

Only its biases and norms are learnt, one number in 700 (https://arxiv.org/abs/2106.10199), so the file
is small and the model stays what it was. Texts of one label are drawn together and others apart
(https://arxiv.org/abs/2004.11362), seen from the mean of their batch, as groups are matched later.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from classifiers.measure.corpora import Corpus
from classifiers.measure.network import Weights, encode, unit
from classifiers.measure.noise import typos
from classifiers.measure.progress import progress
from classifiers.text.model import SentenceModel

_LEARNT = (".bias", "LayerNorm.weight")
_LONGEST = 24
_TYPO = 0.06
_STRUCTURE = 100.0


@dataclass(frozen=True, slots=True)
class Options:
    """How the model is bent; what the shipped tuning was made with.

    Args:
        steps: Batches.
        rate: The highest learning rate.
        temperature: Divides the cosines; the lower, the more the nearest wrong texts count.
        keep: The weight of staying as the model was.
        labels: Labels in a batch.
        texts: Texts of each.
        narrow: The share of batches whose labels are neighbours, from one or two domains.
        mistyped: The share of texts that get typos.
    """

    steps: int = 300
    rate: float = 1e-3
    temperature: float = 0.1
    keep: float = 1.0
    labels: int = 32
    texts: int = 4
    narrow: float = 0.5
    mistyped: float = 0.3


def train(model: SentenceModel, corpus: Corpus, options: Options) -> dict[str, NDArray[np.float32]]:
    """Learn new biases and norms.

    Args:
        model: The sentence model as it came.
        corpus: Texts, at least `options.texts` a label; without domains every batch is mixed.
        options: How.

    Returns:
        The tensors that changed, by name.
    """
    weights = {name: jnp.asarray(value) for name, value in model.weights.items()}
    learnt = {
        name: value for name, value in weights.items() if name.endswith(_LEARNT) and "pooler" not in name
    }
    rates = optax.warmup_cosine_decay_schedule(0, options.rate, max(1, options.steps // 10), options.steps)
    adam = optax.adam(rates)
    state = adam.init(learnt)

    @jax.jit
    def step(
        learnt: Weights, state: optax.OptState, tokens: jax.Array, present: jax.Array
    ) -> tuple[Weights, optax.OptState]:
        slopes = jax.grad(_loss)(learnt, weights, model.heads, tokens, present, options)
        changes, state = adam.update(slopes, state, learnt)
        return optax.apply_updates(learnt, changes), state

    batches = _batches(corpus, options, np.random.default_rng(0))
    for _ in progress(range(options.steps), "train-vectors"):
        learnt, state = step(learnt, state, *_tokens(model, next(batches)))
    return {name: np.asarray(value) for name, value in learnt.items()}


def _loss(
    learnt: Weights, weights: Weights, heads: int, tokens: jax.Array, present: jax.Array, options: Options
) -> jax.Array:
    before = jax.lax.stop_gradient(encode(weights, heads, tokens, present))
    rows = encode({**weights, **learnt}, heads, tokens, present)
    centred = unit(rows - jax.lax.stop_gradient(rows.mean(0)))
    others = 1 - jnp.eye(len(rows))
    label = jnp.arange(len(rows)) // options.texts
    same = (label[:, None] == label) * others
    likely = jax.nn.log_softmax(centred @ centred.T / options.temperature - (1 - others) * 1e9)
    apart = -((likely * same).sum(1) / same.sum(1)).mean()
    moved = (jnp.square(rows @ rows.T - before @ before.T) * others).sum() / others.sum()
    return apart + options.keep * _STRUCTURE * moved


def _batches(corpus: Corpus, options: Options, random: np.random.Generator) -> Iterator[list[str]]:
    """Texts label by label, `options.texts` of each."""
    texts, labels = np.array(corpus.texts, object), np.array(corpus.labels)
    at = {str(label): np.flatnonzero(labels == label) for label in np.unique(labels)}
    while True:
        chosen = _labels(list(at), [list(each) for each in corpus.domains.values()], options, random)
        drawn = [texts[random.choice(at[label], options.texts, replace=False)] for label in chosen]
        yield [
            typos(text, _TYPO, random) if random.random() < options.mistyped else text
            for text in np.concatenate(drawn)
        ]


def _labels(
    known: Sequence[str], domains: Sequence[Sequence[str]], options: Options, random: np.random.Generator
) -> list[str]:
    near: list[str] = []
    if domains and random.random() < options.narrow:
        for domain in random.permutation(len(domains)):
            near += [label for label in domains[domain] if label in known]
            if len(near) >= options.labels // 2:
                break
    near = near[: options.labels]
    far = [label for label in random.permutation(known) if label not in near]
    return [*near, *map(str, far[: options.labels - len(near)])]


def _tokens(model: SentenceModel, texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    tokens = np.zeros((len(texts), _LONGEST), np.int64)
    present = np.zeros((len(texts), _LONGEST), np.float32)
    for row, found in enumerate(model.tokens(texts)):
        kept = found[:_LONGEST]
        tokens[row, : len(kept)], present[row, : len(kept)] = kept, 1
    return tokens, present
