"""What a page was asked for: the filters that stand in its address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bridge.domain.periods import Period

LONGEST = 200
"""Characters of a filter."""

FURTHEST = 10_000


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

        >>> Asked.read({"period": "2026-W47", "team": "leipzig"}).team
        'leipzig'
        """
        given: dict[str, Any] = {
            name: query.get(name, "").strip()[:LONGEST] for name in ("team", "owner", "theme", "stage")
        }
        return cls(
            number=number,
            period=Period.named(query["period"]) if query.get("period") else None,
            words=query.get("words", "").strip()[:LONGEST],
            then=query.get("known") == "then",
            page=_page(query.get("page") or "1"),
            whole="as" in query,
            **given,
        )


def _page(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) <= FURTHEST:
        return int(text)
    raise ValueError(f'"{text}" is no page of a list. Use a number from 1.')
