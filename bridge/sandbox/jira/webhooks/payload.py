"""What a webhook says about an event, in the shapes of version 2: texts as words.

See https://developer.atlassian.com/cloud/jira/platform/webhooks/
"""

from bridge.sandbox.jira.bodies import comments
from bridge.sandbox.jira.bodies.issues import View
from bridge.sandbox.jira.bodies.shapes import Json, Shapes
from bridge.sandbox.jira.dialect import CLOUD_WEBHOOK, SERVER
from bridge.sandbox.jira.model import Event
from bridge.sandbox.jira.state import JiraState

TYPE_NAMES = {
    "jira:issue_created": "issue_created",
    "jira:issue_deleted": "issue_deleted",
}
CHANGE_NAMES = {"project": "issue_moved", "status": "issue_generic", "assignee": "issue_assigned"}
COMMENT_NAMES = {
    "comment_created": "issue_commented",
    "comment_updated": "issue_comment_edited",
    "comment_deleted": "issue_comment_deleted",
}


def payload(state: JiraState, event: Event) -> Json:
    """The body of the webhook for an event. The caller holds the site's lock."""
    view = View(state, Shapes(state.site, CLOUD_WEBHOOK, event.actor.offset_minutes))
    said: Json = {"timestamp": int(event.at * 1000), "webhookEvent": event.kind}
    if event.comment and event.issue:
        shown = comments.comment(view.shapes, event.comment)
        return said | {"comment": shown, "issue": view.brief(event.issue), "eventType": "primaryAction"}
    return _said(view, said, event)


def cloud_payloads(state: JiraState, event: Event) -> list[Json]:
    """The one body that Cloud sends about an event."""
    return [payload(state, event)]


def server_payloads(state: JiraState, event: Event) -> list[Json]:
    """The bodies that Data Center sends about an event: about a comment two, and the second without its issue.

    See https://developer.atlassian.com/server/jira/platform/webhooks/
    """
    shapes = Shapes(f"{state.site}-dc", SERVER, event.actor.offset_minutes)
    view = View(state, shapes)
    said: Json = {"timestamp": int(event.at * 1000), "webhookEvent": event.kind}
    if not (event.comment and event.issue):
        return [_said(view, said, event)]
    shown = {"comment": comments.comment(shapes, event.comment)}
    update = {
        "webhookEvent": "jira:issue_updated",
        "issue_event_type_name": COMMENT_NAMES[event.kind],
        "user": shapes.user(event.actor),
        "issue": view.issue(event.issue, view.choose(["*all"])),
    }
    return [said | update | shown, said | shown]


def _said(view: View, said: Json, event: Event) -> Json:
    if event.kind.startswith("jira:issue_"):
        return said | _issue(view, event)
    if event.version:
        return said | {"version": view.shapes.version(event.version)}
    return said | _link(event)


def _type_name(event: Event) -> str:
    if event.kind in TYPE_NAMES:
        return TYPE_NAMES[event.kind]
    changed = {each.field for each in event.change.items} if event.change else set()
    return next((name for field, name in CHANGE_NAMES.items() if field in changed), "issue_updated")


def _issue(view: View, event: Event) -> Json:
    said: Json = {"issue_event_type_name": _type_name(event), "user": view.shapes.user(event.actor)}
    if event.issue:
        said["issue"] = view.issue(event.issue, view.choose(["-comment"]))
    if event.change:
        items = [view.item(each) for each in event.change.items]
        said["changelog"] = {"id": str(event.change.id), "items": items}
    return said


def _link(event: Event) -> Json:
    """Link events carry nothing but ids."""
    if event.link is None:
        return {}
    link = event.link
    ids = {"id": link.id, "sourceIssueId": link.inward, "destinationIssueId": link.outward}
    kind = {"id": link.type.id, "name": link.type.name}
    return {"issueLink": ids | {"issueLinkType": kind, "systemLink": False}}
