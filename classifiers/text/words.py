"""Words and sentences of a text."""

import re
from collections.abc import Iterator

from classifiers.text.clauses import clauses, items

_WORD = re.compile(r"[^\W_]+(?:(?:['’\-]|(?<=\d)\.(?=\d))[^\W_]+)*")
_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\s*[\n;]+\s*")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SMALL_TALK = re.compile(
    r"""(?:(?:hi|hey|hello|dear|good|morning|afternoon|evening|day|there|all|everyone|team|folks|guys|
    sir|madam|please|thanks|thank|you|very|so|much|many|a|lot|again|in|advance|for|your|the|help|time|
    ok|okay|yes|no|well|um|uh|cheers|regards|kind|best|bye|goodbye|have|nice|great|one|
    how|are|hope|i|i'm|doing|today|this|finds|just|quick|question|fyi|update|heads|up|
    hallo|moin|servus|guten|tag|morgen|abend|liebe|lieber|zusammen|kollegen|danke|dank|schön|schon|vielen|
    besten|bitte|viele|grüße|gruß|mfg|lg|tschüss|euch|ihr)(?:\W+|$))+""",
    re.VERBOSE | re.IGNORECASE,
)
_GREETING = re.compile(
    r"""(?:hi|hey|hello|hallo|moin|servus|good\ (?:morning|afternoon|evening|day)|guten\ (?:tag|morgen|abend))\b
    (?:\s+(?:there|all|everyone|team|folks|guys|sir|madam|zusammen|kollegen)\b)*[\s,!:.–-]+(?=\S)""",
    re.VERBOSE | re.IGNORECASE,
)


def words(text: str) -> list[str]:
    """The words in lower case, codes such as `e-403` or `v5.2.1` and `don't` in one piece.

    >>> words("Error E-403 in v5.2.1: don't retry!")
    ['error', 'e-403', 'in', 'v5.2.1', "don't", 'retry']
    """
    return [word for word, _, _ in spans(text)]


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """The words with where each begins and ends in the text."""
    return (
        (found.group().lower().replace("’", "'"), found.start(), found.end())
        for found in _WORD.finditer(text)
    )


def sentences(text: str) -> list[str]:
    """The sentences that say something: no greetings, thanks or small talk, unless there is nothing else.

    >>> sentences("Hi there! The app crashes at login. Thanks a lot!")
    ['The app crashes at login.']
    >>> sentences("Hello!")
    ['Hello!']
    """
    found = list(_split(text))
    return [each for each in found if not _SMALL_TALK.fullmatch(each)] or found[:1]


def spoken(name: str) -> str:
    """A label as people would say it.

    >>> spoken("card_arrival"), spoken("FindATM")
    ('card arrival', 'find atm')
    """
    return " ".join(words(_HUMP.sub(" ", name.replace("_", " "))))


def _split(text: str) -> Iterator[str]:
    for part in (part for item in items(text) for part in _END.split(item)):
        sentence = " ".join(part.split())
        opening = None if _SMALL_TALK.fullmatch(sentence) else _GREETING.match(sentence)
        said = sentence[opening.end() :] if opening else sentence
        yield from (clause for clause in clauses(said) if words(clause))
