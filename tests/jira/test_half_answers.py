"""Answers that are JSON and yet not Jira's: a proxy's, half of one, or of another shape.

Nothing of that may end a worker, be taken for "it is not there", or make the bridge write a second time.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from itertools import cycle
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bridge.domain.errors import OutsideError, TryLaterError, UncertainError
from bridge.domain.incoming import IssueSeen
from bridge.domain.outgoing import (
    AdoptIssue,
    CloseDuplicate,
    Comment,
    CreateIssue,
    EditComment,
    JiraOrder,
    LinkIssues,
    Note,
    ReopenIssue,
)
from bridge.jira import inspect
from bridge.jira.client import Connection
from bridge.jira.reader import Reader
from bridge.jira.sender import JiraSender
from tests.jira.fake import FakeJira, Heard, Say
from tests.jira.orders import draft

ORDER = CreateIssue(draft())
NOTE = Comment("10200", Note("Fourteen agents have heard this."))
SINCE = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
ISSUE: dict[str, Any] = {
    "id": "10200",
    "key": "PAY-1",
    "fields": {
        "summary": "Refund",
        "status": {"name": "Backlog", "statusCategory": {"key": "new"}},
        "updated": "2026-11-02T10:00:00.000+0100",
        "project": {"key": "PAY"},
    },
}

READS: dict[str, Callable[[Connection], object]] = {
    "what changed": lambda connection: Reader(connection).changed(["PAY"], 5),
    "issues by id": lambda connection: Reader(connection).issues(["10200"]),
    "one issue": lambda connection: Reader(connection).issue("10200"),
    "comments": lambda connection: Reader(connection).comments("10200"),
    "versions": lambda connection: Reader(connection).versions("PAY"),
    "the account": lambda connection: Reader(connection).myself(),
    "the highest number": lambda connection: JiraSender(connection).mark(ORDER),
    "an uncertain issue": lambda connection: JiraSender(connection).find(ORDER, "issue:1", SINCE, "0"),
    "an uncertain comment": lambda connection: JiraSender(connection).find(NOTE, "comment:1", SINCE, ""),
    "the backlog": lambda connection: list(Reader(connection).backlog(["PAY"])),
    "the server": inspect.server,
    "rights": lambda connection: inspect.lacking(connection, "PAY"),
    "the duplicate link": inspect.duplicate_link,
    "a number field": lambda connection: inspect.number_field(connection, "PAY", "customfield_1"),
    "required fields": lambda connection: Reader(connection).create_screen("PAY", "Bug"),
}
ODD = [Say(body=7), Say(body="null"), Say(body='"fine"'), Say(body=[[]])]


@pytest.mark.parametrize("what", READS)
@pytest.mark.parametrize("odd", ODD, ids=["a number", "null", "a word", "a list"])
def test_what_is_not_jiras_answer_is_to_be_asked_again(
    fake: FakeJira, connection: Connection, what: str, odd: Say
) -> None:
    fake.answer = lambda _: odd
    with pytest.raises(TryLaterError, match=r"jira\.url"):
        READS[what](connection)


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("fields", None),
        ("status", {"name": "Backlog"}),
        ("status", None),
        ("updated", "yesterday"),
        ("project", {}),
        ("fixVersions", [{"name": "5.3"}]),
        ("resolution", "Done"),
    ],
)
@pytest.mark.parametrize("ask", ["what changed", "issues by id"])
def test_an_issue_with_a_broken_part_is_to_be_asked_again_and_not_taken_for_gone(
    fake: FakeJira, connection: Connection, ask: str, path: str, wrong: Any
) -> None:
    fields = None if path == "fields" else ISSUE["fields"] | {path: wrong}
    fake.answer = lambda _: Say(body={"issues": [ISSUE | {"fields": fields}], "isLast": True})
    with pytest.raises(TryLaterError):
        READS[ask](connection)


WRITES: dict[str, JiraOrder] = {
    "a new issue": ORDER,
    "a comment": NOTE,
}
MOVES: list[JiraOrder] = [
    LinkIssues("1", "2", duplicate=True),
    CloseDuplicate("1"),
    ReopenIssue("1"),
]


@pytest.mark.parametrize("order", MOVES)
@pytest.mark.parametrize("odd", [*ODD, Say(body={})], ids=["a number", "null", "a word", "a list", "{}"])
def test_what_reads_first_writes_nothing_when_it_reads_something_odd(
    fake: FakeJira, connection: Connection, order: JiraOrder, odd: Say
) -> None:
    fake.answer = lambda _: odd
    with pytest.raises(OutsideError):
        JiraSender(connection).perform(order, "effect:1")
    assert {heard.method for heard in fake.heard} == {"GET"}


@pytest.mark.parametrize("what", WRITES)
@pytest.mark.parametrize(
    "odd", [*ODD, Say(201, {}), Say(201)], ids=["a number", "null", "a word", "a list", "{}", "nothing"]
)
def test_a_write_whose_answer_has_no_id_may_have_been_done(
    fake: FakeJira, connection: Connection, what: str, odd: Say
) -> None:
    fake.answer = lambda _: odd
    with pytest.raises(UncertainError):
        JiraSender(connection).perform(WRITES[what], "effect:1")
    assert [heard.method for heard in fake.heard] == ["POST"], "and it was sent once"


def test_an_issue_that_was_made_but_cannot_be_understood_is_not_made_again(
    fake: FakeJira, connection: Connection
) -> None:
    fake.say(Say(201, {"id": "10200", "key": "PAY-1"}), Say(body={"id": "10200", "key": "PAY-1"}))
    with pytest.raises(UncertainError):
        JiraSender(connection).perform(ORDER, "issue:1")
    assert [heard.method for heard in fake.heard] == ["POST", "GET"]


@pytest.mark.parametrize("order", [EditComment("1", "2", Note("Again.")), AdoptIssue("PAY-1")])
def test_what_may_be_repeated_needs_no_more_than_a_success(
    fake: FakeJira, connection: Connection, order: EditComment | AdoptIssue
) -> None:
    fake.answer = lambda heard: Say(body=ISSUE if heard.path.endswith("PAY-1") else {})
    assert JiraSender(connection).perform(order, "effect:1")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(
                ["issues", "fields", "id", "key", "comments", "values", "total", "isLast", "name"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(JSON, st.sampled_from(sorted(READS)))
def test_no_json_does_more_than_be_refused(
    fake: FakeJira, connection: Connection, answer: Any, what: str
) -> None:
    def said(_: Heard) -> Say:
        if len(fake.heard) > 5:
            return Say(404)
        return Say(body=answer)

    fake.heard.clear()
    fake.answer = said
    with suppress(OutsideError):
        READS[what](connection)
    assert fake.heard


@pytest.mark.parametrize("circle", [["a"], ["a", "b"], ["a", "b", "c"]], ids=len)
def test_a_search_whose_pages_go_round_in_a_circle_ends(
    fake: FakeJira, connection: Connection, circle: list[str]
) -> None:
    tokens = cycle(circle)
    fake.answer = lambda _: Say(body={"issues": [ISSUE], "nextPageToken": next(tokens)})
    with pytest.raises(TryLaterError, match="same page again"):
        READS["what changed"](connection)
    assert len(fake.heard) == len(circle) + 1


def test_an_empty_page_in_between_does_not_end_a_search(fake: FakeJira, connection: Connection) -> None:
    fake.say(
        Say(body={"issues": [], "isLast": False, "nextPageToken": "a"}),
        Say(body={"issues": [ISSUE], "isLast": True}),
    )
    assert [issue.key for issue in Reader(connection).changed(["PAY"], 5)] == ["PAY-1"]
    assert [heard.body.get("nextPageToken") for heard in fake.heard] == [None, "a"]


def test_a_list_that_grows_while_it_is_read_is_read_to_its_end(
    fake: FakeJira, connection: Connection
) -> None:
    """The total of the last page counts; an empty page ends a list whatever the total says."""
    version = {"id": "1", "name": "Bug", "required": True, "key": "x", "fieldId": "x"}
    fake.say(
        Say(body={"issueTypes": [version], "total": 1}),
        Say(body={"fields": [version | {"fieldId": "a"}], "total": 2}),
        Say(body={"fields": [version | {"fieldId": "b"}], "total": 9}),
        Say(body={"fields": [], "total": 9}),
    )
    needed = Reader(connection).create_screen("PAY", "Bug")
    assert [field.id for field in needed] == ["a", "b"]
    starts = [heard.query.partition("startAt=")[2].partition("&")[0] for heard in fake.heard]
    assert starts == ["0", "0", "1", "2"]


def test_an_issue_without_what_a_project_may_hide_is_an_issue(fake: FakeJira, connection: Connection) -> None:
    fake.answer = lambda _: Say(body=ISSUE)
    found = Reader(connection).issue("PAY-1")
    assert isinstance(found, IssueSeen)
    assert (found.key, found.resolution, found.versions) == ("PAY-1", None, ())
