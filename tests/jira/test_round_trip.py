"""What one side writes, the other reads: documents of every kind, and texts there and back over real HTTP."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from bridge.domain.incoming import IssueSeen
from bridge.domain.outgoing import Comment, CreateIssue, EditComment, IssueDraft, Note, Said
from bridge.jira.client import Connection, JiraOptions
from bridge.jira.documents.blocks import clean
from bridge.jira.documents.plain import plain
from bridge.jira.reader import Reader
from bridge.jira.sender import JiraSender
from bridge.sandbox.jira import JiraState, adf, routes
from bridge.sandbox.jira.webhooks.postman import Postman
from bridge.sandbox.server import Running
from tests.jira.conftest import SERVER_TOKEN
from tests.jira.orders import FIGURES, by_hand, commented, issue_on_board
from tests.sandbox.jira.pocket import BRIDGE, TOKEN, Site

WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=6)
LEAF: dict[str, dict[str, Any]] = {
    "hardBreak": {},
    "mention": {"attrs": {"id": "712020:x", "text": "@Priya"}},
    "emoji": {"attrs": {"shortName": ":tada:", "text": "🎉"}},
    "status": {"attrs": {"text": "BLOCKED"}},
    "inlineCard": {"attrs": {"url": "https://acme.example/1"}},
    "blockCard": {"attrs": {"url": "https://acme.example/2"}},
    "date": {"attrs": {"timestamp": "1793534400000"}},
    "rule": {},
    "media": {"attrs": {"id": "m", "type": "file", "collection": "c"}},
    "mediaInline": {"attrs": {"id": "m", "collection": "c"}},
}
ATTRS: dict[str, dict[str, Any]] = {"heading": {"level": 2}, "panel": {"panelType": "info"}}
DEEPEST = 5


@st.composite
def nodes(draw: st.DrawFn, kind: str, depth: int = 0) -> dict[str, Any]:
    """Any node of a kind with whatever may stand in it, as Atlassian's description has it."""
    if kind == "text":
        return {"type": "text", "text": draw(WORDS)}
    if kind in LEAF:
        return {"type": kind} | LEAF[kind]
    allowed = sorted(adf.CHILDREN[kind])
    if depth >= DEEPEST:
        allowed = [each for each in allowed if each in {"text", "paragraph", *LEAF}] or allowed
    least = 1 if kind in adf.NEEDS_CONTENT else 0
    children = draw(
        st.lists(st.sampled_from(allowed), min_size=least, max_size=3 if depth < 2 else least + 1)
    )
    content = [draw(nodes(child, depth + 1)) for child in children]
    attrs = {"attrs": ATTRS[kind]} if kind in ATTRS else {}
    return {"type": kind, "content": content} | attrs | ({"version": 1} if kind == "doc" else {})


def words_of(node: dict[str, Any]) -> Iterator[str]:
    """The words of all text nodes, in order."""
    if node["type"] == "text":
        yield node["text"]
    for child in node.get("content", ()):
        yield from words_of(child)


def stand_in_order(words: Iterator[str], text: str) -> bool:
    """Whether a text has all these words, one behind the other."""
    position = 0
    for word in words:
        found = text.find(word, position)
        if found < 0:
            return False
        position = found + len(word)
    return True


DOCUMENTS = nodes("doc")
UNHURRIED = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@UNHURRIED
@given(DOCUMENTS)
def test_every_word_of_a_document_that_jira_takes_is_read_by_both_sides(document: dict[str, Any]) -> None:
    assert adf.problem(document) is None
    assert stand_in_order(words_of(document), plain(document))
    assert stand_in_order(words_of(document), adf.text(document))


@UNHURRIED
@given(DOCUMENTS, st.sampled_from(["marquee", "listItem", "text"]))
def test_a_node_in_a_place_where_it_does_not_belong_spoils_the_document(
    document: dict[str, Any], kind: str
) -> None:
    assert adf.problem(document | {"content": [*document["content"], {"type": kind, "text": "x"}]})


@pytest.fixture(scope="module")
def shared() -> Iterator[Site]:
    """One pocket Jira for many examples: starting one for each would take most of the time."""
    state = JiraState(index_lag=0.0, pace=1000.0)
    postman = Postman(state)
    with Running(Starlette(routes=routes(state, postman))) as running:
        yield Site(running.url, state, postman)
    state.close()


@pytest.fixture(scope="module")
def connection(shared: Site) -> Iterator[Connection]:
    made = Connection(JiraOptions(url=f"{shared.url}/jira", email=BRIDGE, token=TOKEN))
    yield made
    made.close()


@pytest.fixture(scope="module")
def server(shared: Site) -> Iterator[Connection]:
    """A connection to the same site as a Data Center."""
    made = Connection(JiraOptions(url=f"{shared.url}/jira-dc", token=SERVER_TOKEN, kind="server"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def issue(shared: Site) -> str:
    """An issue's id."""
    return str(issue_on_board(shared, by_hand(shared))["id"])


FEW = settings(max_examples=8)
SAID = st.text(max_size=60) | st.sampled_from(
    ["{code} [~accountid:1] *bold*", "<b>&amp;</b>", "a\r\nb\x85c", "😀" * 20, "\x00\x1f", "ä\u0308\u200d"]
)


@FEW
@given(SAID)
def test_a_note_is_read_back_by_people_and_by_the_bridge(
    shared: Site, connection: Connection, issue: str, text: str
) -> None:
    made = commented(JiraSender(connection).perform(Comment(issue, Note(text)), f"note:{text}"))
    newest = Reader(connection).comments(issue)[0]
    assert (newest.id, newest.ours, newest.restricted) == (made.comment_id, True, False)
    assert newest.text == clean(text)
    board = {each["id"]: each["text"] for each in issue_on_board(shared, issue)["comments"]}
    assert board[made.comment_id] == "\n".join(line for line in clean(text).split("\n") if line)


MARKUP = st.text(st.sampled_from("\\&#123;h.bq[]{}*_-+!:/|()? \nx"), max_size=40)


@FEW
@given((SAID | MARKUP).filter(lambda text: clean(text).strip()))
def test_a_note_at_a_data_center_is_read_back_by_the_bridge(
    server: Connection, issue: str, text: str
) -> None:
    made = commented(JiraSender(server).perform(Comment(issue, Note(text)), f"note:{text}"))
    newest = Reader(server).comments(issue)[0]
    assert (newest.id, newest.ours, newest.text) == (made.comment_id, True, clean(text))


@FEW
@given(SAID, SAID)
def test_an_edited_note_says_the_last_words_and_is_found_by_its_first_key(
    connection: Connection, issue: str, first: str, last: str
) -> None:
    sender, began = JiraSender(connection), datetime.now(UTC)
    order, key = Comment(issue, Note(first)), f"edit:{next(NUMBERS)}"
    made = commented(sender.perform(order, key))
    sender.perform(EditComment(issue, made.comment_id, Note(last)), "edit")
    assert sender.find(order, key, began, "") == made
    assert Reader(connection).comments(issue)[0].text == clean(last)


NUMBERS = itertools.count()
DRAFTS = st.builds(
    IssueDraft,
    project=st.sampled_from(["PAY", "APP"]),
    issue_type=st.sampled_from(["Task", "Bug", "Story"]),
    summary=SAID,
    quotes=st.lists(st.builds(Said, SAID, SAID), max_size=3).map(tuple),
    figures=st.just(FIGURES),
    affected=st.lists(SAID, max_size=2).map(tuple),
    meanwhile=SAID,
    follows=st.just(""),
    fields=st.just({}),
)


@FEW
@given(DRAFTS)
def test_any_draft_becomes_an_issue_that_is_found_again_by_its_effect(
    connection: Connection, wish: IssueDraft
) -> None:
    sender, order, key = JiraSender(connection), CreateIssue(wish), f"issue:{next(NUMBERS)}"
    began, mark = datetime.now(UTC), sender.mark(order)
    made = sender.perform(order, key)
    assert isinstance(made, IssueSeen)
    assert made.summary
    assert made.key.startswith(f"{wish.project}-")
    assert abs(made.updated - began) < timedelta(minutes=1)
    assert sender.find(order, key, began, mark) == made
    assert Reader(connection).issue(made.key) == made


@FEW
@given(SAID.filter(lambda text: any(line.strip() for line in text.splitlines())))
def test_what_a_person_writes_in_jira_is_read_line_by_line(
    shared: Site, connection: Connection, issue: str, text: str
) -> None:
    made = shared.hand("comment", user="Priya", issue=issue, text=text)
    newest = Reader(connection).comments(issue)[0]
    assert (newest.id, newest.ours, newest.author) == (made["id"], False, "Priya")
    assert newest.text == "\n".join(line.strip() for line in text.splitlines() if line.strip())


@pytest.mark.parametrize("minutes", [-720, -210, 0, 330, 840])
def test_an_instant_is_the_same_in_every_accounts_zone(
    shared: Site, connection: Connection, minutes: int
) -> None:
    key = by_hand(shared)
    before = Reader(connection).issue(key)
    user = next(each for each in shared.state.users.values() if each.email == BRIDGE)
    shared.state.users[user.account_id] = replace(user, offset_minutes=minutes)
    after = Reader(connection).issue(key)
    shared.state.users[user.account_id] = user
    assert before is not None
    assert after is not None
    assert after.updated == before.updated
    assert after.updated.utcoffset() == timedelta(minutes=minutes)


def test_a_project_is_read_whole_after_a_busy_day(shared: Site, connection: Connection) -> None:
    """Issues and versions by the poll are those by id."""
    made = {by_hand(shared, project="DEL", issuetype="Task") for _ in range(3)}
    shared.hand("release", user="Otto", project="DEL", version="7.0")
    reader = Reader(connection)
    changed = {issue.key: issue for issue in reader.changed(["DEL"], 5)}
    assert made <= set(changed)
    assert reader.issues([issue.id for issue in changed.values()]) == list(changed.values())
    assert [(version.name, version.released) for version in reader.versions("DEL")] == [("7.0", True)]
