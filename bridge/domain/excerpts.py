"""Finds in a person's own words what a classifier read in them, which may be spelt right and lack what it passed over."""

import re
from difflib import SequenceMatcher

from bridge.domain.phrasing import sentences

GAP = " … "
"""Stands between stretches that do not follow each other."""

_TOKEN = re.compile(r"\S+")


def excerpt(text: str, said: str) -> str:
    """The stretches of `text` that say what `said` says, word for word; `said` itself if there are none.

    >>> excerpt("Refnd pending [card 1] for days, and the App crashes", "refund pending for days")
    'Refnd pending [card 1] for days,'
    """
    spans = [match.span() for match in _TOKEN.finditer(text)]
    have = [_letters(text[start:end]) for start, end in spans]
    found = sorted({stretch for sentence in sentences(said) if (stretch := _stretch(have, sentence))})
    pieces = [text[spans[first][0] : spans[last - 1][1]] for first, last in _joined(found)]
    return GAP.join(pieces) or said


def still_says(text: str, words: str) -> bool:
    """Whether every stretch of an excerpt stands in `text`."""
    return all(piece in text for piece in words.split(GAP))


def _stretch(have: list[str], sentence: str) -> tuple[int, int] | None:
    """From which to before which token the sentence runs: what matches, and as many tokens around it as do not."""
    want = [_letters(token) for token in sentence.split()]
    blocks = SequenceMatcher(None, have, want, autojunk=False).get_matching_blocks()[:-1]
    if not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    return max(0, first.a - first.b), min(len(have), last.a - last.b + len(want))


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same, those that touch or overlap made one."""
    joined: list[tuple[int, int]] = []
    for first, last in stretches:
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return joined


def _letters(token: str) -> str:
    return "".join(filter(str.isalnum, token.casefold())) or token
