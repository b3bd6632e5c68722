"""What a page was asked for: the filters that stand in its address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bridge.domain.periods import Period

LONGEST = 200
"""Characters of a filter."""

FURTHEST = 10_000

MOST = 2**31 - 1
"""The largest number that every database takes for one of a row."""
"""Page of a list."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of one look at a page; empty ones do not filter.

    Attributes:
        number: of the problem, insight or person that the page is about.
        period: the week, month or quarter; None: the page's own choice.
        team: key of a team of people who hear customers.
        owner: name of a route.
        theme: key of a theme.
        stage: of a problem.
        words: what is searched for.
        then: credit as it was known at the end of the period, and not as it is known now.
        page: of a long list, from 1.
        whole: for an export: all rows of a long list, and not one page of it.
        near: numbers of the problems nearest in meaning to the words, nearest first, where somebody knows them.
    """

    number: int = 0
    period: Period | None = None
    team: str = ""
    owner: str = ""
    theme: str = ""
    stage: str = ""
    words: str = ""
    then: bool = False
    page: int = 1
    whole: bool = False
    near: tuple[int, ...] = ()

    @classmethod
    def read(cls, query: Mapping[str, str], number: int = 0) -> "Asked":
        """From the parameters of an address; what it does not know is left alone.

        Raises:
            ValueError: a parameter cannot be used; the sentence says why.
            LookupError: no table holds so large a number.

        >>> Asked.read({"period": "2026-W47", "team": "leipzig"}).team
        'leipzig'
        """
        if number > MOST:
            raise LookupError(f"no number {number}")
        given: dict[str, Any] = {
            name: _text(query.get(name, "")) for name in ("team", "owner", "theme", "stage", "words")
        }
        return cls(
            number=number,
            period=Period.named(query["period"]) if query.get("period") else None,
            then=query.get("known") == "then",
            page=_page(query.get("page") or "1"),
            whole="as" in query,
            **given,
        )


def _text(text: str) -> str:
    """What somebody wrote, without what is no text: a database may refuse that."""
    return "".join(one if one.isprintable() else " " for one in text).strip()[:LONGEST]


def _page(text: str) -> int:
    if re.fullmatch("[0-9]{1,5}", text) and 0 < int(text) <= FURTHEST:
        return int(text)
    raise ValueError(f'"{text[:20]}" is no page of a list. Use a number from 1 to {FURTHEST:,}.')
