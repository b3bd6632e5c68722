"""What links between issues mean. Administrators rename their types, and translate them.

Cloud: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-link-types/
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bridge.domain.errors import RefusedError
from bridge.jira.client import Connection


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a type of links can mean.

    Attributes:
        name: Jira's own English name of it.
        words: in its name or in one of its two directions, in the languages that Jira speaks.
        id: that a new Jira gives it, for a type that was renamed to something else.
    """

    name: str
    words: re.Pattern[str]
    id: str


DUPLICATE = Meaning(
    "Duplicate", re.compile("dupli|doubl|doppel|dubb|двой|дубл|重複|重复|중복", re.IGNORECASE), "10002"
)
RELATES = Meaning(
    "Relates",
    re.compile("relat|relac|bezieh|bezug|verknüpf|lié|связан|関連|相关|관련", re.IGNORECASE),
    "10003",
)
_OTHERS = re.compile("block|clon|caus|split", re.IGNORECASE)


def means(raw: dict[str, Any], meaning: Meaning) -> bool:
    """Whether a link type, as Jira gives it, has this meaning: by its words, else by its number."""
    if _says(raw, meaning.words):
        return True
    other = RELATES if meaning is DUPLICATE else DUPLICATE
    return str(raw.get("id")) == meaning.id and not (_says(raw, other.words) or _says(raw, _OTHERS))


def find(connection: Connection, meaning: Meaning) -> dict[str, Any]:
    """The site's link type with a meaning: one that says so goes before one that only has the number.

    Raises:
        RefusedError: there is none, or links are switched off.
        TryLaterError: Jira does not answer now.
    """
    types = connection.read("GET", "issueLinkType")["issueLinkTypes"]
    found = [raw for raw in types if means(raw, meaning)]
    found.sort(key=lambda raw: not _says(raw, meaning.words))
    if not found:
        sentence = f'Jira has no link type "{meaning.name}": an administrator can add it under Issue linking.'
        raise RefusedError(sentence, "400")
    return dict(found[0])


def duplicated(links: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    """Ids of the issues that an issue with these links is a duplicate of.

    A link names its other end ``outwardIssue`` where this issue does what the type says: "duplicates" that one.
    """
    return tuple(
        str(link["outwardIssue"]["id"])
        for link in links
        if "outwardIssue" in link and means(link["type"], DUPLICATE)
    )


def _says(raw: dict[str, Any], words: re.Pattern[str]) -> bool:
    return any(words.search(str(raw.get(name) or "")) for name in ("name", "inward", "outward"))
