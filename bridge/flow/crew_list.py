"""Who is in which team of people who hear customers, by a file: a row a person, with Slack's id and the team's name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bridge.domain.rules import Crew
from bridge.flow.spreadsheet import Row, SheetError, rows, said

COLUMNS = (("id",), ("crew", "team"))
ID = re.compile(r"[UW][A-Z0-9]{2,20}", re.ASCII)
YES, NO = frozenset({"yes", "y", "x", "true", "1"}), frozenset({"", "no", "n", "false", "0"})


@dataclass(slots=True)
class Listed:
    """A team as the file lists it.

    Attributes:
        name: as it is written first.
        company: the partner company that it is of; empty: our own.
        lead: Slack's id of its lead; empty if none is marked.
        members: Slack's ids of its people.
    """

    name: str
    company: str = ""
    lead: str = ""
    members: list[str] = field(default_factory=list)


def read(path: Path) -> Mapping[str, Listed]:
    """The teams by a key made of their names; whoever has no team in the file is in none.

    Raises:
        SheetError: a row cannot be used.
        OSError: the file cannot be read.
    """
    found: dict[str, Listed] = {}
    places: dict[str, tuple[str, str]] = {}
    for where, row in rows(path, COLUMNS):
        user, name = _user(row, where), said(row, "crew") or said(row, "team")
        before = places.setdefault(user, (where, name))
        if before != (where, name):
            raise SheetError(f"{where}: {user} stands in {before[0]} already. Leave one row for each person.")
        if key := key_of(name):
            _add(found.setdefault(key, Listed(name, said(row, "company"))), user, row, where)
    return found


def key_of(name: str) -> str:
    """The key of a team.

    >>> key_of("Phones  Leipzig (nights)")
    'phones_leipzig_nights'
    """
    return "_".join(re.findall(r"\w+", name.casefold()))


def keys_of(crew: Crew) -> set[str]:
    """The keys under which a team of the settings may stand in the file."""
    return {crew.key, key_of(crew.name)}


def _user(row: Row, where: str) -> str:
    text = said(row, "id")
    if not ID.fullmatch(text):
        raise SheetError(
            f'{where}: "{text}" is no id of Slack\'s. Use the one that "Copy member ID" in their profile gives, such as '
            "U012AB3CD."
        )
    return text


def _add(crew: Listed, user: str, row: Row, where: str) -> None:
    company, lead = said(row, "company"), said(row, "lead").casefold()
    if company != crew.company:
        raise SheetError(
            f'{where}: {crew.name} is of "{company}" here and of "{crew.company}" above. A team is of one company.'
        )
    if lead not in YES | NO:
        raise SheetError(
            f'{where}: lead is "{said(row, "lead")}". Write yes for the lead of the team, else nothing.'
        )
    if lead in YES and crew.lead:
        raise SheetError(f"{where}: {crew.name} is led by {crew.lead} already. Write yes for one of them.")
    crew.lead = user if lead in YES else crew.lead
    crew.members.append(user)
