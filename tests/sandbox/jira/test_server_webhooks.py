"""Webhooks as Data Center sends them: comments twice, nothing that names the event, signed since version 10."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.sandbox.jira.hooks import SECRET, Hook, listening, signature
from tests.sandbox.jira.pocket import Site


@pytest.fixture
def hook(site: Site) -> Iterator[Hook]:
    with listening(site, server=True) as hook:
        yield hook


def test_it_is_signed_but_says_not_which_event_it_is(site: Site, hook: Hook) -> None:
    site.hand("edit", user="Priya", issue="PAY-1", fields={"summary": "Refund unclear"})
    hook.bodies(1)
    headers, raw = hook.heard[0]
    assert headers["X-Hub-Signature"] == signature(SECRET, raw)
    assert not [name for name in headers if name.startswith("X-Atlassian-Webhook")]


@pytest.mark.parametrize(
    ("deed", "kind", "type_name"),
    [
        ("comment", "comment_created", "issue_commented"),
        ("edit_comment", "comment_updated", "issue_comment_edited"),
        ("delete_comment", "comment_deleted", "issue_comment_deleted"),
    ],
)
def test_a_comment_is_told_twice_and_once_without_its_issue(
    site: Site, hook: Hook, deed: str, kind: str, type_name: str
) -> None:
    made = site.hand("comment", user="Priya", issue="PAY-1", text="To agents: which cards?")["id"]
    if deed != "comment":
        site.hand(deed, user="Priya", comment=made, text="To agents: which banks?")
    update, alone = hook.bodies(2 if deed == "comment" else 4)[-2:]
    assert (update["webhookEvent"], update["issue_event_type_name"]) == ("jira:issue_updated", type_name)
    assert update["issue"]["key"] == "PAY-1"
    assert (alone["webhookEvent"], "issue" in alone) == (kind, False)
    assert update["comment"] == alone["comment"]
    assert f"/issue/{update['issue']['id']}/comment/{made}" in alone["comment"]["self"]


def test_people_are_names_and_texts_are_words(site: Site, hook: Hook) -> None:
    site.server("POST", "/issue/PAY-1/comment", {"body": "h3. *Hello*"})
    (update, _) = hook.bodies(2)
    assert (update["user"]["name"], update["user"]["key"]) == ("bridge", "JIRAUSER10100")
    assert update["comment"]["body"] == "h3. *Hello*"
    assert "accountId" not in json.dumps(update)
    assert update["issue"]["self"].startswith(f"{site.url}/jira-dc/rest/api/2/issue/")


def test_everything_else_is_told_once(site: Site, hook: Hook) -> None:
    site.hand("transition", user="Priya", issue="PAY-1", to="In Progress")
    site.hand("link", user="Priya", issue="PAY-2", to="PAY-1", type="Duplicate")
    site.hand("release", user="Priya", project="PAY", version="5.3")
    site.hand("delete", user="Priya", issue="PAY-4")
    heard: list[dict[str, Any]] = hook.bodies(5)
    assert [body["webhookEvent"] for body in heard] == [
        "jira:issue_updated",
        "issuelink_created",
        "jira:version_created",
        "jira:version_released",
        "jira:issue_deleted",
    ]
    assert set(heard[1]["issueLink"]) >= {"sourceIssueId", "destinationIssueId"}


def test_both_kinds_of_hooks_hear_the_same_event_each_in_its_way(site: Site, hook: Hook) -> None:
    with listening(site) as cloud:
        site.hand("comment", user="Priya", issue="PAY-1", text="Hello")
        (body,) = cloud.bodies(1)
        assert body["comment"]["author"]["accountId"] == "712020:b1d9e001-priya"
        assert len(hook.bodies(2)) == 2
