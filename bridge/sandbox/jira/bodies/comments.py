"""The shapes of comments."""

from bridge.sandbox.jira.bodies.shapes import Json, Shapes
from bridge.sandbox.jira.comments import is_internal
from bridge.sandbox.jira.model import Comment


def comment(shapes: Shapes, value: Comment, *, properties: bool = False) -> Json:
    """A comment, with its entity properties when asked for."""
    shape: Json = {
        "self": shapes.at(f"issue/{value.issue}/comment/{value.id}"),
        "id": str(value.id),
        "author": shapes.user(value.author),
        "body": shapes.dialect.shown(value.body),
        "updateAuthor": shapes.user(value.update_author),
        "created": shapes.time(value.created),
        "updated": shapes.time(value.updated),
    }
    if shapes.dialect.cloud:
        shape["jsdPublic"] = not is_internal(value)
    if value.visibility:
        shape["visibility"] = value.visibility
    if properties:
        shape["properties"] = [{"key": key, "value": each} for key, each in value.properties.items()]
    return shape


def page(shapes: Shapes, values: list[Comment], start: int, limit: int, *, properties: bool = False) -> Json:
    """A page of comments out of all of an issue's."""
    shown = values[start : start + limit]
    return {
        "comments": [comment(shapes, value, properties=properties) for value in shown],
        "maxResults": limit,
        "total": len(values),
        "startAt": start,
    }
