"""Short texts of one domain: their theme, and the group of texts that speak of the same problem.

`InsightReader` turns a text into `Features`, `ThemeClassifier` gives them a theme or "unsure",
`GroupMatcher` joins them to a known group, asks, or starts a new one, and says why.
Nothing heavy is imported until a name is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from classifiers.groups.decision import Decision, Suggestion, Why
    from classifiers.groups.matcher import GroupMatcher
    from classifiers.text.domain import Domain
    from classifiers.text.features import Features
    from classifiers.text.reader import InsightReader
    from classifiers.text.vectors import SentenceVectors
    from classifiers.themes.classifier import ThemeClassifier
    from classifiers.themes.decision import ThemeDecision

__all__ = [
    "Decision",
    "Domain",
    "Features",
    "GroupMatcher",
    "InsightReader",
    "SentenceVectors",
    "Suggestion",
    "ThemeClassifier",
    "ThemeDecision",
    "Why",
]

_HOMES = {
    "Decision": "groups.decision",
    "Domain": "text.domain",
    "Features": "text.features",
    "GroupMatcher": "groups.matcher",
    "InsightReader": "text.reader",
    "SentenceVectors": "text.vectors",
    "Suggestion": "groups.decision",
    "ThemeClassifier": "themes.classifier",
    "ThemeDecision": "themes.decision",
    "Why": "groups.decision",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
