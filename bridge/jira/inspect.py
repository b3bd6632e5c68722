"""What the doctor asks of Jira besides the account and the create screen, which ``reader`` reads.

Each function asks one thing, changes nothing, and gives values to be worded. All raise RefusedError with a sentence for the operator, and TryLaterError when Jira does not answer now.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.jira import linktypes, lookup
from bridge.jira.client import Connection
from bridge.jira.faults import as_documented

RIGHTS: Mapping[str, str] = {
    "BROWSE_PROJECTS": "see issues",
    "CREATE_ISSUES": "open issues",
    "ADD_COMMENTS": "comment",
    "LINK_ISSUES": "link issues",
    "EDIT_ISSUES": "edit issues",
    "TRANSITION_ISSUES": "move issues through their workflow",
}
"""Rights in a project that the bridge uses, and what for."""

_QUIET = ("ADMINISTER", "ADMINISTER_PROJECTS")


@dataclass(frozen=True, slots=True)
class Server:
    """What answers.

    Attributes:
        kind: ``cloud`` or ``server``, as ``jira.kind`` should be.
        version: Jira's own.
        url: where people open it, as ``jira.browse_url`` should be.
        skew: by how much its clock is ahead of ours; None if it does not tell the time.
    """

    kind: str
    version: str
    url: str
    skew: timedelta | None


@dataclass(frozen=True, slots=True)
class NumberField:
    """A field that is to hold how often a problem is heard.

    Attributes:
        name: what people call it.
        takes_numbers: it is a field of numbers.
        editable: it is on the edit screen of the project's newest issue; None while there is no issue to see it by.
    """

    name: str
    takes_numbers: bool
    editable: bool | None


@as_documented(TryLaterError)
def server(connection: Connection) -> Server:
    """Which Jira answers; it needs no token.

    https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-server-info/
    """
    said = connection.read("GET", "serverInfo")
    told = said.get("serverTime")
    return Server(
        kind="cloud" if said.get("deploymentType") == "Cloud" else "server",
        version=said["version"],
        url=said["baseUrl"],
        skew=datetime.fromisoformat(told) - datetime.now(UTC) if told else None,
    )


@as_documented(TryLaterError)
def lacking(connection: Connection, project: str) -> tuple[str, ...]:
    """What the account may not do in a project, in words.

    https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/
    """
    rights = _rights(connection, project, tuple(RIGHTS))
    return tuple(words for name, words in RIGHTS.items() if not rights[name])


@as_documented(TryLaterError)
def quiet(connection: Connection, project: str) -> bool:
    """Whether the account may write without mail to those who watch an issue."""
    return any(_rights(connection, project, _QUIET).values())


@as_documented(TryLaterError)
def duplicate_link(connection: Connection) -> str:
    """What the site calls the link type that means "duplicates"."""
    return str(linktypes.find(connection, linktypes.DUPLICATE)["name"])


@as_documented(TryLaterError)
def number_field(connection: Connection, project: str, field: str) -> NumberField | None:
    """A field as the site and the edit screen of a project have it, or None if there is none of this id."""
    found = next((one for one in connection.read("GET", "field") if one["id"] == field), None)
    if found is None:
        return None
    issue = lookup.newest(connection, project)
    screen = connection.read("GET", "issue", issue["id"], "editmeta")["fields"] if issue else None
    return NumberField(
        name=found["name"],
        takes_numbers=(found.get("schema") or {}).get("type") == "number",
        editable=None if screen is None else field in screen,
    )


@as_documented(TryLaterError)
def token_ends(connection: Connection) -> datetime | None:
    """When a Data Center's personal access token ends; None if never, or if Jira does not tell.

    Cloud does not tell. A list of tokens does not say which one asks: it is the one that was used last.
    https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html
    """
    if connection.options.kind == "cloud":
        return None
    try:
        tokens = connection.read_at("pat", "latest", "tokens")
    except RefusedError as error:
        if error.code != "404":
            raise
        return None
    ours: dict[str, Any] = max(tokens, key=lambda token: token.get("lastAccessed") or "", default={})
    ends = ours.get("expiringAt")
    return datetime.fromisoformat(ends) if ends else None


def _rights(connection: Connection, project: str, names: tuple[str, ...]) -> dict[str, bool]:
    """Whether the account has each of these rights in a project; Data Center gives all that there are."""
    query = {"projectKey": project, "permissions": ",".join(names)}
    found: dict[str, Any] = connection.read("GET", "mypermissions", query=query)["permissions"]
    return {name: bool(found.get(name, {}).get("havePermission")) for name in names}
