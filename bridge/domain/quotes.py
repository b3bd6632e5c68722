"""Chooses, among the words that people said, a title for a problem and the quotes that show it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from bridge.domain import phrasing
from bridge.domain.language import Phrase as _
from bridge.domain.language import spoken
from bridge.domain.vocabulary import Roots, overlap, roots, scaled, shares
from bridge.domain.words import is_only_noise

TITLE_CHARS = 80
QUOTE_CHARS = 200
NO_TITLE = _("A report without words")

_LOOKED_AT = 300  # characters of a sentence; a title is in its beginning or nowhere
_FEWEST = 3  # quotes that are shown even if they add no new word
_ENOUGH_ROOTS = 4  # below it a quote is not the better for being short
_NEAR_COPY = 0.6  # of all roots are shared
_LEANS_ON_ANOTHER = re.compile(
    r"(?:she|he|they|it|this|that|these|and|but|so|then|because|her|his|i|we|please|er|sie|es|das|und|aber|wir|ich|"
    r"where|when|who|what|why|how|can|could|do|does|did|is|are|was|will|don't|wants|asks|wo|warum|wann|kann)\b",
    re.IGNORECASE,
)
_TRAILS_OFF = re.compile(
    r"[,;] (?:she|he|they|customer|cust|caller|please|i|we|her|his|er|sie|ich|wir|kund(?:e|in)|bitte)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: str
    roots: Roots
    weight: float


def title(texts: Sequence[str], centrality: Sequence[float] | None = None) -> str:
    """The clearest phrase of `texts` as a title: one line of at most 80 characters, never empty.

    `centrality` says how well each text stands for all of them; any scale, higher is better.

    Raises:
        ValueError: `centrality` has another length than `texts`.
    """
    central = scaled(centrality, len(texts))
    said = [(text, value) for text, value in zip(texts, central, strict=True) if not is_only_noise(text)]
    share = shares(roots(text) for text, _ in said)
    phrases = [phrase for text, value in said for phrase in _phrases(text, value)]
    best = max(phrases, key=lambda phrase: _clarity(phrase, share), default=None)
    return best.words if best else str(NO_TITLE)


def titled(kept: str) -> str:
    """A title as it is said: that there are no words is ours to say, the rest is customers' words."""
    return spoken(titled_later(kept))


def titled_later(kept: str) -> str:
    """A title as the place of a sentence that is said later."""
    return NO_TITLE if kept == NO_TITLE else kept


def quotes(texts: Sequence[str], at_most: int = 7, centrality: Sequence[float] | None = None) -> list[str]:
    """Up to `at_most` different quotes, each at most 200 characters, that together say most of what is said.

    Repetitions and texts without words are left out. After three, only quotes that add a word are taken; up to
    three, also those that say the same in other words.

    Raises:
        ValueError: `centrality` has another length than `texts`.
    """
    central = scaled(centrality, len(texts))
    left = [
        _quote(text, value) for text, value in zip(texts, central, strict=True) if not is_only_noise(text)
    ]
    share = shares(phrase.roots for phrase in left)
    chosen: list[_Phrase] = []
    alike: list[_Phrase] = []
    covered: Roots = frozenset()
    while left and len(chosen) < at_most:
        best = max(left, key=lambda phrase: _gain(phrase, covered, share))
        if len(chosen) >= _FEWEST and best.roots <= covered:
            break
        chosen.append(best)
        covered |= best.roots
        left = [phrase for phrase in left if not _is_repetition(phrase, best)]
        alike += [phrase for phrase in left if _is_near_copy(phrase, best)]
        left = [phrase for phrase in left if not _is_near_copy(phrase, best)]
    missing = max(0, min(_FEWEST, at_most) - len(chosen))
    return [phrase.words for phrase in chosen + _different(alike)[:missing]]


def as_quote(text: str) -> str:
    """A text as `quotes` gives it: one line of at most 200 characters, without references."""
    return phrasing.shortened(phrasing.without_references(phrasing.one_line(text)), QUOTE_CHARS)


def _phrases(text: str, central: float) -> Iterator[_Phrase]:
    """What of `text` may be a title; later sentences, personal data and loose beginnings weigh less."""
    for index, sentence in enumerate(phrasing.sentences(text)):
        weight = (
            (1 + central) * (1 if index == 0 else 0.8) * (0.4 if phrasing.has_placeholder(sentence) else 1)
        )
        for beginning in phrasing.beginnings(phrasing.without_opening(sentence)[:_LOOKED_AT]):
            plain = phrasing.trimmed(phrasing.without_asides(beginning))
            if not is_only_noise(plain):
                leaning = (0.6 if _LEANS_ON_ANOTHER.match(plain) else 1) * (
                    0.7 if _TRAILS_OFF.search(plain) else 1
                )
                words = phrasing.shortened(plain, TITLE_CHARS)
                yield _Phrase(words, roots(words), weight * leaning)


def _clarity(phrase: _Phrase, share: Mapping[str, float]) -> float:
    """How well a phrase would do as a title: common to many, neither a stump nor a paragraph."""
    common = sum(share.get(root, 0) for root in phrase.roots) / sqrt(len(phrase.roots) or 1)
    return (common + 0.01) * phrase.weight * _readable(phrase.words)


def _readable(words: str) -> float:
    if words.endswith(("…", "?")):
        return 0.7
    length = len(words)
    return 1.0 if 24 <= length <= 60 else 0.8 if 16 <= length <= TITLE_CHARS else 0.4


def _quote(text: str, central: float) -> _Phrase:
    words = as_quote(text)
    return _Phrase(words, roots(words), 1 + central)


def _gain(phrase: _Phrase, covered: Roots, share: Mapping[str, float]) -> float:
    new = sum(share[root] for root in phrase.roots - covered)
    return new * phrase.weight / sqrt(max(len(phrase.roots), _ENOUGH_ROOTS))


def _is_near_copy(phrase: _Phrase, chosen: _Phrase) -> bool:
    return overlap(phrase.roots, chosen.roots) >= _NEAR_COPY


def _is_repetition(phrase: _Phrase, chosen: _Phrase) -> bool:
    """Whether it is the same but for case, spaces and punctuation."""
    return _letters(phrase) == _letters(chosen)


def _different(phrases: Iterable[_Phrase]) -> list[_Phrase]:
    return list({_letters(phrase): phrase for phrase in phrases}.values())


def _letters(phrase: _Phrase) -> str:
    return "".join(filter(str.isalnum, phrase.words.casefold()))
