"""Doors to links: to pages elsewhere, and between issues.

See https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/
"""

from bridge.sandbox.jira import links
from bridge.sandbox.jira.bodies.shapes import Json
from bridge.sandbox.jira.doors.call import NOTHING, Answer, Call, Table
from bridge.sandbox.jira.errors import missing
from bridge.sandbox.jira.model import IssueLink, RemoteLink
from bridge.sandbox.jira.reading import written


def put_remote(call: Call) -> Answer:
    """Link an issue to a page: 201 for a new link, 200 when its `globalId` was known."""
    link, new = links.put_remote(call.state, call.user, call.issue, call.object())
    return Answer({"id": link.id, "self": _address(call, link)}, 201 if new else 200)


def remote(call: Call) -> Answer:
    """An issue's links to pages, or the one with a `globalId`."""
    wanted = call.query.get("globalId")
    found = [
        _shown(call, link)
        for link in call.issue.remote_links.values()
        if wanted is None or wanted == link.global_id
    ]
    return Answer(found)


def connect(call: Call) -> Answer:
    """Link two issues."""
    links.connect(call.state, call.user, call.object())
    return Answer(status=201)


def read(call: Call) -> Answer:
    """A link between two issues, both ends of it."""
    link, view = _link(call), call.view
    ends = {
        name: call.state.issues[end]
        for name, end in (("inwardIssue", link.inward), ("outwardIssue", link.outward))
    }
    shape = {
        "id": str(link.id),
        "self": call.shapes.at(f"issueLink/{link.id}"),
        "type": call.shapes.link_type(link.type),
    }
    return Answer(shape | {name: view.linked(issue) for name, issue in ends.items()})


def disconnect(call: Call) -> Answer:
    """Take a link between two issues away."""
    links.disconnect(call.state, call.user, _link(call))
    return NOTHING


def _link(call: Call) -> IssueLink:
    found = call.state.links.get(written(call.path["link"]) or 0)
    if found is None:
        raise missing(f"No issue link with id '{call.path['link']}' exists.")
    for end in (found.inward, found.outward):
        call.find(str(end))
    return found


def types(call: Call) -> Answer:
    """The kinds of links between issues."""
    return Answer({"issueLinkTypes": [call.shapes.link_type(kind) for kind in call.state.link_types]})


def link_type(call: Call) -> Answer:
    """One kind of link between issues."""
    for kind in call.state.link_types:
        if kind.id == call.path["type"]:
            return Answer(call.shapes.link_type(kind))
    raise missing(f"No issue link type with id '{call.path['type']}' found.")


def _address(call: Call, link: RemoteLink) -> str:
    return call.shapes.at(f"issue/{call.issue.id}/remotelink/{link.id}")


def _shown(call: Call, link: RemoteLink) -> Json:
    shape: Json = {
        "id": link.id,
        "self": _address(call, link),
        "application": {},
        "object": {"url": link.url, "title": link.title, "icon": {}, "status": {"icon": {}}},
    }
    if link.global_id:
        shape["globalId"] = link.global_id
    if link.relationship:
        shape["relationship"] = link.relationship
    return shape


TABLE: Table = {
    ("POST", "/issue/{issue}/remotelink"): put_remote,
    ("GET", "/issue/{issue}/remotelink"): remote,
    ("POST", "/issueLink"): connect,
    ("GET", "/issueLink/{link}"): read,
    ("DELETE", "/issueLink/{link}"): disconnect,
    ("GET", "/issueLinkType"): types,
    ("GET", "/issueLinkType/{type}"): link_type,
}
