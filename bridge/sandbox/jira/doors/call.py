"""One REST call: what a handler is given and what it gives back."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import QueryParams

from bridge.sandbox.jira.bodies.issues import View
from bridge.sandbox.jira.bodies.shapes import Shapes
from bridge.sandbox.jira.dialect import Dialect
from bridge.sandbox.jira.errors import Refused, bad
from bridge.sandbox.jira.model import Issue, User
from bridge.sandbox.jira.reading import written
from bridge.sandbox.jira.state import JiraState

UNSEEN = "You do not have the permission to see the specified issue."
NOT_JSON = "There was an error parsing JSON. Check that your request body is valid."


@dataclass(frozen=True)
class Answer:
    """What a handler gives back; no body is sent when it is None."""

    body: Any = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


NOTHING = Answer(status=204)


@dataclass(frozen=True)
class Call:
    """A signed-in user's call; `shapes` writes values for this user."""

    state: JiraState
    user: User
    path: Mapping[str, str]
    query: QueryParams
    raw: bytes
    shapes: Shapes

    @property
    def dialect(self) -> Dialect:
        """What this user's kind of Jira takes and gives."""
        return self.shapes.dialect

    @property
    def view(self) -> View:
        """The site as this user sees it."""
        return View(self.state, self.shapes, self.user)

    @property
    def issue(self) -> Issue:
        """The issue that the path names."""
        return self.find(self.path["issue"])

    def find(self, name: str) -> Issue:
        """An issue by id or key.

        Raises:
            Refused: 404, there is none. An issue that the user may not see is 404 on Cloud too, but 403 at Data
                Center, which does not conceal that it is there.
        """
        if self.dialect.cloud:
            return self.state.issue(name, self.user)
        found = self.state.issue(name)
        if not self.state.sees(self.user, found):
            raise Refused(403, [UNSEEN])
        return found

    def json(self) -> Any:
        """The body's JSON value.

        Raises:
            Refused: 400, it is not JSON.
        """
        try:
            return json.loads(self.raw)
        except ValueError as problem:
            raise bad(NOT_JSON) from problem

    def object(self) -> dict[str, Any]:
        """The body's JSON object.

        Raises:
            Refused: 400, it is not one.
        """
        value = self.json()
        if not isinstance(value, dict):
            raise bad(NOT_JSON)
        return value

    def number(self, name: str, default: int, most: int | None = None) -> int:
        """A query parameter that is a number of things, never negative.

        Raises:
            Refused: 400, it is no number.
        """
        text = self.query.get(name, str(default))
        number = written(text)
        if number is None:
            raise bad(f"The value '{text}' for the query parameter '{name}' is not a number.")
        return min(number, most) if most is not None else number

    def words(self, name: str) -> list[str]:
        """A query parameter that is a list: given several times, or with commas."""
        return [word.strip() for text in self.query.getlist(name) for word in text.split(",") if word.strip()]


Handler = Callable[[Call], Answer]
Table = Mapping[tuple[str, str], Handler]
"""Handlers by method and path below the REST root."""
