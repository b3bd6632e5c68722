"""What a text gives away besides what it says: that a customer waits for a call, and names that a colleague may have."""

import re
from collections.abc import Iterator, Sequence

_CALL_BACK = re.compile(
    r"\bcall[- ]?backs?\b"
    r"|\b(?:call|ring|phone)(?: [^\W\d_]+){0,2} back\b"
    r"|\brückruf\w*"
    r"|\bzurück(?:zu)?rufen\b"
    r"|\bruf(?:e|en|t)?(?: [^\W\d_]+){0,3} zurück\b",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:[-'’][^\W\d_]+)*")
_MENTION = re.compile(r"(?<!\w)@(\w+)")
LONGEST_NAME = 3
"""In words; of a longer one the beginning is looked for."""


def wants_call_back(text: str, more: Sequence[str] = ()) -> bool:
    """Whether a text says, in English or German, that a customer waits for a call.

    Args:
        text: what was typed.
        more: further words that say so.

    >>> wants_call_back("C-88213 call back"), wants_call_back("bitte um Rückruf"), wants_call_back("she called back")
    (True, True, False)
    """
    said = text.casefold()
    return bool(_CALL_BACK.search(text)) or any(
        re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", said) for words in more
    )


def possible_names(text: str) -> set[str]:
    """Two or three words beside each other that begin with a capital: whoever knows people's names looks them up.

    >>> sorted(possible_names("Ask Tom Okafor, he knows"))
    ['Ask Tom', 'Ask Tom Okafor', 'Tom Okafor']
    """
    return {" ".join(run[start:end]) for run in _runs(text) for start, end in _windows(len(run))}


def mentioned(text: str) -> set[str]:
    """The ids of people who are mentioned in a text.

    >>> mentioned("as @U0TOM said, mail a@b.example")
    {'U0TOM'}
    """
    return set(_MENTION.findall(text))


def _runs(text: str) -> Iterator[list[str]]:
    """Capitalised words with nothing but a blank between them."""
    run: list[str] = []
    end = -1
    for word in _CAPITALISED.finditer(text):
        if text[end : word.start()] != " ":
            yield run
            run = []
        run, end = [*run, word.group()], word.end()
    yield run


def _windows(length: int) -> Iterator[tuple[int, int]]:
    for size in range(2, LONGEST_NAME + 1):
        for start in range(length - size + 1):
            yield start, start + size
