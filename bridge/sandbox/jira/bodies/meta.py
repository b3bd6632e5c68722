"""The shapes that describe fields and workflows: createmeta, editmeta, field, transitions, project."""

from bridge.sandbox.jira.bodies.shapes import Json, Shapes
from bridge.sandbox.jira.fields import catalogue
from bridge.sandbox.jira.fields.catalogue import Field, on_screen
from bridge.sandbox.jira.fields.readers import Place
from bridge.sandbox.jira.model import Issue, Named, Project, Status, Version
from bridge.sandbox.jira.state import JiraState
from bridge.sandbox.jira.workflow import RESOLUTIONS, asks_resolution
from bridge.sandbox.jira.world import SEVERITY

FREE_TRANSITION = {
    "isGlobal": True,
    "isInitial": False,
    "isAvailable": True,
    "isConditional": False,
    "isLooped": False,
}
CLOUD_PROJECT = {"style": "classic", "isPrivate": False, "properties": {}}
READ_ONLY = {"status": "Status", "resolution": "Resolution", "created": "Created", "updated": "Updated"}


def issue_types(shapes: Shapes, project: Project) -> list[Json | None]:
    """The issue types that can be made in a project."""
    return [shapes.named("issuetype", kind) for kind in project.issue_types]


def fields(state: JiraState, shapes: Shapes, project: Project, kind: Named) -> list[Json]:
    """The fields of the create screen, one entry each, as Cloud's createmeta lists them."""
    place = Place(state, project, shapes.dialect)
    apart = [
        _apart("issuetype", "Issue Type", [shapes.named("issuetype", kind)]),
        _apart("project", "Project", [shapes.project(project)]),
    ]
    required = project.required.get(kind.name, ())
    listed = [
        field
        for field in catalogue.of(state).values()
        if on_screen(field, project, "create") and (field.id != SEVERITY or field.id in required)
    ]
    return apart + [one_field(shapes, place, field, field.id in required) for field in listed]


def edit_fields(state: JiraState, shapes: Shapes, issue: Issue) -> Json:
    """The fields of an issue's edit screen by id."""
    project, kind = issue.project, issue.type
    place, required = Place(state, project, shapes.dialect), project.required.get(kind.name, ())
    shown = {
        name: one_field(shapes, place, field, name in required)
        for name, field in catalogue.of(state).items()
        if on_screen(field, project, "edit")
    }
    for shape in shown.values():
        shape.pop("fieldId")
    return {"fields": shown}


def one_field(shapes: Shapes, place: Place, field: Field, required: bool) -> Json:
    """A field's metadata."""
    shape: Json = {
        "required": required or field.required,
        "schema": field.schema,
        "name": field.name,
        "key": field.id,
        "hasDefaultValue": field.id == "priority",
        "operations": list(field.operations),
        "fieldId": field.id,
    }
    if field.id == "priority":
        shape["defaultValue"] = shapes.named("priority", field.default)
    if field.allowed:
        shape["allowedValues"] = [_allowed(shapes, field, value) for value in field.allowed(place)]
    if field.kind == "user":
        asked = "query" if shapes.dialect.cloud else "username"
        shape["autoCompleteUrl"] = shapes.at(f"user/assignable/search?project={place.project.key}&{asked}=")
    return shape


def _allowed(shapes: Shapes, field: Field, value: Named | Version) -> Json | None:
    return shapes.version(value) if isinstance(value, Version) else shapes.named(field.kind, value)


def _apart(field: str, name: str, allowed: list[Json | None]) -> Json:
    return {
        "required": True,
        "schema": {"type": field, "system": field},
        "name": name,
        "key": field,
        "hasDefaultValue": False,
        "operations": ["set"] if field == "project" else [],
        "allowedValues": allowed,
        "fieldId": field,
    }


def all_fields(state: JiraState) -> list[Json]:
    """Every field of the site, as `/field` lists them."""
    listed = [
        _listed(field.id, field.name, custom=field.custom) | {"schema": field.schema}
        for field in catalogue.of(state).values()
    ]
    return listed + [_listed(field, name, custom=False) for field, name in READ_ONLY.items()]


def _listed(field: str, name: str, *, custom: bool) -> Json:
    number = field.rpartition("_")[2]
    return {
        "id": field,
        "key": field,
        "name": name,
        "custom": custom,
        "orderable": True,
        "navigable": True,
        "searchable": True,
        "clauseNames": [f"cf[{number}]", name] if custom else [field],
    }


def transition(shapes: Shapes, status: Status, *, fields_too: bool) -> Json:
    """A transition, with its screen's fields when asked for."""
    asks = asks_resolution(status)
    shape: Json = {"id": status.transition, "name": status.name, "to": shapes.status(status)}
    if shapes.dialect.cloud:
        shape |= FREE_TRANSITION | {"hasScreen": asks}
    if fields_too:
        shape["fields"] = {"resolution": _resolution(shapes)} if asks else {}
    return shape


def _resolution(shapes: Shapes) -> Json:
    return {
        "required": True,
        "schema": {"type": "resolution", "system": "resolution"},
        "name": "Resolution",
        "key": "resolution",
        "hasDefaultValue": False,
        "operations": ["set"],
        "allowedValues": [shapes.named("resolution", value) for value in RESOLUTIONS],
    }


def project(state: JiraState, shapes: Shapes, value: Project) -> Json:
    """A project with all that belongs to it."""
    return shapes.project(value) | {
        "expand": "description,lead,issueTypes,url,projectKeys,permissions,insight",
        "description": "",
        "lead": shapes.user(value.lead),
        "components": [shapes.named("component", component) for component in value.components],
        "issueTypes": issue_types(shapes, value),
        "versions": [shapes.version(version) for version in state.versions_of(value)],
        "assigneeType": "UNASSIGNED",
        "roles": {},
        **(CLOUD_PROJECT if shapes.dialect.cloud else {}),
    }
