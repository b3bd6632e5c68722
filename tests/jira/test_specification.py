"""Every request that the bridge makes is one that Jira's own description of its interface allows."""

import json
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from jsonschema import Draft202012Validator
from requests import PreparedRequest, Response

from bridge.domain.errors import RefusedError
from bridge.domain.outgoing import (
    AdoptIssue,
    CloseDuplicate,
    Comment,
    CreateIssue,
    EditComment,
    LinkIssues,
    LinkPage,
    Note,
    ReopenIssue,
    SetNumber,
)
from bridge.jira import inspect, lookup
from bridge.jira.client import Connection
from bridge.jira.reader import Reader
from bridge.jira.sender import JiraSender
from tests.jira.conftest import Connect
from tests.jira.orders import by_hand, commented, created, draft
from tests.sandbox.jira.pocket import Site

NUMBER = {"project": "PAY", "issuetype": "Task", "name": "Reports", "kind": "number", "required": False}
SPECIFICATION = Path(__file__).parents[3] / "shared" / "specs" / "jira-cloud-platform-v3.json"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SPECIFICATION.is_file(), reason="needs ../shared/specs beside the checkout"),
]


@cache
def specification() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SPECIFICATION.read_bytes())
    return found


def operation(method: str, path: str) -> tuple[str, dict[str, Any]]:
    """The operation of the description that a request is; a literal segment goes before a variable one."""
    paths = specification()["paths"]
    for template in sorted(paths, key=lambda one: one.count("{")):
        pattern = re.sub(r"\\{[^/]+\\}", "[^/]+", re.escape(template))
        if re.fullmatch(pattern, path) and method.lower() in paths[template]:
            return template, paths[template][method.lower()]
    raise LookupError(f"{method} {path} is not described")


def everything(site: Site, connection: Connection) -> None:
    """Every call that the room can make."""
    sender, reader, note = JiraSender(connection), Reader(connection), Note("Fourteen agents.")
    since = datetime.now(UTC)
    sender.mark(CreateIssue(draft()))
    seen = created(sender)
    made = commented(sender.perform(Comment(seen.id, note), "comment:9"))
    sender.perform(EditComment(seen.id, made.comment_id, note), "edit:9")
    sender.perform(AdoptIssue(by_hand(site)), "issue:2")
    with pytest.raises(RefusedError):
        sender.perform(CreateIssue(draft("DEL")), "issue:3")
    other = created(sender, "issue:2", assignee={"emailAddress": "otto@sandbox.example"})
    sender.perform(LinkIssues(other.id, seen.id, duplicate=True), "duplicate:2:1")
    sender.perform(LinkPage(seen.id, "bridge:problem:17", "https://bridge.example/17", "Refund"), "page:1")
    field = site.hand("set", require=NUMBER)["field"]
    sender.perform(SetNumber(seen.id, field, 38), "number:1")
    sender.perform(CloseDuplicate(other.id), "close:2")
    sender.perform(ReopenIssue(other.id), "reopen:2")
    sender.find(CreateIssue(draft()), "issue:4", since, "0")
    sender.find(Comment(seen.id, note), "comment:10", since, "")
    lookup.effect_of(connection, {"id": made.comment_id, "author": {"accountId": reader.myself()[0]}})
    reader.changed(["PAY"], 5)
    reader.issues([seen.id])
    reader.issue("PAY-999")
    reader.comments(seen.id)
    reader.versions("PAY")
    reader.myself()
    list(reader.backlog(["PAY", "NOPE"]))
    reader.create_screen("PAY", "Bug")
    inspect.server(connection)
    inspect.lacking(connection, "PAY")
    inspect.quiet(connection, "PAY")
    inspect.duplicate_link(connection)
    inspect.number_field(connection, "PAY", field)


@pytest.fixture
def requests_made(site: Site, connect: Connect) -> list[PreparedRequest]:
    made: list[PreparedRequest] = []

    def keep(response: Response, **_: Any) -> None:
        made.append(response.request)

    connection = connect()
    connection._client()._session.hooks["response"].insert(0, keep)
    everything(site, connection)
    return made


def described(request: PreparedRequest) -> tuple[str, dict[str, Any]]:
    return operation(request.method or "", urlsplit(request.url or "").path.removeprefix("/jira"))


def test_every_call_is_described_with_its_parameters(requests_made: list[PreparedRequest]) -> None:
    for request in requests_made:
        template, described_as = described(request)
        known = {one["name"] for one in described_as.get("parameters", ())}
        assert {name for name, _ in parse_qsl(urlsplit(request.url or "").query)} <= known, template


def test_every_body_fits_its_description(requests_made: list[PreparedRequest]) -> None:
    bodies = 0
    for request in requests_made:
        if isinstance(request.body, bytes):
            _, described_as = described(request)
            schema = described_as["requestBody"]["content"]["application/json"]["schema"]
            validator = Draft202012Validator({**schema, "components": specification()["components"]})
            validator.validate(json.loads(request.body))
            bodies += 1
    assert bodies >= 16


def test_every_endpoint_of_the_room_is_tried(requests_made: list[PreparedRequest]) -> None:
    tried = {(request.method, described(request)[0].removeprefix("/rest/api/3")) for request in requests_made}
    assert tried == {
        ("POST", "/issue"),
        ("GET", "/issue/{issueIdOrKey}"),
        ("POST", "/issue/bulkfetch"),
        ("GET", "/issue/{issueIdOrKey}/properties/{propertyKey}"),
        ("PUT", "/issue/{issueIdOrKey}/properties/{propertyKey}"),
        ("GET", "/issue/{issueIdOrKey}/comment"),
        ("POST", "/issue/{issueIdOrKey}/comment"),
        ("PUT", "/issue/{issueIdOrKey}/comment/{id}"),
        ("GET", "/comment/{commentId}/properties/{propertyKey}"),
        ("POST", "/search/jql"),
        ("GET", "/issue/createmeta/{projectIdOrKey}/issuetypes"),
        ("GET", "/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}"),
        ("GET", "/project/{projectIdOrKey}"),
        ("GET", "/project/{projectIdOrKey}/versions"),
        ("GET", "/myself"),
        ("GET", "/issueLinkType"),
        ("POST", "/issueLink"),
        ("POST", "/issue/{issueIdOrKey}/remotelink"),
        ("PUT", "/issue/{issueIdOrKey}"),
        ("GET", "/issue/{issueIdOrKey}/transitions"),
        ("POST", "/issue/{issueIdOrKey}/transitions"),
        ("GET", "/issue/{issueIdOrKey}/editmeta"),
        ("GET", "/serverInfo"),
        ("GET", "/mypermissions"),
        ("GET", "/field"),
        ("GET", "/user/search"),
    }
