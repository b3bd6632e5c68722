"""Orders carried out in a pocket Jira, over real HTTP with the real client."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bridge.domain.errors import RefusedError, TryLaterError, UncertainError
from bridge.domain.outgoing import (
    AdoptIssue,
    AnswersCard,
    CloseDuplicate,
    Comment,
    CreateIssue,
    EditComment,
    JiraOrder,
    LinkIssues,
    LinkPage,
    Note,
    ReopenIssue,
    SetNumber,
)
from bridge.jira.sender import JiraSender
from tests.jira.conftest import Connect
from tests.jira.orders import by_hand, calls, commented, created, draft, issue_on_board
from tests.sandbox.jira.pocket import Site

NOTE = Note("Fourteen agents have heard this.")
ANSWERS = AnswersCard(
    question=1,
    text="which cards?",
    asked_at=datetime(2026, 11, 17, 9, tzinfo=UTC),
    asked=14,
    counts=(("Visa only", 4),),
    written=(),
)


def test_an_issue_stands_in_jira_as_drafted_and_carries_its_effect(site: Site, sender: JiraSender) -> None:
    seen = created(sender, "issue:7")
    there = issue_on_board(site, seen.id)
    assert there["summary"] == "Refund shows as pending for days"
    assert "pending for 9 days, she has called three times" in there["description_text"]
    assert "4 reports from 3 agents" in there["description_text"]
    assert there["properties"] == {"bridge": {"key": "issue:7"}}


def test_a_new_issue_comes_back_as_it_stands(site: Site, sender: JiraSender) -> None:
    seen = created(sender)
    assert (seen.key, seen.project, seen.category, seen.resolution) == ("PAY-1", "PAY", "new", None)
    assert seen.id.isdecimal()
    assert seen.url == f"{site.url}/jira/browse/PAY-1"
    assert seen.updated.tzinfo is not None


def test_the_routes_field_defaults_are_sent(site: Site, sender: JiraSender) -> None:
    seen = created(sender, labels=["voice"])
    assert issue_on_board(site, seen.id)["labels"] == ["voice"]


def test_a_route_cannot_overwrite_what_the_bridge_writes(site: Site, sender: JiraSender) -> None:
    seen = created(sender, summary="from the route")
    assert issue_on_board(site, seen.id)["summary"] == "Refund shows as pending for days"


def test_a_missing_required_field_is_named_with_what_it_may_hold(site: Site, sender: JiraSender) -> None:
    with pytest.raises(RefusedError) as caught:
        sender.perform(CreateIssue(draft("DEL")), "issue:1")
    assert 'DEL/Bug needs "Severity" (customfield_10031): S1, S2 or S3. Jira says: ' in str(caught.value)
    assert caught.value.code == "400"
    assert list(caught.value.fields) == ["customfield_10031"]
    assert site.look("stats")["issues"] == 0


def test_with_the_required_field_the_issue_is_made(sender: JiraSender) -> None:
    assert created(sender, project="DEL", customfield_10031={"value": "S2"}).key == "DEL-1"


def test_an_issue_type_that_is_not_there_is_told_with_those_that_are(sender: JiraSender) -> None:
    with pytest.raises(RefusedError, match=r'PAY has no issue type "Incident"\. It has: Task, Bug, Story\.'):
        sender.perform(CreateIssue(draft(issue_type="Incident")), "issue:1")


def test_a_refusal_stays_jiras_own_when_the_fields_cannot_be_read(site: Site, sender: JiraSender) -> None:
    site.hand("set", fail={"method": "GET", "path": "/issue/createmeta/*", "status": 503})
    with pytest.raises(RefusedError) as caught:
        sender.perform(CreateIssue(draft("DEL")), "issue:1")
    assert str(caught.value).startswith("Jira says: ")
    assert "customfield_10031" in str(caught.value)


def test_a_new_issue_that_cannot_be_read_back_is_uncertain_not_undone(site: Site, sender: JiraSender) -> None:
    """Told as "try later" it would be created a second time."""
    site.hand("set", rate_limit={"method": "GET", "path": "/issue/{issue}"})
    with pytest.raises(UncertainError, match="was created"):
        sender.perform(CreateIssue(draft()), "issue:1")
    assert site.look("stats")["issues"] == 1


def test_a_wrong_token_says_what_to_set(connect: Connect) -> None:
    with pytest.raises(RefusedError, match=r"jira\.token") as caught:
        JiraSender(connect(token="wrong")).perform(CreateIssue(draft()), "issue:1")
    assert caught.value.code == "401"


def test_a_jira_that_is_down_leaves_a_write_uncertain_and_a_mark_for_later(
    site: Site, sender: JiraSender
) -> None:
    site.hand("set", down=True)
    with pytest.raises(UncertainError):
        sender.perform(CreateIssue(draft()), "issue:1")
    with pytest.raises(TryLaterError):
        sender.mark(CreateIssue(draft()))


def test_a_slow_down_carries_its_wait_and_reason(site: Site, sender: JiraSender) -> None:
    site.hand(
        "set",
        rate_limit={
            "method": "POST",
            "path": "/issue",
            "retry_after": 2.5,
            "reason": "jira-quota-global-based",
        },
    )
    with pytest.raises(TryLaterError) as caught:
        sender.perform(CreateIssue(draft()), "issue:1")
    assert (caught.value.after, caught.value.reason) == (2.5, "jira-quota-global-based")


@pytest.mark.parametrize(
    "typed", ["{key}", " {key} ", "{lower}", "https://acme.example/browse/{key}?focus=1"]
)
def test_an_issue_is_adopted_by_what_people_type(site: Site, sender: JiraSender, typed: str) -> None:
    key = by_hand(site)
    seen = sender.perform(AdoptIssue(typed.format(key=key, lower=key.lower())), "issue:3")
    there = issue_on_board(site, key)
    assert getattr(seen, "id", "") == there["id"]
    assert there["properties"] == {"bridge": {"key": "issue:3"}}


def test_adopting_writes_nothing_else(site: Site, sender: JiraSender) -> None:
    key = by_hand(site)
    before = issue_on_board(site, key)
    sender.perform(AdoptIssue(key), "issue:3")
    after = issue_on_board(site, key)
    assert {name: after[name] for name in after if name not in {"properties", "updated"}} == {
        name: before[name] for name in before if name not in {"properties", "updated"}
    }


def test_adopting_an_issue_of_ours_keeps_the_mark_by_which_its_creation_is_found(
    site: Site, sender: JiraSender
) -> None:
    seen = created(sender, "issue:1")
    sender.perform(AdoptIssue(seen.key), "issue:2")
    assert issue_on_board(site, seen.id)["properties"] == {"bridge": {"key": "issue:1"}}


def test_adopting_by_a_key_from_before_a_move_leads_to_the_issue(site: Site, sender: JiraSender) -> None:
    old = by_hand(site)
    new = site.hand("move", user="Priya", issue=old, project="APP")["issue"]
    assert getattr(sender.perform(AdoptIssue(old), "issue:3"), "key", "") == new


def test_adopting_what_is_not_there_is_refused(sender: JiraSender) -> None:
    with pytest.raises(RefusedError, match="nothing there") as caught:
        sender.perform(AdoptIssue("PAY-999"), "issue:3")
    assert caught.value.code == "404"


@pytest.mark.parametrize("typed", ["", "the refund one", "PAY", "PAY-", "../myself", "PAY-0"])
def test_what_is_no_key_is_refused_before_jira_is_asked(site: Site, sender: JiraSender, typed: str) -> None:
    with pytest.raises(RefusedError, match="no issue key"):
        sender.perform(AdoptIssue(typed), "issue:3")
    assert calls(site) == {}


def test_a_comment_stands_in_jira_and_carries_its_effect(site: Site, sender: JiraSender) -> None:
    key = by_hand(site)
    made = commented(sender.perform(Comment(issue_on_board(site, key)["id"], NOTE), "comment:9"))
    (there,) = issue_on_board(site, key)["comments"]
    assert (there["id"], there["author"], there["text"]) == (made.comment_id, "Bridge", NOTE.text)
    assert site.state.comments[int(made.comment_id)].properties == {"bridge": {"key": "comment:9"}}


def test_a_comment_is_edited_in_place_as_often_as_wanted(site: Site, sender: JiraSender) -> None:
    issue_id = issue_on_board(site, by_hand(site))["id"]
    made = commented(sender.perform(Comment(issue_id, ANSWERS), "comment:9"))
    more = replace(ANSWERS, counts=(("Visa only", 4), ("Mastercard too", 1)))
    for _ in range(2):
        assert sender.perform(EditComment(issue_id, made.comment_id, more), "edit:9") == made
    (there,) = issue_on_board(site, issue_id)["comments"]
    assert there["text"].endswith("5 of 14 agents answered: Visa only 4, Mastercard too 1.")
    assert site.state.comments[int(made.comment_id)].properties == {"bridge": {"key": "comment:9"}}


@pytest.mark.parametrize(("admins", "mails"), [(["Bridge"], 0), ([], 1)])
def test_an_edited_comment_mails_nobody_where_the_account_may_ask_for_that(
    site: Site, sender: JiraSender, admins: list[str], mails: int
) -> None:
    site.hand("set", admins=admins)
    key = by_hand(site)
    site.hand("watch", user="Otto", issue=key)
    issue_id = issue_on_board(site, key)["id"]
    made = commented(sender.perform(Comment(issue_id, NOTE), "comment:9"))
    before = site.look("stats")["mails"].get(key, 0)
    sender.perform(EditComment(issue_id, made.comment_id, ANSWERS), "edit:9")
    assert (site.look("stats")["mails"].get(key, 0) > before) is bool(mails)


def test_editing_a_comment_that_somebody_deleted_is_refused(site: Site, sender: JiraSender) -> None:
    issue_id = issue_on_board(site, by_hand(site))["id"]
    with pytest.raises(RefusedError) as caught:
        sender.perform(EditComment(issue_id, "99999", NOTE), "edit:9")
    assert caught.value.code == "404"


@pytest.mark.parametrize(
    ("order", "scope"),
    [
        (CreateIssue(draft()), "jira:POST:issue"),
        (Comment("1", NOTE), "jira:POST:comment"),
        (LinkIssues("1", "2", duplicate=True), "jira:POST:issueLink"),
        (LinkPage("1", "problem:17", "https://a.example", "Refund"), "jira:POST:remotelink"),
        (CloseDuplicate("1"), "jira:POST:transitions"),
        (ReopenIssue("1"), "jira:POST:transitions"),
        (AdoptIssue("PAY-1"), "jira:PUT:properties"),
        (EditComment("1", "2", NOTE), "jira:PUT:comment"),
        (SetNumber("1", "customfield_10040", 38), "jira:PUT:issue"),
    ],
)
def test_calls_are_paced_by_method_and_endpoint(sender: JiraSender, order: JiraOrder, scope: str) -> None:
    assert sender.scope(order) == scope


def test_only_a_new_issue_needs_a_mark(site: Site, sender: JiraSender) -> None:
    assert [sender.mark(order) for order in (Comment("1", NOTE), AdoptIssue("PAY-1"))] == ["", ""]
    assert calls(site) == {}


def test_an_order_is_carried_out_with_as_few_calls_as_can_be(site: Site, sender: JiraSender) -> None:
    """A first attempt never pays for a look-up."""
    created(sender)
    assert calls(site) == {"POST /issue": 1, "GET /issue/{issue}": 1}
