"""Links between issues, and from an issue to a page of ours.

https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-links/ and
https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/
"""

from bridge.domain.outgoing import LinkIssues, LinkPage
from bridge.jira import linktypes
from bridge.jira.client import Connection
from bridge.jira.linktypes import DUPLICATE, RELATES

_TITLE = 255


def link_issues(connection: Connection, order: LinkIssues) -> None:
    """Link two issues, unless they are linked so already.

    What Jira calls the inward issue is the one that the link goes out from: it "duplicates" the outward one.
    """
    kind = linktypes.find(connection, DUPLICATE if order.duplicate else RELATES)
    if _is_linked(connection, order, str(kind["id"])):
        return
    body = {
        "type": {"id": str(kind["id"])},
        "inwardIssue": {"id": order.issue_id},
        "outwardIssue": {"id": order.other_id},
    }
    connection.write("POST", "issueLink", body=body)


def link_page(connection: Connection, order: LinkPage) -> None:
    """Show a page beside an issue; one with the same ``globalId`` is overwritten, never doubled."""
    page = {"url": order.url, "title": order.title[:_TITLE]}
    body = {"globalId": order.name, "object": page}
    connection.write("POST", "issue", order.issue_id, "remotelink", body=body)


def _is_linked(connection: Connection, order: LinkIssues, kind: str) -> bool:
    """A relation has no direction; a duplicate has."""
    raw = connection.read("GET", "issue", order.issue_id, query={"fields": "issuelinks"})
    ends = ("outwardIssue",) if order.duplicate else ("outwardIssue", "inwardIssue")
    return any(
        str(link["type"]["id"]) == kind and str(link.get(end, {}).get("id")) == order.other_id
        for link in raw["fields"].get("issuelinks") or ()
        for end in ends
    )
