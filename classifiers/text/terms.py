"""TF-IDF of words and of characters within words, as one sparse matrix."""

from typing import Any

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion

from classifiers.text.words import words


def text_features(words_weight: float = 1.0, characters_weight: float = 1.0) -> Any:
    """An unfitted transformer: n strings to a sparse (n, terms).

    Pairs of words keep what single words lose; characters within words see through typos and endings.

    Args:
        words_weight: Factor on the words and pairs of words.
        characters_weight: Factor on the runs of 2 to 5 characters.
    """
    whole = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, tokenizer=words, token_pattern=None)
    characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    weights = {"words": words_weight, "characters": characters_weight}
    return FeatureUnion([("words", whole), ("characters", characters)], transformer_weights=weights)
