"""scikit-learn's base classes under types: the library ships none, so this is where `Any` enters."""

from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin


class Estimator(BaseEstimator):  # type: ignore[misc]
    """Has parameters: `get_params`, `set_params`, `clone`."""


class Transformer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Turns one thing into another."""


class Classifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Gives classes."""
