"""A word of its own in every report, by which it is known again wherever it is quoted."""

import re
from collections.abc import Iterable

_MARK = re.compile(r"\bzq\d{4}\b")


def marked(number: int, text: str) -> tuple[str, str]:
    """The mark of a report, and the text with it.

    >>> marked(17, "kettle leaks")
    ('zq0017', 'kettle leaks zq0017')
    """
    mark = f"zq{number:04}"
    return mark, f"{text} {mark}"


def marks_in(texts: Iterable[str]) -> set[str]:
    """The marks of the reports that are quoted.

    >>> sorted(marks_in(["kettle leaks zq0017", "zq0003 and zq0017", "zq17"]))
    ['zq0003', 'zq0017']
    """
    return {mark for text in texts for mark in _MARK.findall(text)}
