"""What a Jira site holds: plain values without behaviour."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Document = dict[str, Any]
"""A document in Atlassian Document Format."""


@dataclass(frozen=True)
class User:
    """An Atlassian account. The time zone is kept as a fixed offset from UTC."""

    account_id: str
    name: str
    email: str
    zone: str = "Africa/Lagos"
    offset_minutes: int = 60
    title: str = ""


@dataclass(frozen=True)
class Named:
    """A resolution, priority, issue type, component or option: an id and a name."""

    id: str
    name: str
    description: str = ""


@dataclass(frozen=True)
class Category:
    """One of the three status categories; `key` is the same in every language."""

    id: int
    key: str
    name: str
    colour: str


@dataclass(frozen=True)
class Status:
    """A step of a workflow. `transition` is the id of the transition that leads to it."""

    id: str
    name: str
    category: Category
    transition: str


@dataclass
class Version:
    """A version of a project; `release_date` is `YYYY-MM-DD`."""

    id: int
    project: int
    name: str
    description: str = ""
    released: bool = False
    archived: bool = False
    release_date: str | None = None


@dataclass
class Project:
    """A project with its workflow; `required` maps an issue type's name to required custom fields."""

    id: int
    key: str
    name: str
    lead: User
    issue_types: tuple[Named, ...]
    statuses: tuple[Status, ...]
    components: tuple[Named, ...] = ()
    required: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    last_number: int = 0


@dataclass(frozen=True)
class ChangeItem:
    """One field's change, ids and words, as in Jira's changelog."""

    field: str
    field_id: str
    before: str | None
    before_text: str | None
    after: str | None
    after_text: str | None


@dataclass(frozen=True)
class Change:
    """What one person changed at once; `at` in seconds since the epoch."""

    id: int
    author: User
    at: float
    items: tuple[ChangeItem, ...]


@dataclass
class Comment:
    """A comment; `visibility` is Jira's restriction to a role or group, if any."""

    id: int
    issue: int
    author: User
    body: Document
    created: float
    updated: float
    update_author: User
    visibility: dict[str, str] | None = None
    properties: dict[str, Any] = field(default_factory=dict)


@dataclass
class RemoteLink:
    """A link to a page outside Jira; `global_id` makes a second post an update."""

    id: int
    global_id: str
    title: str
    url: str
    relationship: str | None = None


@dataclass(frozen=True)
class LinkType:
    """A kind of link between issues and its words in both directions."""

    id: str
    name: str
    inward: str
    outward: str


@dataclass(frozen=True)
class IssueLink:
    """A link between two issues: `outward` is what the link type's outward words point to."""

    id: int
    type: LinkType
    inward: int
    outward: int


@dataclass
class Issue:
    """An issue. `values` holds the editable fields by field id, in stored form."""

    id: int
    key: str
    project: Project
    type: Named
    status: Status
    creator: User
    created: float
    updated: float
    status_changed: float
    values: dict[str, Any]
    resolution: Named | None = None
    resolved: float | None = None
    properties: dict[str, Any] = field(default_factory=dict)
    comments: dict[int, Comment] = field(default_factory=dict)
    links: dict[int, IssueLink] = field(default_factory=dict)
    remote_links: dict[int, RemoteLink] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """The issue's one-line summary."""
        return str(self.values["summary"])


@dataclass(frozen=True)
class Event:
    """Something that happened on the site; `kind` is the webhook's event name."""

    n: int
    kind: str
    actor: User
    at: float
    issue: Issue | None = None
    comment: Comment | None = None
    version: Version | None = None
    link: IssueLink | None = None
    change: Change | None = None
