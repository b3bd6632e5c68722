"""Text search in JQL: all words, in any order; a star at the end of a word; a phrase in quotes of its own.

See https://support.atlassian.com/jira-software-cloud/docs/search-for-issues-using-the-text-field/
"""

import re
from collections.abc import Callable

from bridge.sandbox.jira.errors import bad

PIECE = re.compile(r'"([^"]*)"|(\S+)')
WORD = re.compile(r"\w+\*?")


def pattern(wanted: str) -> Callable[[str], bool]:
    """A function that says whether a text has all that is wanted.

    Raises:
        Refused: 400, there is no word in it, or one begins with a star.
    """
    if wanted.startswith(("*", "?")):
        raise bad("The '*' and '?' are not allowed as first character in wildcard query.")
    if not WORD.search(wanted):
        raise bad(f"The field does not support searching for an empty string: '{wanted}'.")
    pieces = [_expression(phrase or word) for phrase, word in PIECE.findall(wanted)]
    tests = [re.compile(piece, re.IGNORECASE) for piece in pieces]
    return lambda text: all(test.search(text) for test in tests)


def _expression(piece: str) -> str:
    return r"\W+".join(_word(word) for word in WORD.findall(piece))


def _word(word: str) -> str:
    """The word as a whole, in the singular or plural; with a star whatever begins so."""
    if word.endswith("*"):
        return rf"\b{re.escape(word[:-1])}"
    return rf"\b{re.escape(word.lower().removesuffix('s'))}s?\b"
