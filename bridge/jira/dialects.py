"""How Cloud and Data Center differ, in one place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from bridge.jira import pages
from bridge.jira.documents.adf import adf
from bridge.jira.documents.blocks import Document
from bridge.jira.documents.wiki import wiki


class Search(Protocol):
    """Issues by JQL, page after page. What was written seconds ago may be missing: the index lags."""

    def __call__(
        self,
        jira: pages.Asks,
        jql: str,
        fields: pages.Names,
        properties: pages.Names = (),
        most: int = pages.PAGE,
    ) -> Iterator[pages.Raw]:
        """See ``pages.search_by_token``."""
        ...


class Fetch(Protocol):
    """Issues by id or key, whatever the index says; those that do not exist are left out."""

    def __call__(
        self, jira: pages.Asks, names: pages.Names, fields: pages.Names, properties: pages.Names = ()
    ) -> Iterator[pages.Raw]:
        """See ``pages.fetch_in_bulk``."""
        ...


@dataclass(frozen=True, slots=True)
class Dialect:
    """The way of one kind of Jira.

    Attributes:
        api: the version of the REST API.
        person: the key by which people are known in what Jira gives; names may change, these do not.
        probe: how many issues are asked for at a time when keys are tried one after the other.
        written: makes the body of a description or comment.
        search: finds issues by JQL.
        fetch: reads issues by id or key.
        quietly: what asks Jira not to mail when one of our comments is edited.
        people: what asks for people by their address, and by what they are named in a field.
        text: the kind of a long text for ``bridge.domain.fields``.
    """

    api: str
    person: str
    probe: int
    written: Callable[[Document], object]
    search: Search
    fetch: Fetch
    quietly: Mapping[str, str]
    people: tuple[str, str]
    text: str


CLOUD = Dialect(
    api="3",
    person="accountId",
    probe=100,
    written=adf,
    search=pages.search_by_token,
    fetch=pages.fetch_in_bulk,
    quietly={"notifyUsers": "false"},
    people=("query", "accountId"),
    text="paragraphs",
)
"""https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/"""

SERVER = Dialect(
    api="2",
    person="key",
    probe=10,
    written=wiki,
    search=pages.search_by_offset,
    fetch=pages.fetch_one_by_one,
    quietly={},
    people=("username", "name"),
    text="text",
)
"""https://developer.atlassian.com/server/jira/platform/rest/"""

DIALECTS = {"cloud": CLOUD, "server": SERVER}
"""By ``jira.kind``."""
