"""The one place from which the bridge speaks to Jira."""

import threading
import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from urllib.parse import quote

import jira
from requests import RequestException, Response

from bridge.domain.addresses import is_private
from bridge.domain.errors import SettingsError, TryLaterError, UncertainError
from bridge.jira import faults
from bridge.jira.dialects import DIALECTS, Dialect


@dataclass(frozen=True, slots=True)
class JiraOptions:
    """Where Jira is, and as whom to speak.

    Attributes:
        url: of the API; with a scoped token ``https://api.atlassian.com/ex/jira/CLOUD_ID``.
        email: of the account that owns the token; a Data Center's token says whose it is by itself.
        token: an API token, or on a Data Center a personal access token; never shown.
        kind: ``cloud`` or ``server``, which is Jira's own name for a Data Center.
        browse_url: of the site that people open; the API's when empty.
        timeout: seconds to connect, seconds to wait for an answer.
        dedicated: the account is the bridge's own, so that whatever it writes is ours.
    """

    url: str
    token: str = field(repr=False)
    email: str = ""
    kind: str = "cloud"
    browse_url: str = ""
    timeout: tuple[float, float] = (5.0, 20.0)
    dedicated: bool = True

    def __post_init__(self) -> None:
        """Refuse what no request can be made with, before anything waits for Jira."""
        if not (is_private(self.url) and self.url.startswith("http")):
            raise SettingsError(
                "jira.url must be an address that begins with https://, without a name or password in it: "
                "the token would be read on its way."
            )
        if not (self.token.isascii() and self.token.isprintable() and self.token):
            raise SettingsError("jira.token is empty or has characters that no token has: copy it again.")
        if self.kind not in DIALECTS:
            raise SettingsError(f"jira.kind is {self.kind!r}: it must be one of {' or '.join(DIALECTS)}.")
        if self.kind == "cloud" and not (self.email.isascii() and self.email.isprintable() and self.email):
            raise SettingsError(f"jira.email is {self.email!r}: set the address of the token's account.")


class Connection:
    """Calls to Jira's REST API from any thread; errors come out as the bridge's own.

    Nothing connects before the first call, so Jira may be down when the bridge starts. Each thread has a client
    of its own, because the client's session is not safe to share. The client never retries: it would send a
    POST again after a dropped connection.
    """

    def __init__(self, options: JiraOptions, now: Callable[[], float] = monotonic) -> None:
        """Keep where Jira is; ``now`` tells seconds that only go forward."""
        self.options = options
        self._now = now
        self.dialect: Dialect = DIALECTS[options.kind]
        self._root = f"{options.url.rstrip('/')}/rest"
        self._here = threading.local()
        self._clients: weakref.WeakSet[jira.JIRA] = weakref.WeakSet()
        self._guard = threading.Lock()
        self._account: tuple[str, str] | None = None
        self._rest_until = 0.0

    def read(self, method: str, *path: str, query: Mapping[str, Any] | None = None, body: Any = None) -> Any:
        """Ask something that changes nothing; some questions are POSTs.

        Args:
            method: ``GET`` or ``POST``.
            path: the segments below ``/rest/api/VERSION``, not yet quoted.
            query: the query string's parameters.
            body: the JSON body.

        Returns:
            The JSON answer.

        Raises:
            RefusedError: Jira said no.
            TryLaterError: anything else went wrong; a read can always be repeated.
        """
        return self._read(method, ("api", self.dialect.api, *path), query, body)

    def read_at(self, *path: str) -> Any:
        """What another interface gives, by its segments below ``/rest``; raises what ``read`` raises."""
        return self._read("GET", path, None, None)

    def write(self, method: str, *path: str, body: Any, query: Mapping[str, Any] | None = None) -> Any:
        """Change something; the arguments are those of ``read``.

        Raises:
            RefusedError: Jira said no and did nothing.
            TryLaterError: Jira did nothing and may do it later.
            UncertainError: nobody knows whether it was done.
        """
        return self._call(method, ("api", self.dialect.api, *path), params=query, json=body)

    def upload(self, *path: str, name: str, data: bytes) -> Any:
        """Send a file; raises what ``write`` raises.

        https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/
        """
        # The session says JSON of everything unless it is told not to.
        headers = {"X-Atlassian-Token": "no-check", "Content-Type": None}
        sent = {"files": {"file": (name, data)}, "headers": headers}
        return self._call("POST", ("api", self.dialect.api, *path), **sent)

    def account(self) -> tuple[str, str]:
        """Jira's id and the display name of the account that the token belongs to, asked once."""
        if self._account is None:
            me = self.read("GET", "myself")
            with faults.as_documented(TryLaterError):
                self._account = (me[self.dialect.person], me.get("displayName", ""))
        return self._account

    def browse(self, key: str) -> str:
        """Where a person looks at an issue."""
        return f"{(self.options.browse_url or self.options.url).rstrip('/')}/browse/{key}"

    def close(self) -> None:
        """Give back the sockets of all threads."""
        with self._guard:
            clients = list(self._clients)
            self._clients.clear()
        for client in clients:
            client.close()  # type: ignore[no-untyped-call]
        self._here = threading.local()

    def _read(self, method: str, path: tuple[str, ...], query: Mapping[str, Any] | None, body: Any) -> Any:
        try:
            return self._call(method, path, params=query, json=body)
        except UncertainError as error:
            raise TryLaterError(str(error)) from None

    def _call(self, method: str, path: tuple[str, ...], **sent: Any) -> Any:
        if (rest := self._rest_until - self._now()) > 0:
            raise TryLaterError("Jira has asked the bridge to slow down.", rest)
        url = "/".join([self._root, *(quote(segment, safe="") for segment in path)])
        try:
            response = self._client()._session.request(method, url, **sent)  # noqa: SLF001 - the client cannot send entity properties
        except RequestException as error:
            raise faults.of_network(error) from None
        except TryLaterError as error:
            if error.after and error.reason != faults.BURST:
                self._rest_until = self._now() + error.after
            raise
        return _json(response)

    def _client(self) -> jira.JIRA:
        client: jira.JIRA | None = getattr(self._here, "client", None)
        if client is None:
            client = self._here.client = _connect(self.options)
            with self._guard:
                self._clients.add(client)
        return client


def _connect(options: JiraOptions) -> jira.JIRA:
    """A client that has not spoken yet.

    Its logging is off because it would print bodies. Its session's hook turns refusals into our errors before
    the client words its own: those hold headers and bodies, and unusual bodies make it stumble.
    """
    basic = (options.email, options.token) if options.kind == "cloud" else None
    client = jira.JIRA(
        options={"server": options.url},
        basic_auth=basic,
        token_auth=None if basic else options.token,
        get_server_info=False,
        logging=False,
        max_retries=0,
        timeout=options.timeout,
    )
    client._session.hooks["response"] = [faults.check]  # noqa: SLF001 - it has no public door to its session
    return client


def _json(response: Response) -> Any:
    if not response.content:
        return None
    try:
        return response.json()
    except (ValueError, RecursionError):
        raise UncertainError("What answered is not Jira: check jira.url.") from None
