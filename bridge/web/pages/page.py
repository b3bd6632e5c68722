"""What a page is: where it stands, who may see it, how it is shown, what of it can be exported."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bridge.domain.pages.asked import Asked
from bridge.domain.pages.tables import Table
from bridge.domain.roles import Role, Viewer

Load = Callable[[str, Viewer, Asked], Any]
"""Reads the facts of the page of a name; raises LookupError, or ForbiddenError."""


def _no_tables(_value: Any) -> tuple[Table, ...]:
    return ()


def _the_value_alone(_value: Any) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        name: of its facts' reader and of its template, ``NAME.html``.
        path: where it stands; ``{number}`` is the problem, insight or person that it is about.
        title: what people call it.
        roles: who may see it; everybody else is told that they may not.
        tables: what of its facts stands in tables; each can be exported.
        more: what its template needs besides ``value``, such as charts.
        listed: it stands in the navigation.
    """

    name: str
    path: str
    title: str
    roles: frozenset[Role]
    tables: Callable[[Any], tuple[Table, ...]] = _no_tables
    more: Callable[[Any], Mapping[str, Any]] = _the_value_alone
    listed: bool = True
