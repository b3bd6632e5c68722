"""What owners and administrators do around an issue: link it, hide it, watch it, mend its comments."""

from bridge.sandbox.jira import adf, comments, issues, links
from bridge.sandbox.jira.errors import Refused, bad
from bridge.sandbox.jira.hands.hand import Doing, Hand, Json
from bridge.sandbox.jira.hands.work import told
from bridge.sandbox.jira.model import IssueLink, LinkType
from bridge.sandbox.jira.reading import written
from bridge.sandbox.jira.world import SECURITY_LEVELS


def link(hand: Hand) -> Json:
    """Link two issues; `type` is a name, or the words from `issue` to `to`."""
    kind, turned = _kind(hand)
    issue, to = hand.issue, hand.state.issue(str(hand.need("to")))
    ends = (to, issue) if turned else (issue, to)
    raw = {"type": {"id": kind.id}, "inwardIssue": {"id": ends[0].id}, "outwardIssue": {"id": ends[1].id}}
    return {"link": str(links.connect(hand.state, hand.user, raw).id), **told(issue)}


def _kind(hand: Hand) -> tuple[LinkType, bool]:
    """A kind of link, and whether its inward words were said."""
    words = str(hand.need("type")).casefold()
    for kind in hand.state.link_types:
        if words in {kind.name.casefold(), kind.outward.casefold()}:
            return kind, False
        if words == kind.inward.casefold():
            return kind, True
    raise bad(f"No kind of link is called '{hand.body['type']}'.")


def unlink(hand: Hand) -> Json:
    """Take a link away, by its id or by the two issues."""
    found = _link(hand)
    links.disconnect(hand.state, hand.user, found)
    return {"link": str(found.id)}


def _link(hand: Hand) -> IssueLink:
    if hand.body.get("link"):
        found = hand.state.links.get(written(str(hand.body["link"])) or 0)
    else:
        issue, to = hand.issue, hand.state.issue(str(hand.need("to")))
        found = next((each for each in issue.links.values() if each.other(issue.id) == to.id), None)
    if found is None:
        raise Refused(404, ["There is no such link."])
    return found


def secure(hand: Hand) -> Json:
    """Set an issue's security level; an empty one takes it off."""
    wanted = str(hand.body.get("level") or "")
    level = next((each for each in SECURITY_LEVELS if each.name == wanted), None)
    if wanted and level is None:
        raise bad(f"There is no security level '{wanted}'.")
    issues.secure(hand.state, hand.user, hand.issue, level)
    return told(hand.issue)


def hide(hand: Hand) -> Json:
    """Take away the right to browse an issue, which Jira tells nobody."""
    hand.issue.hidden = True
    return told(hand.issue)


def show(hand: Hand) -> Json:
    """Give back the right to browse an issue."""
    hand.issue.hidden = False
    return told(hand.issue)


def watch(hand: Hand) -> Json:
    """Watch an issue."""
    hand.issue.watchers[hand.user.account_id] = hand.user
    return told(hand.issue)


def edit_comment(hand: Hand) -> Json:
    """Write a comment anew."""
    comment = hand.state.comment(str(hand.need("comment")))
    issue, raw = hand.state.issues[comment.issue], {"body": adf.document(str(hand.need("text")))}
    comments.edit(hand.state, hand.user, issue, comment, raw)
    return {"id": str(comment.id), **told(issue)}


def delete_comment(hand: Hand) -> Json:
    """Delete a comment."""
    comment = hand.state.comment(str(hand.need("comment")))
    issue = hand.state.issues[comment.issue]
    comments.delete(hand.state, hand.user, issue, comment)
    return {"id": str(comment.id), **told(issue)}


TABLE: dict[str, Doing] = {
    "link": link,
    "unlink": unlink,
    "secure": secure,
    "hide": hide,
    "show": show,
    "watch": watch,
    "edit_comment": edit_comment,
    "delete_comment": delete_comment,
}
