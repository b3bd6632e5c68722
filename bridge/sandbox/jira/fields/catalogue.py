"""The fields of an issue that people can set: how each is read, listed and required."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bridge.sandbox.jira import world
from bridge.sandbox.jira.fields import readers
from bridge.sandbox.jira.fields.readers import Place, Reader
from bridge.sandbox.jira.model import Custom, Named, Project, Version
from bridge.sandbox.jira.state import JiraState

CUSTOM = "com.atlassian.jira.plugin.system.customfieldtypes:"
SET = ("set",)
LIST = ("add", "set", "remove")


@dataclass(frozen=True)
class Field:
    """One field.

    Args:
        id: Its id, as in an issue's `fields`.
        name: Its name for people.
        kind: What its values are: text, document, user, labels, number, date, option, or a kind of named thing.
        schema: Its data type, in Jira's words.
        read: From a request's value to the stored one.
        allowed: Its allowed values at a place, for fields that have such a list.
        operations: What an update may do with it.
        default: What a new issue gets when nothing is said.
        required: Whether a new issue needs it in every project.
        project: The key of the only project that has it; empty for all.
    """

    id: str
    name: str
    kind: str
    schema: dict[str, Any]
    read: Reader
    allowed: Callable[[Place], Iterable[Named | Version]] | None = None
    operations: tuple[str, ...] = SET
    default: Any = None
    required: bool = False
    project: str = ""

    @property
    def custom(self) -> bool:
        """Whether the site's administrators made this field."""
        return "custom" in self.schema


def _system(name: str, kind: str, items: str | None = None) -> dict[str, Any]:
    return {"type": kind, "system": name} | ({"items": items} if items else {})


def _custom(field: str, kind: str, plugin: str) -> dict[str, Any]:
    return {"type": kind, "custom": CUSTOM + plugin, "customId": int(field.rpartition("_")[2])}


def _priorities(_place: Place) -> tuple[Named, ...]:
    return world.PRIORITIES


def _severities(_place: Place) -> tuple[Named, ...]:
    return world.SEVERITIES


def _versions(place: Place) -> list[Version]:
    return place.state.versions_of(place.project)


def _components(place: Place) -> tuple[Named, ...]:
    return place.project.components


FIELDS: dict[str, Field] = {
    field.id: field
    for field in (
        Field("summary", "Summary", "text", _system("summary", "string"), readers.summary, required=True),
        Field("description", "Description", "document", _system("description", "string"), readers.document),
        Field("assignee", "Assignee", "user", _system("assignee", "user"), readers.user),
        Field("reporter", "Reporter", "user", _system("reporter", "user"), readers.user),
        Field(
            "priority",
            "Priority",
            "priority",
            _system("priority", "priority"),
            readers.one_of(_priorities, "priority"),
            _priorities,
            default=world.MEDIUM,
        ),
        Field(
            "labels",
            "Labels",
            "labels",
            _system("labels", "array", "string"),
            readers.labels,
            operations=LIST,
            default=(),
        ),
        Field(
            "components",
            "Components",
            "component",
            _system("components", "array", "component"),
            readers.components,
            _components,
            LIST,
            default=(),
        ),
        Field(
            "fixVersions",
            "Fix versions",
            "version",
            _system("fixVersions", "array", "version"),
            readers.versions,
            _versions,
            LIST,
            default=(),
        ),
        Field(
            world.SEVERITY,
            "Severity",
            "option",
            _custom(world.SEVERITY, "option", "select"),
            readers.one_of(_severities, "Severity", "value"),
            _severities,
        ),
        Field(
            world.REPORTS,
            "Reports",
            "number",
            _custom(world.REPORTS, "number", "float"),
            readers.number,
        ),
    )
}

CUSTOM_KINDS: Mapping[str, tuple[str, str, Reader]] = {
    "text": ("string", "textfield", readers.words),
    "number": ("number", "float", readers.number),
    "user": ("user", "userpicker", readers.user),
    "date": ("date", "datepicker", readers.date),
}
"""By kind: the data type, Jira's plugin and the reader."""


def of(state: JiraState) -> Mapping[str, Field]:
    """The fields of a site, those that its administrators made among them."""
    return FIELDS | {custom.id: _made(custom) for custom in state.customs.values()}


def on_screen(field: Field, project: Project, screen: str) -> bool:
    """Whether a project has a field, and shows it on the screen named `create` or `edit`."""
    left_out = project.off[screen] | project.absent
    return field.id not in left_out and field.project in {"", project.key}


def _made(custom: Custom) -> Field:
    if custom.kind == "option":
        choices = readers.one_of(lambda _place: custom.options, custom.name, "value")
        schema = _custom(custom.id, "option", "select")
        return Field(
            custom.id,
            custom.name,
            "option",
            schema,
            choices,
            lambda _place: custom.options,
            project=custom.project,
        )
    kind, plugin, reader = CUSTOM_KINDS[custom.kind]
    schema = _custom(custom.id, kind, plugin)
    return Field(custom.id, custom.name, custom.kind, schema, reader, project=custom.project)
