"""Whatever happens in the pocket Jira, and whatever the bridge does there, is told in words that the bridge knows."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from bridge.domain.incoming import JiraHint
from bridge.domain.outgoing import CloseDuplicate, Comment, EditComment, LinkIssues, LinkPage, Note
from bridge.jira import events
from bridge.jira.sender import JiraSender
from bridge.sandbox.jira import JiraState
from bridge.sandbox.jira.model import Event
from bridge.sandbox.jira.webhooks.payload import cloud_payloads, server_payloads
from tests.jira.orders import by_hand, commented, created, issue_on_board
from tests.sandbox.jira.pocket import Site

Told = Callable[[JiraState, Event], list[dict[str, Any]]]
TELLERS: list[Told] = [cloud_payloads, server_payloads]


def hints(site: Site, told: Told) -> list[JiraHint]:
    """What the bridge makes of all that has happened, without Cloud's identifiers."""
    site.state.site = f"{site.url}/jira"
    with site.state.lock:
        payloads = [payload for event in site.state.events for payload in told(site.state, event)]
    return [
        found
        for payload in payloads
        if isinstance(found := events.read(json.dumps(payload).encode(), {}), JiraHint)
    ]


def number(site: Site, key: str) -> str:
    return str(issue_on_board(site, key)["id"])


@pytest.mark.parametrize("told", TELLERS, ids=["Cloud", "Data Center"])
def test_all_that_people_do_to_an_issue_leads_to_it(site: Site, told: Told) -> None:
    key = by_hand(site)
    issue_id, comment = number(site, key), site.hand("comment", user="Priya", issue=key, text="one")["id"]
    site.hand("edit_comment", user="Priya", comment=comment, text="two")
    site.hand("delete_comment", user="Priya", comment=comment)
    site.hand("assign", user="Priya", issue=key, to="Otto")
    site.hand("transition", user="Priya", issue=key, to="Done", resolution="Done")
    site.hand("reopen", user="Priya", issue=key)
    moved = site.hand("move", user="Priya", issue=key, project="APP")["issue"]
    site.hand("delete", user="Priya", issue=moved)
    found = hints(site, told)
    assert {hint.issue_id for hint in found} == {issue_id}
    assert {"jira:issue_created", "jira:issue_deleted", "comment_deleted"} <= {hint.event for hint in found}


@pytest.mark.parametrize("told", TELLERS, ids=["Cloud", "Data Center"])
def test_releases_lead_to_their_project(site: Site, told: Told) -> None:
    site.hand("version", user="Priya", project="PAY", name="5.4")
    site.hand("release", user="Priya", project="PAY", version="5.4")
    site.hand("unrelease", user="Priya", project="PAY", version="5.4")
    found = hints(site, told)
    assert {hint.project for hint in found} == {str(site.state.projects["PAY"].id)}
    assert "jira:version_released" in {hint.event for hint in found}


@pytest.mark.parametrize("told", TELLERS, ids=["Cloud", "Data Center"])
def test_links_lead_to_the_issue_that_is_the_duplicate(site: Site, told: Told) -> None:
    first, other = by_hand(site), by_hand(site)
    site.hand("link", user="Priya", issue=first, to=other, type="duplicates")
    site.hand("unlink", user="Priya", issue=first, to=other)
    links = [hint for hint in hints(site, told) if hint.event.startswith("issuelink")]
    assert [(hint.event, hint.issue_id) for hint in links] == [
        ("issuelink_created", number(site, first)),
        ("issuelink_deleted", number(site, first)),
    ]


def test_a_comment_at_a_data_center_is_told_twice_and_heard_once(site: Site) -> None:
    site.hand("comment", user="Priya", issue=by_hand(site), text="To agents: which cards?")
    told = [hint for hint in hints(site, server_payloads) if hint.outside_id.startswith("comment:")]
    assert [hint.event for hint in told] == ["jira:issue_updated", "comment_created"]
    assert len({hint.outside_id for hint in told}) == 1


@pytest.mark.parametrize("told", TELLERS, ids=["Cloud", "Data Center"])
def test_what_the_bridge_does_is_told_in_words_that_it_knows(
    site: Site, sender: JiraSender, told: Told
) -> None:
    ours, other = created(sender, "issue:1").id, number(site, by_hand(site))
    made = commented(sender.perform(Comment(ours, Note("first")), "comment:1"))
    sender.perform(EditComment(ours, made.comment_id, Note("last")), "edit:1")
    sender.perform(LinkIssues(ours, other, duplicate=True), "duplicate:1")
    sender.perform(LinkPage(ours, "bridge:problem:17", "https://bridge.example/17", "Refund"), "page:1")
    sender.perform(CloseDuplicate(ours), "close:1")
    assert {hint.issue_id for hint in hints(site, told)} == {ours, other}
