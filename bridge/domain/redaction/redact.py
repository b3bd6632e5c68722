"""From a text to a text without personal data."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count

from bridge.domain.redaction import cards, emails, ibans, phones
from bridge.domain.redaction.folding import Folded, cover, fold, in_turn
from bridge.domain.redaction.names import has_likely_name, likely_name
from bridge.domain.redaction.tickets import canonical
from bridge.domain.redaction.values import LABELS, Earlier, Found, Kind, Patterns, Preview, Redacted, Span

_Finder = Callable[[str, Patterns], Iterable[Span]]

_PLACEHOLDER = re.compile(rf"\[(?:{'|'.join(LABELS.values())}) \d{{1,6}}\]")
# What is taken out in one round may uncover a neighbour in the next; made texts need two rounds at most.
_ROUNDS = 4
_NOTHING_EARLIER = Earlier(lambda _kind, value: value)


def redact(text: str, patterns: Patterns, earlier: Earlier = _NOTHING_EARLIER) -> Redacted:
    """Replace personal data in `text` by placeholders such as `[card 1]`.

    Equal values get equal placeholders, those of `earlier` versions if they stood there, and numbers that those or
    `text` use already are not given again. All other characters stay as they are. Redacting the result again
    finds nothing. The work grows in proportion to the length of `text`.
    """
    folded = fold(text)
    given = list(_PLACEHOLDER.finditer(folded.text))
    covered = cover(folded.text, (match.span() for match in given))
    spans = sorted(_find(covered, patterns), key=lambda span: span.start)
    found = _name(spans, {match.group() for match in given}, earlier)
    return Redacted(
        text=_replace(text, folded, spans, found),
        found=tuple(found.values()),
        likely_name=has_likely_name(covered),
    )


def placeholders_in(text: str) -> set[str]:
    """The placeholders in a redacted text."""
    return set(_PLACEHOLDER.findall(text))


def preview(text: str, patterns: Patterns, earlier: Earlier = _NOTHING_EARLIER) -> Preview:
    """What would become of `text` if it were sent."""
    redacted = redact(text, patterns, earlier)
    lifted = [one for one in redacted.found if one.kind == "reference"]
    shown = redacted.text
    for one in lifted:
        shown = shown.replace(one.placeholder, one.value)
    return Preview(
        shown,
        tuple(one.placeholder for one in redacted.found if one.kind != "reference"),
        tuple(one.value for one in lifted),
        likely_name(shown),
    )


def _find(text: str, patterns: Patterns) -> list[Span]:
    everything: list[Span] = []
    for _ in range(_ROUNDS):
        before = len(everything)
        for finder in _FINDERS:
            spans = sorted(finder(text, patterns), key=lambda span: span.start)
            text = cover(text, ((span.start, span.end) for span in spans))
            everything += spans
        if len(everything) == before:
            break
    return everything


def _references(text: str, patterns: Patterns) -> Iterator[Span]:
    for match in in_turn(patterns.compiled, text):
        yield Span(*match.span(), "reference", canonical(match.group()))


# Addresses and references may contain what looks like a number, so they come first.
_FINDERS: tuple[_Finder, ...] = (
    lambda text, _: emails.find(text),
    _references,
    lambda text, _: ibans.find(text),
    lambda text, _: cards.find(text),
    lambda text, patterns: phones.find(text, patterns.regions),
)


def _name(spans: list[Span], used: set[str], earlier: Earlier) -> dict[tuple[Kind, str], Found]:
    used |= earlier.standing.keys()
    numbers = {kind: count(1) for kind in LABELS}
    found: dict[tuple[Kind, str], Found] = {}
    for span in spans:
        if (span.kind, span.value) not in found:
            names = (f"[{LABELS[span.kind]} {number}]" for number in numbers[span.kind])
            placeholder = earlier.of(span.kind, span.value) or next(
                name for name in names if name not in used
            )
            found[span.kind, span.value] = Found(span.kind, span.value, placeholder)
    return found


def _replace(text: str, folded: Folded, spans: list[Span], found: dict[tuple[Kind, str], Found]) -> str:
    pieces, done = [], 0
    for span in spans:
        start, end = folded.original(span)
        pieces += [text[done:start], found[span.kind, span.value].placeholder]
        done = max(done, end)
    return "".join([*pieces, text[done:]])
