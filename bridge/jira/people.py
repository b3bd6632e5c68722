"""People of Jira by their e-mail address, which is what others know of them. Names are never guessed by.

Cloud: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/
Data Center: https://developer.atlassian.com/server/jira/platform/rest/v10000/api-group-user/
"""

from collections.abc import Mapping
from typing import Any

from bridge.domain.errors import RefusedError
from bridge.jira.client import Connection

_ADDRESS = "emailAddress"


def named(connection: Connection, fields: Mapping[str, object]) -> dict[str, object]:
    """Fields in which people stand as Jira knows them, where ``bridge.domain.fields`` had only their address.

    Raises:
        RefusedError: Jira knows nobody by an address, or several people; it names the field.
        TryLaterError: Jira does not answer now.
    """
    return {
        field: _account(connection, field, value[_ADDRESS])
        if isinstance(value, dict) and _ADDRESS in value
        else value
        for field, value in fields.items()
    }


def _account(connection: Connection, field: str, address: str) -> dict[str, str]:
    asked, known_as = connection.dialect.people
    found = connection.read("GET", "user", "search", query={asked: address})
    meant = [one for one in found if _is(one, address)]
    if len(meant) != 1:
        sentence = f"Jira knows nobody by {address[:100]!r}: type the e-mail address of their Jira account."
        raise RefusedError(f"{field}: {sentence}", "400", {field: sentence})
    return {known_as: meant[0][known_as]}


def _is(person: dict[str, Any], address: str) -> bool:
    """Cloud may hide addresses; a whole one finds nobody else then."""
    shown = person.get(_ADDRESS)
    return shown.casefold() == address.casefold() if shown else "@" in address
