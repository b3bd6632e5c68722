"""Check what a request says about an issue's fields and turn it into stored values."""

from collections.abc import Mapping
from typing import Any

from bridge.sandbox.jira.dialect import CLOUD, Dialect
from bridge.sandbox.jira.errors import bad
from bridge.sandbox.jira.fields import catalogue
from bridge.sandbox.jira.fields.readers import Invalid, Place
from bridge.sandbox.jira.model import Issue, Named, Project
from bridge.sandbox.jira.state import JiraState

SET_APART = frozenset({"project", "issuetype"})


def project_of(state: JiraState, raw: Mapping[str, Any]) -> Project:
    """The project a new issue is for.

    Raises:
        Refused: 400, none is named or there is no such project.
    """
    asked = raw.get("project")
    asked = asked if isinstance(asked, dict) else {}
    for project in state.projects.values():
        if asked.get("key") == project.key or str(asked.get("id")) == str(project.id):
            return project
    raise bad(errors={"project": "Specify a valid project ID or key" if asked else "project is required"})


def type_of(project: Project, raw: Mapping[str, Any]) -> Named:
    """The issue type a new issue is to have.

    Raises:
        Refused: 400, none is named or the project does not have it.
    """
    asked = raw.get("issuetype")
    if not isinstance(asked, dict):
        raise bad(errors={"issuetype": "Specify an issue type"})
    for kind in project.issue_types:
        if str(asked.get("id")) == kind.id or asked.get("name") == kind.name:
            return kind
    raise bad(errors={"issuetype": "Specify a valid issue type"})


def for_create(
    state: JiraState, project: Project, kind: Named, raw: Mapping[str, Any], dialect: Dialect = CLOUD
) -> dict[str, Any]:
    """Stored values of a new issue, defaults filled in.

    Raises:
        Refused: 400 with a sentence for every field that is wrong or missing.
    """
    values, errors = _read(Place(state, project, dialect), "create", raw)
    for field in catalogue.of(state).values():
        if field.id not in errors and values.get(field.id) is None:
            values[field.id] = field.default
            if field.required or field.id in project.required.get(kind.name, ()):
                errors[field.id] = _required(field.id, field.name)
    if errors:
        raise bad(errors=errors)
    return values


def for_edit(
    state: JiraState, issue: Issue, raw: Mapping[str, Any], dialect: Dialect = CLOUD
) -> dict[str, Any]:
    """Stored values of the fields an edit names.

    Raises:
        Refused: 400 with a sentence for every field that is wrong, or emptied though required.
    """
    values, errors = _read(Place(state, issue.project, dialect), "edit", raw)
    for name in issue.project.required.get(issue.type.name, ()):
        if name in values and values[name] is None:
            errors[name] = _required(name, catalogue.of(state)[name].name)
    if errors:
        raise bad(errors=errors)
    return values


def _required(field: str, name: str) -> str:
    return "You must specify a summary of the issue." if field == "summary" else f"{name} is required."


def _read(place: Place, screen: str, raw: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    fields = catalogue.of(place.state)
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for name, value in raw.items():
        field = fields.get(name)
        if name in SET_APART:
            continue
        if field is None or not catalogue.on_screen(field, place.project, screen):
            errors[name] = f"Field '{name}' cannot be set. It is not on the appropriate screen, or unknown."
            continue
        try:
            values[name] = field.read(place, value)
        except Invalid as problem:
            errors[name] = str(problem)
    return values, errors
