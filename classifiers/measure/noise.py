"""What real typing does to a clean text."""

import string

import numpy as np

PREFIXES = (
    "I am writing to you on behalf of a customer from the north.",
    "He has been with us for many years.",
    "The line was bad at first.",
    "She was on her way to work.",
    "This is the third person today.",
    "We spoke for about ten minutes.",
    "The weather was awful when he called.",
    "The caller was friendly and patient.",
)


def typos(text: str, share: float, random: np.random.Generator) -> str:
    """Swap, drop, double or replace a share of a text's letters.

    Args:
        text: A text.
        share: The chance of each letter, 0 to 1.
        random: The source of chance.
    """
    letters = list(text)
    for at in np.flatnonzero(random.random(len(letters)) < share):
        if letters[at].isalpha():
            letters[at] = _slip(letters, int(at), random)
    return "".join(letters)


def _slip(letters: list[str], at: int, random: np.random.Generator) -> str:
    kind = random.integers(4)
    if kind == 0:
        return ""
    if kind == 1:
        return letters[at] * 2
    if kind == 2 and at + 1 < len(letters):
        letters[at + 1], swapped = letters[at], letters[at + 1]
        return swapped
    return str(random.choice(list(string.ascii_lowercase)))


def prefixed(text: str, random: np.random.Generator) -> str:
    """Put a sentence in front that has nothing to do with the text."""
    return f"{random.choice(PREFIXES)} {text}"
