"""What a Jira site holds: plain values without behaviour."""

from dataclasses import dataclass, field
from typing import Any

Document = dict[str, Any]
"""A document in Atlassian Document Format."""

Text = Document | str
"""A long text: a document as Cloud keeps it, or wiki text as Data Center does."""


@dataclass(frozen=True)
class User:
    """An account: Cloud knows it by its id, Data Center by its key and login. The time zone is a fixed offset."""

    account_id: str
    name: str
    email: str
    zone: str = "Africa/Lagos"
    offset_minutes: int = 60
    title: str = ""
    key: str = ""

    @property
    def login(self) -> str:
        """The name to sign in with at Data Center."""
        return self.email.partition("@")[0]


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
    """A step of a workflow.

    Args:
        transition: The id of the transition that leads to it.
        resolves: Whether issues get a resolution there, if it is a step of the category done.
    """

    id: str
    name: str
    category: Category
    transition: str
    resolves: bool = True


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


@dataclass(frozen=True)
class Custom:
    """A field that an administrator made for one project; `kind` is option, string, number, user or date."""

    id: str
    name: str
    kind: str
    project: str
    options: tuple[Named, ...] = ()


@dataclass
class Project:
    """A project with its workflow.

    Args:
        required: Ids of required custom fields by an issue type's name.
        kind: What Jira calls the type of the project.
        absent: Ids of the fields that its issues do not have at all.
        off: Ids of the fields that are not on the screen named `create` or `edit`.
    """

    id: int
    key: str
    name: str
    lead: User
    issue_types: tuple[Named, ...]
    statuses: tuple[Status, ...]
    components: tuple[Named, ...] = ()
    required: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kind: str = "software"
    absent: frozenset[str] = frozenset()
    off: dict[str, set[str]] = field(default_factory=lambda: {"create": set(), "edit": set()})
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
    body: Text
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
class Attachment:
    """A file attached to an issue."""

    id: int
    name: str
    kind: str
    data: bytes
    author: User
    created: float


@dataclass
class LinkType:
    """A kind of link between issues and its words in both directions; an administrator can rename it."""

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

    def other(self, issue: int) -> int:
        """The end that is not this issue."""
        return self.outward if issue == self.inward else self.inward


@dataclass
class Issue:
    """An issue.

    Args:
        values: The editable fields by field id, in stored form.
        security: Its security level.
        hidden: Only the project's lead may see it, whatever its level.
        watchers: Who gets mails about it, by account id.
    """

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
    attachments: list[Attachment] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    security: Named | None = None
    hidden: bool = False
    watchers: dict[str, User] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        """The issue's one-line summary."""
        return str(self.values["summary"])


@dataclass(frozen=True)
class Event:
    """Something that happened on the site.

    Args:
        kind: The webhook's event name.
        mailed: How many people got a mail about it.
    """

    n: int
    kind: str
    actor: User
    at: float
    issue: Issue | None = None
    comment: Comment | None = None
    version: Version | None = None
    link: IssueLink | None = None
    change: Change | None = None
    mailed: int = 0
