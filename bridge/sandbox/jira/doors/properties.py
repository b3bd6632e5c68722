"""Doors to the entity properties of issues and comments.

See https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/
"""

from collections.abc import Callable
from typing import Any

from bridge.sandbox.jira import properties
from bridge.sandbox.jira.doors.call import NOTHING, Answer, Call, Handler, Table

Holder = Callable[[Call], dict[str, Any]]


def _of_issue(call: Call) -> dict[str, Any]:
    return call.issue.properties


def _of_comment(call: Call) -> dict[str, Any]:
    comment = call.state.comment(call.path["comment"])
    call.find(str(comment.issue))
    return comment.properties


def _keys(holder: Holder, root: str) -> Handler:
    def keys(call: Call) -> Answer:
        """The keys of all properties."""
        base = root.format(**call.path)
        return Answer(
            {"keys": [{"key": key, "self": call.shapes.at(f"{base}/{key}")} for key in holder(call)]}
        )

    return keys


def _read(holder: Holder) -> Handler:
    def read(call: Call) -> Answer:
        """One property with its value."""
        key = call.path["key"]
        return Answer({"key": key, "value": properties.of(holder(call), key)})

    return read


def _write(holder: Holder) -> Handler:
    def write(call: Call) -> Answer:
        """Set a property: 201 when it is new, 200 when it was there."""
        key, held = call.path["key"], holder(call)
        value = properties.checked(key, call.json())
        status = 200 if key in held else 201
        held[key] = value
        return Answer(status=status)

    return write


def _delete(holder: Holder) -> Handler:
    def delete(call: Call) -> Answer:
        """Take a property away."""
        held = holder(call)
        properties.of(held, call.path["key"])
        del held[call.path["key"]]
        return NOTHING

    return delete


def _table(holder: Holder, root: str) -> Table:
    return {
        ("GET", f"/{root}"): _keys(holder, root),
        ("GET", f"/{root}/{{key}}"): _read(holder),
        ("PUT", f"/{root}/{{key}}"): _write(holder),
        ("DELETE", f"/{root}/{{key}}"): _delete(holder),
    }


TABLE: Table = {
    **_table(_of_issue, "issue/{issue}/properties"),
    **_table(_of_comment, "comment/{comment}/properties"),
}
