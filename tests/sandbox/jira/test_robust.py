"""Whatever JSON is sent, the answer is Jira's: done, or refused; never a failure of the sandbox itself.

Each body below is right; then every part of it is replaced by every kind of wrong thing.
"""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.datastructures import QueryParams

from bridge.sandbox.jira import JiraState, versions
from bridge.sandbox.jira import issues as deeds
from bridge.sandbox.jira.adf import document
from bridge.sandbox.jira.bodies.shapes import Shapes
from bridge.sandbox.jira.doors import comments, issues, links, projects, properties, search
from bridge.sandbox.jira.doors.call import Call, Handler
from bridge.sandbox.jira.errors import Refused
from bridge.sandbox.jira.hands import releases, settings, work
from bridge.sandbox.jira.hands.hand import Doing, Hand
from bridge.sandbox.jira.world import BRIDGE, PRIYA, REPORTS, SEVERITY
from tests.sandbox.jira.pocket import task

WRONG: list[Any] = [None, True, 0, -1, 10**30, 1.5, "", "x", "a b", [], [None], [1], ["x"], [[]], [{}], {}]
WRONG += [
    {"x": 1},
    {"id": {}},
    {"name": []},
    {"key": None},
    {"accountId": []},
    [{"id": []}],
    [{"add": []}],
    [{"set": {}}],
]
MARK = [{"key": "bridge", "value": {"key": "issue:7"}}]
FIELDS: dict[str, Any] = {
    "labels": ["voice"],
    "description": document("Words"),
    "priority": {"name": "High"},
    "assignee": {"accountId": PRIYA.account_id},
    "fixVersions": [{"name": "5.3"}],
    "components": [{"name": "Refunds"}],
    SEVERITY: {"value": "S1"},
    REPORTS: 3,
}
COMMENT = {"body": document("Words"), "visibility": {"type": "role", "value": "Team"}, "properties": MARK}
ENDS = {"inwardIssue": {"key": "PAY-1"}, "outwardIssue": {"id": "PAY-2"}, "type": {"name": "Duplicate"}}
UPDATE = {"labels": [{"add": "a"}, {"remove": "b"}], "comment": [{"add": {"body": document("Words")}}]}
SEARCH = {
    "jql": "project = PAY",
    "fields": ["summary"],
    "properties": ["bridge"],
    "expand": "changelog",
    "maxResults": 5,
    "nextPageToken": None,
    "reconcileIssues": [],
}
REST: dict[str, tuple[Handler, Any]] = {
    "create": (issues.create, {"fields": task(**FIELDS), "properties": MARK}),
    "edit": (issues.edit, {"fields": {"summary": "New"}, "update": UPDATE}),
    "transition": (
        issues.transition,
        {"transition": {"id": "41"}, "fields": {"resolution": {"name": "Done"}}},
    ),
    "bulk": (
        issues.bulkfetch,
        {
            "issueIdsOrKeys": ["PAY-1"],
            "fields": ["summary"],
            "properties": ["bridge"],
            "expand": ["changelog"],
        },
    ),
    "comment": (comments.add, COMMENT),
    "property": (properties.TABLE["PUT", "/issue/{issue}/properties/{key}"], {"key": "issue:7"}),
    "remote": (
        links.put_remote,
        {
            "globalId": "7",
            "object": {"title": "Seven", "url": "https://a.example"},
            "relationship": "is told by",
        },
    ),
    "link": (links.connect, ENDS),
    "search": (search.by_post, SEARCH),
    "count": (search.count, {"jql": "project = PAY"}),
    "version": (
        projects.create_version,
        {"projectId": 10001, "name": "9", "released": True, "releaseDate": "2026-01-01", "description": "d"},
    ),
    "release": (projects.update_version, {"name": "9", "released": True, "archived": False}),
}
WHO = {"user": "Priya", "issue": "PAY-1"}
WHERE = {"user": "Priya", "project": "PAY"}
PLAIN = {
    "labels": ["voice"],
    "fixVersions": ["5.3"],
    "assignee": "Priya",
    "priority": "High",
    "description": "Words",
}
HANDS: dict[str, tuple[Doing, Any]] = {
    "issue": (
        work.open_issue,
        WHERE | {"summary": "New", "description": "Words", "issuetype": "Bug", "fields": PLAIN},
    ),
    "edit": (work.edit, WHO | {"fields": PLAIN}),
    "transition": (work.transition, WHO | {"to": "Done", "resolution": "Done"}),
    "comment": (work.comment, WHO | {"text": "Words", "visibility": "Team", "internal": True}),
    "move": (work.move, WHO | {"project": "APP"}),
    "delete": (work.delete, WHO),
    "version": (releases.make_version, WHERE | {"name": "9"}),
    "release": (releases.release, WHERE | {"version": "5.3"}),
    "set": (
        settings.change,
        {
            "down": False,
            "fail": {"path": "/issue", "status": 500, "times": 2},
            "rate_limit": {},
            "index_lag": 1,
            "token": "x",
        },
    ),
}


def site() -> JiraState:
    """Two issues and a version."""
    state = JiraState(index_lag=0.0)
    versions.create(state, PRIYA, state.project("PAY"), {"name": "5.3"})
    for _ in range(2):
        deeds.create(state, BRIDGE, task())
    return state


def paths(value: Any) -> Iterator[tuple[Any, ...]]:
    """The way to every part of a body, the whole one first."""
    yield ()
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in parts:
        for path in paths(each):
            yield (key, *path)


def spoilt(body: Any) -> Iterator[Any]:
    """The body with one part replaced by something wrong, in every way."""
    for path in paths(body):
        for wrong in WRONG:
            if path:
                changed = copy.deepcopy(body)
                part = changed
                for key in path[:-1]:
                    part = part[key]
                part[path[-1]] = wrong
                yield changed
            else:
                yield wrong


def rest(handler: Handler, body: Any) -> int:
    """The status of a call on a new site."""
    state = site()
    number = str(next(iter(state.versions)))
    path = {"issue": "PAY-1", "version": number, "key": "bridge"}
    try:
        answer = handler(
            Call(state, BRIDGE, path, QueryParams(), json.dumps(body).encode(), Shapes(state.site))
        )
    except Refused as refusal:
        return refusal.status
    json.dumps(answer.body)
    return answer.status


@pytest.mark.parametrize("name", REST)
def test_rest_answers_or_refuses(name: str) -> None:
    handler, body = REST[name]
    assert rest(handler, body) in {200, 201, 204}
    assert {rest(handler, wrong) for wrong in spoilt(body)} <= {200, 201, 204, 400, 404}


def hand(doing: Doing, body: Any) -> str:
    """What is answered on a new site: `done`, or a sentence."""
    try:
        json.dumps(doing(Hand(site(), body, QueryParams())))
    except Refused as refusal:
        return refusal.sentence
    return "done"


@pytest.mark.parametrize("name", HANDS)
def test_hands_do_or_say_why_not(name: str) -> None:
    doing, body = HANDS[name]
    assert hand(doing, body) == "done"
    assert all(hand(doing, wrong) for wrong in spoilt(body) if isinstance(wrong, dict))
