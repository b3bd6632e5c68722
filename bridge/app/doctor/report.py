"""What the doctor prints."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from bridge.app.doctor.findings import Level, Part

WIDTH = 110
_NAME, _LEVEL = 10, 6


def report(parts: Sequence[Part]) -> Iterator[str]:
    """Lines for a terminal: where, how bad, and what; the last one sums up."""
    for part in parts:
        name = part.name
        for finding in part.findings:
            head = f"{name:<{_NAME}}{finding.level:<{_LEVEL}}"
            indent = " " * (_NAME + _LEVEL)
            yield from wrap(
                finding.text,
                WIDTH,
                initial_indent=head,
                subsequent_indent=indent,
                break_long_words=False,
                break_on_hyphens=False,
            )
            name = ""
    yield summary(parts)


def summary(parts: Sequence[Part]) -> str:
    """How much there is to do, in a sentence.

    >>> summary([])
    'All is well.'
    """
    levels = [finding.level for part in parts for finding in part.findings]
    mend, look = levels.count(Level.FAIL), levels.count(Level.WARN)
    things = "thing" if (mend or look) == 1 else "things"
    if mend and look:
        return f"{mend} {things} to mend, {look} to look at."
    if not mend and not look:
        return "All is well."
    return f"{mend} {things} to mend." if mend else f"{look} {things} to look at."


def healthy(parts: Sequence[Part]) -> bool:
    """Whether there is nothing to mend."""
    return all(finding.level is not Level.FAIL for part in parts for finding in part.findings)
