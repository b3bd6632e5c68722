"""The address of the page that somebody looks at, and of the same page with other filters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit

from bridge.domain.periods import Period, Span

PASSING = ("as", "table", "page", "done")
"""Parameters that do not outlive a change of another one: an export, the place in a long list, that something was kept."""


@dataclass(frozen=True, slots=True)
class Here:
    """An address of ours.

    Attributes:
        path: such as ``/problems``.
        query: the filters that are set.

    >>> here = Here("/problems", {"team": "leipzig", "page": "3"})
    >>> here(period="2026-W47"), here(team=""), here(page=4)
    ('/problems?team=leipzig&period=2026-W47', '/problems', '/problems?team=leipzig&page=4')
    """

    path: str
    query: Mapping[str, str]

    @classmethod
    def of(cls, address: str) -> "Here":
        """The one that is written as an address.

        >>> Here.of("/problems?team=leipzig&page=2")(done=1)
        '/problems?team=leipzig&done=1'
        """
        parts = urlsplit(address)
        return cls(parts.path, dict(parse_qsl(parts.query)))

    def __call__(self, /, **changed: object) -> str:
        """This address with other filters; an empty one is left out."""
        kept = {name: text for name, text in self.query.items() if name not in PASSING}
        named = {name: str(value) for name, value in (kept | changed).items() if value not in {None, ""}}
        return f"{self.path}?{urlencode(named)}" if named else self.path

    def besides(self, *names: str) -> dict[str, str]:
        """The filters that a form which asks for these names has to carry along."""
        return {name: text for name, text in self.query.items() if name not in {*names, *PASSING}}

    def is_part_of(self, path: str) -> bool:
        """Whether this is the page at a path, or one below it: ``/problems/17`` belongs to ``/problems``.

        >>> Here("/problems/17", {}).is_part_of("/problems"), Here("/themes", {}).is_part_of("/")
        (True, False)
        """
        return self.path == path or (path != "/" and self.path.startswith(f"{path}/"))


def spans(period: Period | None, today: date) -> list[Period]:
    """The week, month and quarter to choose between: the latest of each in a period, none that is yet to come.

    Args:
        period: that is shown; None: all time.
        today: which day it is.

    >>> [one.name for one in spans(Period.named("2026-Q3"), date(2026, 11, 19))]
    ['2026-W40', '2026-09', '2026-Q3']
    """
    day = max(period.first, min(today, period.next.first - timedelta(days=1))) if period else today
    return [Period.of(span, day) for span in Span]
