"""How an owner asks those who reported, by a plain Jira comment."""

import re
from dataclasses import dataclass

CUE = "to agents:"
"""A comment that begins so is a question; nothing else leaves Jira."""

MOST_OPTIONS = 5

_BULLET = re.compile(r"^\s*[-*•]\s+(?P<option>.+?)\s*$")
_BRACKET = re.compile(r"\[\s*(?P<option>[^\[\]\n]{1,75}?)\s*\]")
_THANKS = re.compile(r"(many\s+)?thank(s|\s+you)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked, and the answers offered as buttons."""

    text: str
    options: tuple[str, ...]


def is_addressed(comment: str) -> bool:
    """Whether a comment speaks to agents.

    >>> is_addressed("to agents: which cards?"), is_addressed("Ask the agents: which cards?")
    (True, False)
    """
    return comment.strip().casefold().startswith(CUE)


def is_thanks(comment: str) -> bool:
    """Whether a comment thanks agents for what they answered.

    >>> is_thanks("To agents: thanks, that helps."), is_thanks("To agents: which cards, thanks?")
    (True, False)
    """
    return is_addressed(comment) and bool(_THANKS.match(comment.strip()[len(CUE) :].lstrip()))


def read_question(comment: str) -> Ask | None:
    """The question in a comment, or None if it is not addressed to agents.

    Answers to tap are written in square brackets or as a list; the first five count.

    >>> read_question("To agents: which cards? [Visa only] [Mastercard too]")
    Ask(text='which cards?', options=('Visa only', 'Mastercard too'))
    >>> read_question("Looks like the bank to me.") is None
    True
    """
    if not is_addressed(comment):
        return None
    lines, options = [], []
    for line in comment.strip()[len(CUE) :].splitlines():
        if bullet := _BULLET.match(line):
            options.append(bullet["option"][:75])
            continue
        options += [found["option"] for found in _BRACKET.finditer(line)]
        lines.append(_BRACKET.sub("", line))
    text = " ".join(" ".join(lines).split())
    return Ask(text, tuple(dict.fromkeys(options))[:MOST_OPTIONS]) if text else None
