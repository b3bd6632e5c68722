"""Phone numbers: what phonenumbers calls valid and well grouped, and what people plainly call a number."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from phonenumbers import (
    Leniency,
    NumberParseException,
    PhoneNumberFormat,
    PhoneNumberMatch,
    PhoneNumberMatcher,
    format_number,
    is_valid_number,
    parse,
)

from bridge.domain.redaction.cues import CALLED_A_PHONE, CALLED_AFTERWARDS, CALLED_SOMETHING_ELSE
from bridge.domain.redaction.numbers import GroupSpans, Window, windows
from bridge.domain.redaction.values import Span

_LEAD = r"[(+][(+ ]{0,2}"
_GROUP = re.compile(rf"(?:{_LEAD})?[0-9]+")
_RUN = re.compile(rf"(?:{_LEAD}|(?<!\w))[0-9]+(?:[ .()/-]{{1,4}}[0-9]+)*")
_EXTENSION = re.compile(
    r"[ ,]{0,2}(?:x|ext\.?|extension|durchwahl|dw)[ .:]{0,2}[0-9]{1,5}(?!\w)|-[0-9]{1,3}(?![\w.-])",
    re.IGNORECASE,
)
_INSIDE_A_CODE = re.compile(r"[^\W\d][-/]|.?[_#]", re.DOTALL)
_GOES_ON = re.compile(r"\w|:[0-9]")

_NORTH_AMERICAN = re.compile(r"(?:1[ .-])?\(?[2-9][0-9]{2}\)?[ .-]{1,2}[2-9][0-9]{2}[ .-][0-9]{4}")
_BEGINNING = re.compile(rf"(?P<international>\(? ?\+)|\(? ?0|{_NORTH_AMERICAN.pattern}")
_MOBILE = re.compile(r"(?:0|0049)1[567][0-9]{8,9}|(?:0|0044)7[0-9]{9}")  # of Germany and the United Kingdom
_FEWEST, _FEWEST_INTERNATIONAL, _MOST = 6, 8, 15  # digits; ITU-T E.164 allows 15
_ROOM = _MOST + len("(+(") + len("00")

MAX_ASKED = 40
"""The most numbers of one text that phonenumbers is asked about, at up to a millisecond each.

A text with more is a list and not what somebody said: then all it would be asked about is taken out.
"""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place where a phone number may begin: group `first` of `groups`; `said` if words say so."""

    text: str
    groups: GroupSpans
    first: int
    said: bool

    @property
    def start(self) -> int:
        """Where the number would begin."""
        return self.groups[self.first][0]

    def windows(self) -> Iterator[Window]:
        """What may be the number, longest first."""
        for window in windows(self.text, self.groups[self.first : self.first + _ROOM], _FEWEST, _ROOM):
            possible = _FEWEST <= len(window.digits.removeprefix("00")) <= _MOST and not window.has_date
            if possible and not self._goes_on(window.end):
                yield window

    def _goes_on(self, end: int) -> bool:
        return bool(_GOES_ON.match(self.text, end)) and not _EXTENSION.match(self.text, end)


def find(text: str, regions: tuple[str, ...]) -> Iterator[Span]:
    """The phone numbers in a folded text, extensions included; national ones of `regions`.

    The value is the number in E.164 where its country is clear, otherwise its digits.
    """
    candidates = list(_candidates(text))
    asked = regions if len(candidates) <= MAX_ASKED else ()
    free = 0
    for candidate in candidates:
        window = _choose(candidate, asked) if candidate.start >= free else None
        if window:
            extension = _EXTENSION.match(text, window.end)
            free = extension.end() if extension else window.end
            yield Span(_start(window), free, "phone", _canonical(window, asked))


def _candidates(text: str) -> Iterator[_Candidate]:
    said = {match.end() for match in CALLED_A_PHONE.finditer(text)}
    other = {match.end() for match in CALLED_SOMETHING_ELSE.finditer(text)} - said
    for run in _RUN.finditer(text):
        groups = [group.span() for group in _GROUP.finditer(text, *run.span())]
        for first, (start, _) in enumerate(groups):
            is_said = start in said or (first == 0 and _is_called_afterwards(text, run.end()))
            enough = groups[min(first + _ROOM, len(groups)) - 1][1] - start >= _FEWEST
            if enough and _may_begin(text, start, is_said=is_said, is_other=start in other):
                yield _Candidate(text, groups, first, is_said)


def _is_called_afterwards(text: str, end: int) -> bool:
    extension = _EXTENSION.match(text, end)
    return CALLED_AFTERWARDS.match(text, extension.end() if extension else end) is not None


def _may_begin(text: str, start: int, *, is_said: bool, is_other: bool) -> bool:
    beginning = _BEGINNING.match(text, start)
    if is_said or not beginning:
        return is_said
    inside_a_code = _INSIDE_A_CODE.fullmatch(text, max(0, start - 2), start)
    return bool(beginning["international"]) or not (is_other or inside_a_code)


def _choose(candidate: _Candidate, regions: tuple[str, ...]) -> Window | None:
    choice = candidate.windows()
    if not regions:
        return next(choice, None)
    likely = None
    for window in choice:
        if any(_is_valid(window.text, region) for region in regions):
            return window
        if likely is None and _looks_like_one(window, said=candidate.said):
            likely = window
    return likely


def _looks_like_one(window: Window, *, said: bool) -> bool:
    if said or _NORTH_AMERICAN.fullmatch(window.text) or _MOBILE.fullmatch(window.digits):
        return True
    return "+" in window.text and len(window.digits) >= _FEWEST_INTERNATIONAL


def _is_valid(text: str, region: str) -> bool:
    """Whether all of `text`, not only a part of it, is one valid and well grouped number."""
    matches: Iterable[PhoneNumberMatch] = PhoneNumberMatcher(text, region, leniency=Leniency.STRICT_GROUPING)
    return any(match.end - match.start == len(text) for match in matches)


def _start(window: Window) -> int:
    """Where the number begins, leaving a bracket alone that is closed only behind it."""
    return window.start + (window.text.startswith("(") and ")" not in window.text)


def _canonical(window: Window, regions: tuple[str, ...]) -> str:
    for region in regions:
        try:
            number = parse(window.text, region)
        except NumberParseException:
            continue
        if is_valid_number(number):
            return format_number(number, PhoneNumberFormat.E164)
    return ("+" if "+" in window.text else "") + window.digits
