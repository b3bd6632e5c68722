"""After an uncertain outcome: what was done is found, what was not done is not, whatever search knows."""

from datetime import UTC, datetime, timedelta

import pytest

from bridge.domain.errors import RefusedError, TryLaterError, UncertainError
from bridge.domain.incoming import IssueSeen
from bridge.domain.outgoing import AdoptIssue, Comment, CreateIssue, EditComment, Note
from bridge.jira import lookup
from bridge.jira.client import Connection
from bridge.jira.sender import JiraSender
from tests.jira.conftest import Connect
from tests.jira.fake import FakeJira, Say
from tests.jira.orders import by_hand, calls, commented, created, draft, issue_on_board
from tests.sandbox.jira.pocket import Site

ORDER = CreateIssue(draft())
NOTE = Note("Fourteen agents have heard this.")


def attempt(
    site: Site, sender: JiraSender, key: str, trying: JiraSender | None = None, **fault: object
) -> tuple[datetime, str]:
    """Create an issue with a fault; when it was tried, and the mark from before."""
    since, mark = datetime.now(UTC), sender.mark(ORDER)
    site.hand("set", fail={"method": "POST", "path": "/issue", "status": 502, **fault})
    with pytest.raises(UncertainError):
        (trying or sender).perform(ORDER, key)
    return since, mark


@pytest.mark.parametrize(
    "fault", [{}, {"drop": True}, {"hang": True}], ids=["502", "dropped", "never answered"]
)
def test_an_issue_that_was_created_after_all_is_found(
    site: Site, sender: JiraSender, connect: Connect, fault: dict[str, object]
) -> None:
    impatient = JiraSender(connect(patience=1.5))
    since, mark = attempt(site, sender, "issue:1", impatient, after_doing=True, **fault)
    found = sender.find(ORDER, "issue:1", since, mark)
    assert isinstance(found, IssueSeen)
    assert issue_on_board(site, found.id)["properties"] == {"bridge": {"key": "issue:1"}}
    assert site.look("stats")["issues"] == 1


def test_an_issue_that_was_not_created_is_not_found(site: Site, sender: JiraSender) -> None:
    created(sender, "issue:0")
    since, mark = attempt(site, sender, "issue:1")
    created(sender, "issue:2")
    assert sender.find(ORDER, "issue:1", since, mark) is None


def test_an_issue_is_found_while_search_knows_nothing_of_it(site: Site, sender: JiraSender) -> None:
    """Measured elsewhere: one search before creating again makes 8 duplicates of 60."""
    site.hand("set", index_lag=3600)
    since, mark = attempt(site, sender, "issue:1", after_doing=True)
    assert isinstance(sender.find(ORDER, "issue:1", since, mark), IssueSeen)


def test_an_issue_is_found_behind_many_newer_ones_and_gaps(site: Site, sender: JiraSender) -> None:
    site.hand("set", index_lag=3600)
    since, mark = datetime.now(UTC), sender.mark(ORDER)
    for _ in range(40):
        site.hand("delete", user="Priya", issue=by_hand(site))
    for _ in range(70):
        by_hand(site)
    ours = created(sender, "issue:1")
    assert ours.key == "PAY-111"
    assert sender.find(ORDER, "issue:1", since, mark) == ours


def test_an_issue_that_was_moved_meanwhile_is_found(site: Site, sender: JiraSender) -> None:
    site.hand("set", index_lag=3600)
    since, mark = attempt(site, sender, "issue:1", after_doing=True)
    moved = site.hand("move", user="Priya", issue="PAY-1", project="APP")
    found = sender.find(ORDER, "issue:1", since, mark)
    assert isinstance(found, IssueSeen)
    assert (found.id, found.key) == (moved["issue_id"], moved["issue"])


def test_an_issue_below_a_mark_that_is_too_high_is_found_by_its_creator(
    site: Site, sender: JiraSender
) -> None:
    since, _ = attempt(site, sender, "issue:1", after_doing=True)
    assert isinstance(sender.find(ORDER, "issue:1", since, "500"), IssueSeen)


def test_the_end_of_a_project_is_reached_in_one_call(site: Site, sender: JiraSender) -> None:
    assert sender.find(ORDER, "issue:1", datetime.now(UTC), "0") is None
    assert calls(site)["POST /issue/bulkfetch"] == 1


def test_a_look_up_that_fails_says_later_and_not_none(site: Site, sender: JiraSender) -> None:
    """None would mean "certainly not done", and the issue would be created twice."""
    since, mark = attempt(site, sender, "issue:1", after_doing=True)
    site.hand("set", fail={"method": "POST", "path": "/issue/bulkfetch", "status": 500})
    with pytest.raises(TryLaterError):
        sender.find(ORDER, "issue:1", since, mark)


def test_the_mark_is_the_highest_number_of_the_project(site: Site, sender: JiraSender) -> None:
    assert sender.mark(ORDER) == "0"
    for project in ("PAY", "PAY", "APP"):
        by_hand(site, project=project)
    assert sender.mark(ORDER) == "2"


def test_a_mark_behind_the_truth_still_finds(site: Site, sender: JiraSender) -> None:
    site.hand("set", index_lag=3600)
    for _ in range(3):
        by_hand(site)
    since, mark = attempt(site, sender, "issue:1", after_doing=True)
    assert mark == "0"
    assert isinstance(sender.find(ORDER, "issue:1", since, mark), IssueSeen)


def test_a_comment_that_was_written_after_all_is_found(site: Site, sender: JiraSender) -> None:
    order = Comment(issue_on_board(site, by_hand(site))["id"], NOTE)
    since = datetime.now(UTC)
    site.hand("set", fail={"method": "POST", "path": "/issue/{issue}/comment", "after_doing": True})
    with pytest.raises(UncertainError):
        sender.perform(order, "comment:9")
    site.hand("comment", user="Priya", issue=order.issue_id, text="Thank you.")
    found = commented(sender.find(order, "comment:9", since, ""))
    (ours,) = [one for one in issue_on_board(site, order.issue_id)["comments"] if one["author"] == "Bridge"]
    assert found.comment_id == ours["id"]


def test_another_comment_of_ours_is_not_taken_for_it(site: Site, sender: JiraSender) -> None:
    order = Comment(issue_on_board(site, by_hand(site))["id"], NOTE)
    sender.perform(order, "comment:8")
    assert sender.find(order, "comment:9", datetime.now(UTC), "") is None


def test_a_comment_is_found_behind_a_hundred_newer_ones(site: Site, sender: JiraSender) -> None:
    order = Comment(issue_on_board(site, by_hand(site))["id"], NOTE)
    since = datetime.now(UTC)
    made = sender.perform(order, "comment:9")
    for number in range(101):
        site.hand("comment", user="Priya", issue=order.issue_id, text=f"comment {number}")
    assert sender.find(order, "comment:9", since, "") == made


def test_comments_are_read_back_to_the_attempt_and_some_minutes_more(site: Site, sender: JiraSender) -> None:
    """Jira's clock need not be ours."""
    order = Comment(issue_on_board(site, by_hand(site))["id"], NOTE)
    made = sender.perform(order, "comment:9")
    now = datetime.now(UTC)
    assert sender.find(order, "comment:9", now + timedelta(minutes=10), "") == made
    assert sender.find(order, "comment:9", now + timedelta(hours=1), "") is None


ME = {"accountId": "5b10"}


@pytest.mark.parametrize(("value", "effect"), [({"key": "comment:9"}, "comment:9"), ("odd", None)])
def test_a_comment_whose_properties_are_not_given_along_is_asked_for_them(
    fake: FakeJira, connection: Connection, value: object, effect: str | None
) -> None:
    fake.say(Say(body=ME), Say(body={"key": "bridge", "value": value}))
    assert lookup.effect_of(connection, {"id": "7", "author": ME}) == effect
    assert fake.heard[-1].path == "/rest/api/3/comment/7/properties/bridge"


def test_a_comment_of_ours_without_our_property_has_no_effect(fake: FakeJira, connection: Connection) -> None:
    fake.say(Say(body=ME), Say(404, {"errorMessages": ["There is no such property."]}))
    assert lookup.effect_of(connection, {"id": "7", "author": ME}) is None


def test_a_property_that_cannot_be_read_now_is_not_taken_for_none(
    fake: FakeJira, connection: Connection
) -> None:
    fake.say(Say(body=ME), Say(403))
    with pytest.raises(RefusedError):
        lookup.effect_of(connection, {"id": "7", "author": ME})


@pytest.mark.parametrize("raw", [{"id": "7", "author": {"accountId": "else"}}, {"id": "7"}])
def test_comments_of_others_are_not_asked_for_a_property(
    fake: FakeJira, connection: Connection, raw: dict[str, object]
) -> None:
    fake.say(Say(body=ME))
    assert lookup.effect_of(connection, raw) is None
    assert [heard.path for heard in fake.heard] == ["/rest/api/3/myself"]


@pytest.mark.parametrize("order", [AdoptIssue("PAY-1"), EditComment("1", "2", NOTE)])
def test_what_may_be_done_again_is_never_looked_up(
    site: Site, sender: JiraSender, order: AdoptIssue | EditComment
) -> None:
    assert sender.find(order, "x", datetime.now(UTC), "") is None
    assert calls(site) == {}


@pytest.mark.parametrize(
    ("name", "jql"),
    [("PAY", '"PAY"'), ('P" OR project = "X', '"P\\" OR project = \\"X"'), ("a\\", '"a\\\\"')],
)
def test_a_name_cannot_leave_its_quotes(name: str, jql: str) -> None:
    assert lookup.quoted(name) == jql
