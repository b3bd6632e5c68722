"""The shape of an issue, field by field, only the fields that were asked for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bridge.sandbox.jira import world
from bridge.sandbox.jira.bodies import comments
from bridge.sandbox.jira.bodies.shapes import Json, Shapes
from bridge.sandbox.jira.model import Change, ChangeItem, Custom, Issue, IssueLink, User
from bridge.sandbox.jira.state import JiraState

EXPAND = "renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations"
ALWAYS_EMPTY: Mapping[str, Any] = {
    "aggregatetimespent": None,
    "duedate": None,
    "environment": None,
    "lastViewed": None,
    "progress": {"progress": 0, "total": 0},
    "subtasks": [],
    "timeestimate": None,
    "timeoriginalestimate": None,
    "timespent": None,
    "versions": [],
    "workratio": -1,
}
CLOUD_ONLY = frozenset({"statusCategory", "statuscategorychangedate"})
NOT_NAVIGABLE = frozenset({"comment", "attachment"})


@dataclass(frozen=True)
class View:
    """The site as one reader sees it; nobody in particular sees everything."""

    state: JiraState
    shapes: Shapes
    reader: User | None = None

    def choose(self, asked: Iterable[str]) -> tuple[str, ...]:
        """Field ids for a request's `fields`, in this reader's kind of Jira."""
        left_out = frozenset() if self.shapes.dialect.cloud else CLOUD_ONLY
        return tuple(name for name in choose(asked, tuple(self.state.customs)) if name not in left_out)

    def issue(
        self,
        value: Issue,
        fields: Iterable[str],
        *,
        properties: Iterable[str] = (),
        changelog: bool = False,
    ) -> Json:
        """An issue with these fields, entity properties and perhaps its changelog."""
        shape: Json = {
            "expand": EXPAND,
            "id": str(value.id),
            "self": self.shapes.at(f"issue/{value.id}"),
            "key": value.key,
            "fields": {name: self._field(name, value) for name in fields if name not in value.project.absent},
        }
        wanted = list(properties)
        if wanted:
            shape["properties"] = _chosen(value.properties, wanted)
        if changelog:
            shape["changelog"] = self.changelog(value)
        return shape

    def brief(self, value: Issue) -> Json:
        """An issue as webhooks of comments show it."""
        return self.issue(value, ("summary", "issuetype", "project", "assignee", "priority", "status"))

    def _field(self, name: str, value: Issue) -> Any:
        if name in self.state.customs:
            return self._custom(self.state.customs[name], value.values.get(name))
        show = SHOW.get(name)
        return show(self, value) if show else ALWAYS_EMPTY[name]

    def _custom(self, custom: Custom, stored: Any) -> Any:
        if custom.kind == "option":
            return self.shapes.named("option", stored)
        return self.shapes.user(stored) if custom.kind == "user" else stored

    def changelog(self, value: Issue) -> Json:
        """The first page of an issue's changelog, newest first."""
        histories = [self.history(change) for change in reversed(value.changes)][:100]
        total = len(value.changes)
        return {"startAt": 0, "maxResults": len(histories), "total": total, "histories": histories}

    def history(self, change: Change) -> Json:
        """One change of an issue."""
        return {
            "id": str(change.id),
            "author": self.shapes.user(change.author),
            "created": self.shapes.time(change.at),
            "items": [self.item(each) for each in change.items],
        }

    def item(self, value: ChangeItem) -> Json:
        """One field's change; Data Center knows people by key, and says the field's name only."""
        shape = item(value)
        if self.shapes.dialect.cloud:
            return shape
        del shape["fieldId"]
        return shape | {"from": self._key(value.before), "to": self._key(value.after)}

    def _key(self, told: str | None) -> str | None:
        user = self.state.users.get(told or "")
        return user.key if user else told

    def links(self, value: Issue) -> list[Json]:
        """An issue's links to issues that the reader may see."""
        ends = ((link, self.state.issues[link.other(value.id)]) for link in value.links.values())
        shown = (link for link, end in ends if self.reader is None or self.state.sees(self.reader, end))
        return [self.link(value, link) for link in shown]

    def link(self, value: Issue, link: IssueLink) -> Json:
        """A link as one of its two issues shows it."""
        inward = link.outward == value.id and link.inward != value.id
        other = self.state.issues[link.other(value.id)]
        return {
            "id": str(link.id),
            "self": self.shapes.at(f"issueLink/{link.id}"),
            "type": self.shapes.link_type(link.type),
            "inwardIssue" if inward else "outwardIssue": self.linked(other),
        }

    def linked(self, value: Issue) -> Json:
        """An issue as a link to it shows it."""
        return {
            "id": str(value.id),
            "key": value.key,
            "self": self.shapes.at(f"issue/{value.id}"),
            "fields": {
                name: self._field(name, value) for name in ("summary", "status", "priority", "issuetype")
            },
        }


def item(value: ChangeItem) -> Json:
    """One field's change."""
    custom = value.field_id.startswith("customfield_")
    return {
        "field": value.field,
        "fieldtype": "custom" if custom else "jira",
        "fieldId": value.field_id,
        "from": value.before,
        "fromString": value.before_text,
        "to": value.after,
        "toString": value.after_text,
    }


def _chosen(properties: Mapping[str, Any], wanted: list[str]) -> Json:
    if "*all" in wanted:
        return dict(properties)
    return {key: properties[key] for key in wanted if key in properties}


def _comments(view: View, value: Issue) -> Json:
    shown = list(value.comments.values())
    return comments.page(view.shapes, shown, 0, 5000) | {
        "self": view.shapes.at(f"issue/{value.id}/comment"),
        "maxResults": len(shown),
    }


def _versions(view: View, value: Issue) -> list[Json]:
    numbers = value.values["fixVersions"]
    return [view.shapes.version_in_issue(view.state.versions[number]) for number in numbers]


def _watches(view: View, value: Issue) -> Json:
    watching = view.reader is not None and view.reader.account_id in value.watchers
    return {
        "self": view.shapes.at(f"issue/{value.key}/watchers"),
        "watchCount": len(value.watchers),
        "isWatching": watching,
    }


def _votes(view: View, value: Issue) -> Json:
    return {"self": view.shapes.at(f"issue/{value.key}/votes"), "votes": 0, "hasVoted": False}


SHOW: Mapping[str, Callable[[View, Issue], Any]] = {
    "assignee": lambda view, value: view.shapes.user(value.values["assignee"]),
    "attachment": lambda view, value: [view.shapes.attachment(each) for each in value.attachments],
    "comment": _comments,
    "components": lambda view, value: [
        view.shapes.named("component", each) for each in value.values["components"]
    ],
    "created": lambda view, value: view.shapes.time(value.created),
    "creator": lambda view, value: view.shapes.user(value.creator),
    "description": lambda view, value: view.shapes.dialect.shown(value.values["description"]),
    "fixVersions": _versions,
    "issuelinks": lambda view, value: view.links(value),
    "issuetype": lambda view, value: view.shapes.named("issuetype", value.type),
    "labels": lambda _view, value: list(value.values["labels"]),
    "priority": lambda view, value: view.shapes.named("priority", value.values["priority"]),
    "project": lambda view, value: view.shapes.project(value.project),
    "reporter": lambda view, value: view.shapes.user(value.values["reporter"]),
    "resolution": lambda view, value: view.shapes.named("resolution", value.resolution),
    "resolutiondate": lambda view, value: view.shapes.time(value.resolved),
    "security": lambda view, value: view.shapes.named("securitylevel", value.security),
    "status": lambda view, value: view.shapes.status(value.status),
    "statusCategory": lambda view, value: view.shapes.category(value.status.category),
    "statuscategorychangedate": lambda view, value: view.shapes.time(value.status_changed),
    "summary": lambda _view, value: value.summary,
    "updated": lambda view, value: view.shapes.time(value.updated),
    "votes": _votes,
    "watches": _watches,
    world.REPORTS: lambda _view, value: value.values[world.REPORTS],
    world.SEVERITY: lambda view, value: view.shapes.named("option", value.values[world.SEVERITY]),
}
ALL = (*SHOW, *ALWAYS_EMPTY)
NAVIGABLE = tuple(name for name in ALL if name not in NOT_NAVIGABLE)


def choose(asked: Iterable[str], customs: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Field ids for a request's `fields`: names, `*all`, `*navigable`, and `-name` to leave one out.

    Args:
        asked: What the request names.
        customs: Ids of the fields that the site's administrators made.
    """
    groups = {"*all": (*ALL, *customs), "*navigable": (*NAVIGABLE, *customs)}
    chosen: dict[str, None] = {}
    names = [name.strip() for name in asked]
    for name in names or ["*all"]:
        if name.startswith("-") and not chosen:
            chosen.update(dict.fromkeys(groups["*all"]))
        if name.startswith("-"):
            chosen.pop(name[1:], None)
        else:
            found = groups.get(name, (name,) if name in groups["*all"] else ())
            chosen.update(dict.fromkeys(found))
    return tuple(chosen)
