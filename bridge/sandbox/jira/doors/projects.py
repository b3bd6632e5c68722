"""Doors to projects, their versions and the fields of their issues.

See https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/
"""

from typing import Any

from bridge.sandbox.jira import versions
from bridge.sandbox.jira.bodies import meta
from bridge.sandbox.jira.doors.call import NOTHING, Answer, Call, Table
from bridge.sandbox.jira.errors import bad, missing
from bridge.sandbox.jira.model import Named, Project

META_MOST = 200


def listed(call: Call) -> Answer:
    """All projects."""
    return Answer([call.shapes.project(project) for project in call.state.projects.values()])


def searched(call: Call) -> Answer:
    """A page of projects."""
    keys = call.words("keys")
    found = [project for project in call.state.projects.values() if not keys or project.key in keys]
    start, limit = call.number("startAt", 0), call.number("maxResults", 50, 100)
    shown = [call.shapes.project(project) for project in found[start : start + limit]]
    last = start + limit >= len(found)
    page = {"startAt": start, "maxResults": limit, "total": len(found), "isLast": last, "values": shown}
    return Answer(page | {"self": call.shapes.at("project/search")})


def read(call: Call) -> Answer:
    """One project with its issue types, components and versions."""
    return Answer(meta.project(call.state, call.shapes, _project(call)))


def statuses(call: Call) -> Answer:
    """A project's statuses, by issue type."""
    project = _project(call)
    steps = [call.shapes.status(status) for status in project.statuses]
    return Answer(
        [
            {
                "self": call.shapes.at(f"issuetype/{kind.id}"),
                "id": kind.id,
                "name": kind.name,
                "subtask": False,
                "statuses": steps,
            }
            for kind in project.issue_types
        ]
    )


def components(call: Call) -> Answer:
    """A project's components."""
    return Answer([call.shapes.named("component", each) for each in _project(call).components])


def project_versions(call: Call) -> Answer:
    """A project's versions."""
    found = call.state.versions_of(_project(call))
    return Answer([call.shapes.version(version) for version in found])


def read_version(call: Call) -> Answer:
    """One version."""
    return Answer(call.shapes.version(call.state.version(call.path["version"])))


def create_version(call: Call) -> Answer:
    """Make a version."""
    body = call.object()
    name = body.get("projectId", body.get("project"))
    if name is None:
        raise bad(errors={"projectId": "Project must be specified to create a version."})
    project = call.state.project(str(name))
    return Answer(call.shapes.version(versions.create(call.state, call.user, project, body)), 201)


def update_version(call: Call) -> Answer:
    """Change a version: its name, its dates, whether it is released."""
    version = call.state.version(call.path["version"])
    versions.update(call.state, call.user, version, call.object())
    return Answer(call.shapes.version(version))


def delete_version(call: Call) -> Answer:
    """Delete a version."""
    versions.delete(call.state, call.user, call.state.version(call.path["version"]))
    return NOTHING


def create_types(call: Call) -> Answer:
    """A page of the issue types that can be made in a project; Data Center calls them values."""
    return _page(call, "issueTypes", meta.issue_types(call.shapes, _project(call)))


def create_fields(call: Call) -> Answer:
    """A page of the fields of a project's create screen."""
    project = _project(call)
    return _page(call, "fields", meta.fields(call.state, call.shapes, project, _type(call, project)))


def _page(call: Call, key: str, found: list[Any]) -> Answer:
    start, limit = call.number("startAt", 0), call.number("maxResults", 50, META_MOST)
    page = {"maxResults": limit, "startAt": start, "total": len(found)}
    shown = found[start : start + limit]
    if call.dialect.cloud:
        return Answer(page | {key: shown})
    return Answer(page | {"isLast": start + limit >= len(found), "values": shown})


def _project(call: Call) -> Project:
    return call.state.project(call.path["project"])


def _type(call: Call, project: Project) -> Named:
    for kind in project.issue_types:
        if kind.id == call.path["type"]:
            return kind
    raise missing(f"The issue type with id '{call.path['type']}' does not exist in this project.")


TABLE: Table = {
    ("GET", "/project"): listed,
    ("GET", "/project/{project}"): read,
    ("GET", "/project/{project}/statuses"): statuses,
    ("GET", "/project/{project}/components"): components,
    ("GET", "/project/{project}/versions"): project_versions,
    ("POST", "/version"): create_version,
    ("GET", "/version/{version}"): read_version,
    ("PUT", "/version/{version}"): update_version,
    ("DELETE", "/version/{version}"): delete_version,
    ("GET", "/issue/createmeta/{project}/issuetypes"): create_types,
    ("GET", "/issue/createmeta/{project}/issuetypes/{type}"): create_fields,
}
CLOUD_TABLE: Table = {("GET", "/project/search"): searched}
