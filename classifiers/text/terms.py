"""TF-IDF of words and of characters within words, as one sparse matrix."""

from collections.abc import Mapping
from typing import Any

from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion

from classifiers.text.words import words


def text_features() -> Any:
    """An unfitted transformer: n strings to a sparse (n, terms).

    Pairs of words keep what single words lose; characters within words see through typos and endings.
    """
    whole = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, tokenizer=words, token_pattern=None)
    characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    return FeatureUnion([("words", whole), ("characters", characters)])


def learnt_terms(fitted: Any) -> dict[str, NDArray[Any]]:
    """What a fitted `text_features` learnt: for each part its terms and how rare they are."""
    tables: dict[str, NDArray[Any]] = {}
    for name, part in fitted.transformer_list:
        tables |= {f"{name}_terms": part.get_feature_names_out().astype(str), f"{name}_rarity": part.idf_}
    return tables


def with_terms(tables: Mapping[str, NDArray[Any]]) -> Any:
    """The `text_features` that learnt these tables."""
    union = text_features()
    for name, part in union.transformer_list:
        part.vocabulary_ = {term: at for at, term in enumerate(tables[f"{name}_terms"].tolist())}
        part.fixed_vocabulary_ = False
        part.idf_ = tables[f"{name}_rarity"]
    return union
