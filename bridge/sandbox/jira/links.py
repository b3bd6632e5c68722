"""Links from an issue to a page elsewhere and between issues; each function takes the site's lock itself."""

from collections.abc import Mapping
from typing import Any

from bridge.sandbox.jira.errors import bad, missing
from bridge.sandbox.jira.issues import changed, forget_link
from bridge.sandbox.jira.model import ChangeItem, Issue, IssueLink, LinkType, RemoteLink, User
from bridge.sandbox.jira.state import JiraState


def put_remote(
    state: JiraState, actor: User, issue: Issue, raw: Mapping[str, Any]
) -> tuple[RemoteLink, bool]:
    """Link an issue to a page; the same `globalId` again updates the link.

    Returns:
        The link, and whether it is new.

    Raises:
        Refused: 400, the page's address or title is missing.
    """
    page = raw.get("object")
    page = page if isinstance(page, dict) else {}
    wrong = {name: f"'{name}' is required." for name in ("title", "url") if not page.get(name)}
    if wrong:
        raise bad(errors=wrong)
    with state.lock:
        known = _known(issue, raw.get("globalId"))
        number = known.id if known else state.new_id()
        global_id = str(raw.get("globalId") or "")
        link = RemoteLink(number, global_id, page["title"], page["url"], raw.get("relationship"))
        issue.remote_links[number] = link
        if known is None:
            item = ChangeItem("RemoteIssueLink", "RemoteIssueLink", None, None, str(number), link.title)
            changed(state, actor, issue, (item,), quiet=True)
        return link, known is None


def _known(issue: Issue, global_id: Any) -> RemoteLink | None:
    if not global_id:
        return None
    return next((link for link in issue.remote_links.values() if link.global_id == global_id), None)


def connect(state: JiraState, actor: User, raw: Mapping[str, Any]) -> IssueLink:
    """Link two issues; linking them the same way again changes nothing.

    Raises:
        Refused: 404, a link type or an issue does not exist.
    """
    with state.lock:
        kind = _type(state, raw.get("type"))
        inward = _end(state, actor, raw.get("inwardIssue"))
        outward = _end(state, actor, raw.get("outwardIssue"))
        for link in inward.links.values():
            if (link.type, link.inward, link.outward) == (kind, inward.id, outward.id):
                return link
        link = IssueLink(state.new_id(), kind, inward.id, outward.id)
        state.links[link.id] = inward.links[link.id] = outward.links[link.id] = link
        for issue in (inward, outward):
            state.touched(issue, state.clock())
        state.happened("issuelink_created", actor, link=link)
        return link


def disconnect(state: JiraState, actor: User, link: IssueLink) -> None:
    """Take a link between two issues away."""
    with state.lock:
        forget_link(state, actor, link)


def _type(state: JiraState, raw: Any) -> LinkType:
    asked = raw if isinstance(raw, dict) else {}
    for kind in state.link_types:
        if asked.get("id") == kind.id or asked.get("name") == kind.name:
            return kind
    raise missing(f"No issue link type with name '{asked.get('name')}' found.")


def _end(state: JiraState, actor: User, raw: Any) -> Issue:
    asked = raw if isinstance(raw, dict) else {}
    return state.issue(str(asked.get("id") or asked.get("key") or ""), actor)
