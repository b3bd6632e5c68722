"""The sandbox's control API over HTTP: the only door through which the people see and do anything."""

import json
from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlencode, urlsplit

TIMEOUT = 40.0
"""Seconds; longer than the longest wait asked of the sandbox."""

Answer = dict[str, Any]


class HandsError(RuntimeError):
    """The sandbox is not there, or failed; the message is its sentence."""


class RefusedError(HandsError):
    """The sandbox does not let this person do this, or not any more: the button is gone, the modal closed."""


class Hands:
    """Asks and does things at one sandbox.

    Every call has a connection of its own: on a kept one that the server has just closed nobody could tell whether
    a post was made.

    Args:
        url: where the sandbox listens, such as `http://127.0.0.1:8400`.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or 80

    def ask(self, path: str, **query: object) -> Answer:
        """Read something, for example `ask("slack/changes", after=0)`.

        Raises:
            RefusedError: the sandbox does not let this be done.
            HandsError: the sandbox is not there.
        """
        given = {name: value for name, value in query.items() if value is not None}
        return self._call("GET", f"{path}?{urlencode(given)}" if given else path, None)

    def do(self, path: str, **body: object) -> Answer:
        """Do something, for example `do("jira/release", user="Priya", project="PAY", version="5.3")`.

        Raises:
            RefusedError: the sandbox does not let this be done.
            HandsError: the sandbox is not there.
        """
        return self._call("POST", path, {name: value for name, value in body.items() if value is not None})

    def _call(self, method: str, path: str, body: Mapping[str, object] | None) -> Answer:
        data = None if body is None else json.dumps(body).encode()
        with closing(HTTPConnection(self._host, self._port, timeout=TIMEOUT)) as connection:
            try:
                connection.request(method, f"/sandbox/{path}", data, {"Content-Type": "application/json"})
                response = connection.getresponse()
                answer: Answer = json.loads(response.read() or b"{}")
            except (OSError, HTTPException, ValueError) as error:
                raise HandsError(
                    f"{method} /sandbox/{path}: the sandbox does not answer ({error})."
                ) from error
        if response.status >= 400:
            kind = RefusedError if response.status < 500 else HandsError
            raise kind(f"{method} /sandbox/{path}: {answer.get('error', response.status)}")
        return answer
