"""Payment card numbers: 13 to 19 digits that a card scheme issues and whose check digit is right."""

import re
from collections.abc import Iterator

from stdnum import luhn

from bridge.domain.redaction.numbers import GroupSpans, Window, windows
from bridge.domain.redaction.values import Span

_GROUP = re.compile(r"[0-9]+")
_RUN = re.compile(r"[0-9]+(?:[ \t\r\n._-]{1,4}[0-9]+)*")
_FEWEST, _MOST = 13, 19

# Issuer prefixes with the lengths in use: https://en.wikipedia.org/wiki/Payment_card_number
_BRANDS: tuple[tuple[re.Pattern[str], frozenset[int]], ...] = tuple(
    (re.compile(prefix), frozenset(lengths))
    for prefix, lengths in (
        (r"4", {13, 16, 19}),  # Visa
        (r"5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720", {16}),  # Mastercard
        (r"3[47]", {15}),  # American Express
        (r"30[0-5]|309|36|3[89]", {14, 16}),  # Diners Club
        (r"6011|64[4-9]|65", {16, 19}),  # Discover
        (r"352[89]|35[3-8]", {16, 19}),  # JCB
        (r"62", {16, 17, 18, 19}),  # UnionPay
        (r"5018|5020|5038|5893|6304|6759|676[1-3]", set(range(_FEWEST, _MOST + 1))),  # Maestro
    )
)
_FIRST_DIGITS = "23456"
_GROUPINGS = {(4, 4, 4, 4), (4, 4, 4, 4, 3), (4, 6, 5), (4, 6, 4), (4, 3, 3, 3)}
_MOST_USUAL_GROUPS = max(map(len, _GROUPINGS))
_SAID_BEFORE = re.compile(
    r"\b(?:(?:credit|bank|kredit|giro|debit)?(?:card|karte|kartennummer|kartennr)|cc|visa|mastercard|amex)"
    r"(?:[ :.,#-]{1,3}(?:no|nr|number|num|nummer|is|ist|ends|the|my)\b\.?){0,4}[ :.,#-]{0,3}(?=[0-9])",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Span]:
    """The card numbers in a folded text; the value is the digits."""
    said = {match.end() for match in _SAID_BEFORE.finditer(text)}
    for run in _RUN.finditer(text):
        yield from _in_run(run, said)


def _in_run(run: re.Match[str], said: set[int]) -> Iterator[Span]:
    groups = [group.span() for group in _GROUP.finditer(run.string, *run.span())]
    first = edge = 0
    while first < len(groups):
        reach = _MOST if first == edge else _MOST_USUAL_GROUPS
        window = _card(run.string, groups[first : first + reach], said, at_edge=first == edge)
        if window:
            yield Span(window.start, window.end, "card", window.digits)
            first = edge = first + window.groups
        else:
            first += 1


def _card(text: str, groups: GroupSpans, said: set[int], *, at_edge: bool) -> Window | None:
    """The card number that begins with the first of `groups`.

    In the middle of other numbers only the usual groupings count, at the edge any typing does. After
    words such as "card number" a wrong check digit is taken for a slip of the finger.
    """
    start = groups[0][0]
    if text[start] not in _FIRST_DIGITS:
        return None
    for window in windows(text, groups, _FEWEST, _MOST):
        usual = window.groups == 1 or window.lengths in _GROUPINGS
        well_grouped = usual or (at_edge and not window.has_date)
        checked = luhn.is_valid(window.digits) or (usual and start in said)
        if well_grouped and checked and _has_brand(window.digits):
            return window
    return None


def _has_brand(digits: str) -> bool:
    return any(prefix.match(digits) and len(digits) in lengths for prefix, lengths in _BRANDS)
