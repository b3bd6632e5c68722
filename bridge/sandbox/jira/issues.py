"""What can be done to an issue; each function takes the site's lock itself."""

from collections.abc import Mapping
from typing import Any

from bridge.sandbox.jira import properties
from bridge.sandbox.jira.dialect import CLOUD, Dialect
from bridge.sandbox.jira.errors import bad
from bridge.sandbox.jira.fields import catalogue, changes, check, update
from bridge.sandbox.jira.model import Change, ChangeItem, Issue, IssueLink, Named, Project, Status, User
from bridge.sandbox.jira.state import JiraState
from bridge.sandbox.jira.workflow import RESOLUTIONS, asks_resolution

Raw = Mapping[str, Any]


def create(
    state: JiraState,
    actor: User,
    fields: Raw,
    entity: Any = None,
    at: float | None = None,
    dialect: Dialect = CLOUD,
) -> Issue:
    """Open an issue.

    Args:
        state: The site.
        actor: Who opens it.
        fields: A request's `fields`.
        entity: A request's `properties`, a list of keys and values.
        at: When, if not now; for issues that are there from the start.
        dialect: What the request is written in.

    Raises:
        Refused: 400 with Jira's words about every field that is wrong or missing.
    """
    with state.lock:
        project = check.project_of(state, fields)
        kind = check.type_of(project, fields)
        values = check.for_create(state, project, kind, fields, dialect)
        values["reporter"] = values["reporter"] or actor
        stored = properties.read(entity)
        moment = state.clock() if at is None else at
        issue = _new(state, project, kind, actor, moment, values)
        issue.properties = stored
        issue.watchers[actor.account_id] = actor
        state.touched(issue, moment)
        given = Change(state.new_id(), actor, moment, changes.first(state, values, issue.status))
        state.happened("jira:issue_created", actor, issue=issue, change=given, at=moment)
        return issue


def _new(
    state: JiraState, project: Project, kind: Named, actor: User, at: float, values: dict[str, Any]
) -> Issue:
    number, key = state.new_id(), _next_key(project)
    issue = Issue(number, key, project, kind, project.statuses[0], actor, at, at, at, values)
    state.issues[number] = issue
    state.keys[key] = number
    return issue


def _next_key(project: Project) -> str:
    project.last_number += 1
    return f"{project.key}-{project.last_number}"


def edit(
    state: JiraState,
    actor: User,
    issue: Issue,
    fields: Raw,
    operations: Raw | None = None,
    *,
    dialect: Dialect = CLOUD,
    quiet: bool = False,
) -> None:
    """Change fields of an issue; `quiet` mails nobody.

    Raises:
        Refused: 400 with Jira's words about every field that is wrong.
    """
    with state.lock:
        items = _store(state, issue, fields, operations, dialect)
        changed(state, actor, issue, items, quiet=quiet)


def _store(
    state: JiraState, issue: Issue, fields: Raw, operations: Raw | None, dialect: Dialect
) -> tuple[ChangeItem, ...]:
    wanted = update.merged(catalogue.of(state), issue, fields, operations or {})
    values = check.for_edit(state, issue, wanted, dialect)
    items = changes.items(state, issue.values, values)
    issue.values.update(values)
    return items


def transition(
    state: JiraState,
    actor: User,
    issue: Issue,
    number: str,
    fields: Raw,
    operations: Raw | None = None,
    dialect: Dialect = CLOUD,
) -> None:
    """Take an issue through a transition; leaving Done clears the resolution.

    Raises:
        Refused: 400, no such transition, or a field of its screen is wrong or missing.
    """
    with state.lock:
        status = _target(issue, number)
        rest = dict(fields)
        resolution = _resolution(status, rest)
        items = _store(state, issue, rest, operations, dialect)
        items += _move(issue, status, resolution, state.clock())
        changed(state, actor, issue, items)


def _target(issue: Issue, number: str) -> Status:
    for status in issue.project.statuses:
        if status.transition == number:
            return status
    raise bad(f"Transition id '{number}' is not valid for this issue.")


def _resolution(status: Status, fields: dict[str, Any]) -> Named | None:
    asked = fields.pop("resolution", None)
    if not asks_resolution(status):
        if asked is not None:
            words = "Field 'resolution' cannot be set. It is not on the appropriate screen, or unknown."
            raise bad(errors={"resolution": words})
        return None
    if not isinstance(asked, dict):
        raise bad(errors={"resolution": "Resolution is required."})
    for resolution in RESOLUTIONS:
        if asked.get("id") == resolution.id or asked.get("name") == resolution.name:
            return resolution
    raise bad(errors={"resolution": "Specify a valid 'id' or 'name' for Resolution"})


def _move(issue: Issue, status: Status, resolution: Named | None, at: float) -> tuple[ChangeItem, ...]:
    items: list[ChangeItem] = []
    if resolution != issue.resolution:
        items.append(changes.step("resolution", issue.resolution, resolution))
        issue.resolution, issue.resolved = resolution, at if resolution else None
    if status != issue.status:
        old, new = Named(issue.status.id, issue.status.name), Named(status.id, status.name)
        items.append(changes.step("status", old, new))
        issue.status, issue.status_changed = status, at
    return tuple(items)


def changed(
    state: JiraState, actor: User, issue: Issue, items: tuple[ChangeItem, ...], *, quiet: bool = False
) -> None:
    """Write a change down, once it was made; nothing happens when nothing changed. `quiet` mails nobody."""
    if not items:
        return
    now = state.clock()
    change = Change(state.new_id(), actor, now, items)
    issue.changes.append(change)
    state.touched(issue, now)
    state.happened("jira:issue_updated", actor, issue=issue, change=change, quiet=quiet)


def move(state: JiraState, actor: User, issue: Issue, project: Project) -> None:
    """Move an issue to another project; it keeps its id, and its old key leads to it."""
    with state.lock:
        old_project, old_key = issue.project, issue.key
        issue.project, issue.key = project, _next_key(project)
        issue.values |= {"fixVersions": (), "components": ()}
        issue.status = _like(issue.status, project)
        issue.type = issue.type if issue.type in project.issue_types else project.issue_types[0]
        state.keys[issue.key] = issue.id
        ids = (str(old_project.id), old_project.name, str(project.id), project.name)
        items = (
            ChangeItem("project", "project", *ids),
            ChangeItem("Key", "issuekey", None, old_key, None, issue.key),
        )
        changed(state, actor, issue, items)


def _like(status: Status, project: Project) -> Status:
    """The status itself where the project has it, else its first of the same category."""
    same = [each for each in project.statuses if each.category == status.category]
    return status if status in project.statuses else (*same, project.statuses[0])[0]


def secure(state: JiraState, actor: User, issue: Issue, level: Named | None) -> None:
    """Set an issue's security level, or take it off."""
    with state.lock:
        item = changes.step("security", issue.security, level)
        items = (item,) if level != issue.security else ()
        issue.security = level
        changed(state, actor, issue, items)


def delete(state: JiraState, actor: User, issue: Issue) -> None:
    """Delete an issue with its comments and links."""
    with state.lock:
        del state.issues[issue.id]
        for comment in issue.comments:
            del state.comments[comment]
        for link in list(issue.links.values()):
            forget_link(state, actor, link)
        state.index.drop(issue.id)
        state.happened("jira:issue_deleted", actor, issue=issue)


def forget_link(state: JiraState, actor: User, link: IssueLink) -> None:
    """Take a link away from those of its ends that are still there. The caller holds the site's lock."""
    del state.links[link.id]
    for end in (link.inward, link.outward):
        if end in state.issues:
            state.issues[end].links.pop(link.id, None)
            state.touched(state.issues[end], state.clock())
    state.happened("issuelink_deleted", actor, link=link)
