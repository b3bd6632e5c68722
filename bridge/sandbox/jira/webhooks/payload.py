"""What a webhook says about an event, in the shapes of version 2: texts as words.

See https://developer.atlassian.com/cloud/jira/platform/webhooks/
"""

from bridge.sandbox.jira.bodies import comments
from bridge.sandbox.jira.bodies.issues import ALL, View, item
from bridge.sandbox.jira.bodies.shapes import Json, Shapes
from bridge.sandbox.jira.dialect import CLOUD_WEBHOOK
from bridge.sandbox.jira.model import Event
from bridge.sandbox.jira.state import JiraState

TYPE_NAMES = {
    "jira:issue_created": "issue_created",
    "jira:issue_updated": "issue_generic",
    "jira:issue_deleted": "issue_deleted",
}
NOT_SENT = frozenset({"comment"})


def payload(state: JiraState, event: Event) -> Json:
    """The body of the webhook for an event. The caller holds the site's lock."""
    view = View(state, Shapes(state.site, CLOUD_WEBHOOK, event.actor.offset_minutes))
    said: Json = {"timestamp": int(event.at * 1000), "webhookEvent": event.kind}
    if event.kind in TYPE_NAMES:
        return said | _issue(view, event)
    if event.comment and event.issue:
        shown = comments.comment(view.shapes, event.comment)
        return said | {"comment": shown, "issue": view.brief(event.issue), "eventType": "primaryAction"}
    if event.version:
        return said | {"version": view.shapes.version(event.version)}
    return said | _link(event)


def _issue(view: View, event: Event) -> Json:
    said: Json = {
        "issue_event_type_name": TYPE_NAMES[event.kind],
        "user": view.shapes.user(event.actor),
    }
    if event.issue:
        said["issue"] = view.issue(event.issue, (name for name in ALL if name not in NOT_SENT))
    if event.change:
        items = [item(each) for each in event.change.items]
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
