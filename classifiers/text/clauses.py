"""Where one sentence goes on to another matter: numbered items, and words such as "besides"."""

import re
from collections.abc import Iterator

_ITEM = re.compile(r"(?:^|\s)\(?([1-9])[.)]\s+")
_CUE = re.compile(
    r"""(?:^|,\s*|\s+[–-]\s+|\s+(?=(?:and|und)\b))(?:(?:and|und|oh),?\s+)*
    (?:also|besides(?=,|\ that)(?:\ that)?|additionally|furthermore|secondly|thirdly|in\ addition|
    on\ top\ of\ (?:that|it)|apart\ from\ that|
    (?:another|a\ second|one\ more)\ (?:thing|issue|problem|question)(?:\ is(?:\ that)?)?|
    außerdem|ausserdem|zudem|zweitens|drittens|noch\ (?:et)?was)\b[,:]?\s+
    |\s+//\s+""",
    re.VERBOSE | re.IGNORECASE,
)
_WORDS = 2


def items(text: str) -> list[str]:
    """The items of a numbered list with what stands before it, or the text in one piece.

    >>> items("two things: 1) app slow 2) refund late")
    ['two things:', 'app slow', 'refund late']
    """
    listed = [found[1] for found in _ITEM.finditer(text)][:2] == ["1", "2"]
    return _ITEM.split(text)[::2] if listed else [text]


def clauses(sentence: str) -> Iterator[str]:
    """A sentence cut at the words that lead to another matter, where something is said on both sides.

    >>> list(clauses("The refund is late, and besides, the app is slow"))
    ['The refund is late', 'the app is slow']
    """
    start = 0
    for cue in _CUE.finditer(sentence):
        before, after = sentence[start : cue.start()], sentence[cue.end() :]
        if not cue.start():
            start = cue.end()
        elif min(len(before.split()), len(after.split())) >= _WORDS:
            yield before
            start = cue.end()
    yield sentence[start:]
