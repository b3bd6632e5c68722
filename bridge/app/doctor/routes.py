"""A dry run of every route: whether an issue could be opened, and everybody is there who is to decide."""

import json
from collections.abc import Iterator

from bridge.app.doctor.findings import Finding, Level, Part, fail, found, ok, warn
from bridge.domain.fields import encode
from bridge.domain.incoming import FieldNeeded
from bridge.domain.rules import Route, Rules
from bridge.jira import inspect
from bridge.jira.client import Connection
from bridge.jira.reader import Reader
from bridge.slack.inspect import Inspector

FEW = 5
"""So many of a field's allowed values are named."""

SAMPLES = {"number": "1", "date": "2027-01-31"}
"""A value to show where Jira names none, by the kind of field."""


def look_at_routes(rules: Rules, connection: Connection, inspector: Inspector) -> Part:
    """Each route in the order of the settings."""
    findings = [finding for route in rules.routes for finding in _route(route, connection, inspector)]
    if any(route.ends_in_jira for route in rules.routes):
        findings += found(_links(connection))
    return Part("Routes", tuple(findings))


def _route(route: Route, connection: Connection, inspector: Inspector) -> Iterator[Finding]:
    about = f"route {route.name}"
    findings = [
        *(found(_issues(route, connection), about) if route.ends_in_jira else ()),
        *found(_people(route, inspector), about),
    ]
    if all(finding.level is not Level.FAIL for finding in findings):
        where = (
            f"an issue could be opened in {route.project}" if route.ends_in_jira else "it ends in its channel"
        )
        yield ok(f"{about}: {where}")
    yield from findings


def _issues(route: Route, connection: Connection) -> Iterator[Finding]:
    """Screen first: a project or an issue type that is not there is said by its name."""
    for field in Reader(connection).create_screen(route.project, route.issue_type, route.fields):
        yield fail(_wanted(route, field))
    moves = route.closes_duplicates or route.reopens
    for right in inspect.lacking(connection, route.project):
        if right == inspect.RIGHTS["TRANSITION_ISSUES"] and not moves:
            continue
        yield fail(
            f"route {route.name}: the account may not {right} in {route.project}: let it in Jira's permissions"
        )
    if route.number_field:
        yield from _number(route, connection)


def _wanted(route: Route, field: FieldNeeded) -> str:
    """The line to add to the settings, and what else may stand there."""
    shown, rest = field.allowed[:FEW], len(field.allowed) - FEW
    value = encode(field, [shown[0] if shown else SAMPLES.get(field.kind, "…")])
    others = [*shown[1:], *([f"one of {rest} more"] if rest > 0 else [])]
    return (
        f'route {route.name}: {route.project}/{route.issue_type} needs "{field.name}": add {field.id} = {_toml(value)} '
        f"to routes.{route.name}.fields" + (f" (or {', '.join(others)})" if others else "")
    )


def _toml(value: object) -> str:
    """A value as the settings file writes it."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_toml(one)}' for key, one in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _number(route: Route, connection: Connection) -> Iterator[Finding]:
    key = f"routes.{route.name}.number_field"
    field = inspect.number_field(connection, route.project, route.number_field)
    if field is None:
        yield fail(f"{key}: Jira has no field {route.number_field}: look its id up under Custom fields")
    elif not field.takes_numbers:
        yield fail(f'{key}: "{field.name}" takes no numbers: set a field of the type Number')
    elif field.editable is False:
        yield fail(
            f'{key}: "{field.name}" is not on the edit screen of {route.project}: an administrator adds it'
        )
    elif field.editable is None:
        yield warn(f'{key}: {route.project} has no issue yet to see whether "{field.name}" can be edited')


def _people(route: Route, inspector: Inspector) -> Iterator[Finding]:
    for key, users in (("owners", route.owners), ("deputy", (route.deputy,) if route.deputy else ())):
        for user in users:
            if not inspector.is_there(user):
                yield fail(
                    f"routes.{route.name}.{key}: nobody in Slack is {user}: set the id of somebody who is there"
                )
    if not route.owners:
        yield warn(f"route {route.name}: no owners are set, so everybody in its channel decides")


def _links(connection: Connection) -> Iterator[Finding]:
    yield ok(f'issues that are one problem are linked as "{inspect.duplicate_link(connection)}"')
