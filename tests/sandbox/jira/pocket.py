"""A running pocket Jira for tests: the real client, plain HTTP, people's hands."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from typing import Any
from urllib.parse import urlsplit

from jira import JIRA

from bridge.sandbox.jira import JiraState
from bridge.sandbox.jira.doors.faces import CLOUD_ID
from bridge.sandbox.jira.webhooks.postman import Postman

BRIDGE = "bridge@sandbox.example"
TOKEN = "sandbox-token"
PAT = "sandbox-pat"
PATIENCE = 10.0


@dataclass(frozen=True)
class Reply:
    """What came back over HTTP."""

    status: int
    headers: HTTPMessage
    raw: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.raw)


@dataclass(frozen=True)
class Site:
    """A running site: its state and the ways to reach it."""

    url: str
    state: JiraState
    postman: Postman

    def client(self, email: str = BRIDGE, token: str = TOKEN, *, info: bool = True) -> JIRA:
        """The real client, set up as the bridge does it."""
        return JIRA(
            server=f"{self.url}/jira",
            basic_auth=(email, token),
            max_retries=0,
            timeout=PATIENCE,
            options={"rest_api_version": "3"},
            get_server_info=info,
        )

    def server_client(self, token: str = PAT) -> JIRA:
        """The real client at the Data Center face."""
        return JIRA(
            options={"server": f"{self.url}/jira-dc"}, token_auth=token, max_retries=0, timeout=PATIENCE
        )

    def server(self, method: str, path: str, body: Any = None, *, token: str = PAT) -> Reply:
        """One REST call to the Data Center face; an empty token is anonymous."""
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        return self.http(method, f"/jira-dc/rest/api/2{path}", body, headers)

    def gateway(self, path: str, token: str, cloud_id: str = CLOUD_ID) -> Reply:
        """One question by the gateway."""
        headers = {"Authorization": _basic(f"{BRIDGE}:{token}")}
        return self.http("GET", f"/gateway/ex/jira/{cloud_id}/rest/api/3{path}", None, headers)

    def rest(self, method: str, path: str, body: Any = None, *, login: str = f"{BRIDGE}:{TOKEN}") -> Reply:
        """One REST call; an empty login is anonymous."""
        headers = {"Content-Type": "application/json"}
        if login:
            headers["Authorization"] = _basic(login)
        return self.http(method, f"/jira/rest/api/3{path}", body, headers)

    def hand(self, deed: str, /, **body: Any) -> Any:
        """Do something by the control API.

        Raises:
            LookupError: It was refused, with the sentence.
        """
        return _glad(self.http("POST", f"/sandbox/jira/{deed}", body))

    def look(self, name: str) -> Any:
        """Read something from the control API."""
        return _glad(self.http("GET", f"/sandbox/jira/{name}"))

    def http(
        self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """One HTTP call; a body is sent as JSON, bytes as they are."""
        raw = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=PATIENCE)
        try:
            connection.request(method, path, raw, dict(headers or {}))
            answer = connection.getresponse()
            return Reply(answer.status, answer.headers, answer.read())
        finally:
            connection.close()


def _basic(login: str) -> str:
    return "Basic " + base64.b64encode(login.encode()).decode()


def _glad(reply: Reply) -> Any:
    if reply.status >= 400:
        raise LookupError(reply.json["error"])
    return reply.json


def task(summary: str = "Vouchers vanish at payment", project: str = "PAY", **fields: Any) -> dict[str, Any]:
    """The fields of a plain new task."""
    return {"project": {"key": project}, "issuetype": {"name": "Task"}, "summary": summary, **fields}
