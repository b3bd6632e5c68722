"""Words and sentences of a text."""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\s*[\n;]+\s*")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SMALL_TALK = re.compile(
    r"""(?:(?:hi|hey|hello|dear|good|morning|afternoon|evening|day|there|all|everyone|team|folks|guys|
    sir|madam|please|thanks|thank|you|very|so|much|many|a|lot|again|in|advance|for|your|the|help|time|
    ok|okay|yes|no|well|um|uh|cheers|regards|kind|best|bye|goodbye|have|nice|great|one|
    how|are|hope|i|i'm|doing|today|this|finds|just|quick|question|fyi|update|heads|up)(?:\W+|$))+""",
    re.VERBOSE | re.IGNORECASE,
)


def words(text: str) -> list[str]:
    """The words in lower case, codes such as `e-403` and `don't` in one piece.

    >>> words("Error E-403: don't retry!")
    ['error', 'e-403', "don't", 'retry']
    """
    return [found.group().lower().replace("’", "'") for found in _WORD.finditer(text)]


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
    parts = (" ".join(part.split()) for part in _END.split(text))
    return (part for part in parts if words(part))
