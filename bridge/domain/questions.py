"""How an owner asks those who reported, by a plain Jira comment."""

import re
from dataclasses import dataclass

CUE = "to agents:"
"""A comment that begins so is a question; nothing else leaves Jira."""

MOST_OPTIONS = 5

_BULLET = re.compile(r"^\s*[-*•]\s+(?P<option>.+?)\s*$")
_BRACKET = re.compile(r"\[\s*(?P<option>[^\[\]\n]{1,75}?)\s*\]")


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked, and the answers offered as buttons."""

    text: str
    options: tuple[str, ...]


def read_question(comment: str) -> Ask | None:
    """The question in a comment, or None if it is not addressed to agents.

    Answers to tap are written in square brackets or as a list; the first five count.

    >>> read_question("To agents: which cards? [Visa only] [Mastercard too]")
    Ask(text='which cards?', options=('Visa only', 'Mastercard too'))
    >>> read_question("Looks like the bank to me.") is None
    True
    """
    stripped = comment.strip()
    if not stripped.casefold().startswith(CUE):
        return None
    lines, options = [], []
    for line in stripped[len(CUE) :].splitlines():
        if bullet := _BULLET.match(line):
            options.append(bullet["option"][:75])
            continue
        options += [found["option"] for found in _BRACKET.finditer(line)]
        lines.append(_BRACKET.sub("", line))
    text = " ".join(" ".join(lines).split())
    return Ask(text, tuple(dict.fromkeys(options))[:MOST_OPTIONS]) if text else None
