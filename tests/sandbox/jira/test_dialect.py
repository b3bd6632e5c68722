"""Texts and people in every dialect, whoever wrote them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.sandbox.jira import adf, comments, issues
from bridge.sandbox.jira.dialect import CLOUD, CLOUD_WEBHOOK, SERVER, Dialect
from bridge.sandbox.jira.state import JiraState
from bridge.sandbox.jira.world import OTTO, PRIYA, USERS
from tests.sandbox.jira.pocket import task

WIKI = st.text(min_size=1, max_size=200)


@settings(max_examples=60, deadline=None)
@given(wiki=WIKI)
def test_wiki_text_comes_back_as_it_was_and_is_a_sound_document_on_cloud(wiki: str) -> None:
    state = JiraState()
    issue = issues.create(state, PRIYA, task(description=wiki), dialect=SERVER)
    comment = comments.add(state, PRIYA, issue, {"body": wiki}, SERVER)
    for stored in (issue.values["description"], comment.body):
        assert SERVER.shown(stored) == wiki
        assert adf.problem(CLOUD.shown(stored)) is None
        assert CLOUD_WEBHOOK.shown(stored) == wiki


@pytest.mark.parametrize("dialect", [CLOUD_WEBHOOK, SERVER])
def test_a_document_is_its_words_where_there_are_no_documents(dialect: Dialect) -> None:
    assert dialect.shown(adf.document("One\nTwo")) == "One\nTwo"


@pytest.mark.parametrize("dialect", [CLOUD, CLOUD_WEBHOOK, SERVER])
@pytest.mark.parametrize("nothing", [None, ""])
def test_no_text_is_nothing_everywhere(dialect: Dialect, nothing: str | None) -> None:
    assert dialect.shown(nothing) is None


@pytest.mark.parametrize(
    ("dialect", "text", "taken"),
    [
        (CLOUD, adf.document("Hello"), True),
        (CLOUD, "Hello", False),
        (CLOUD, {"type": "paragraph"}, False),
        (SERVER, "Hello", True),
        (SERVER, adf.document("Hello"), False),
        (SERVER, 7, False),
    ],
)
def test_each_kind_takes_its_own_texts_only(dialect: Dialect, text: Any, taken: bool) -> None:
    assert dialect.takes(text) is taken


@pytest.mark.parametrize("dialect", [CLOUD, SERVER])
def test_everybody_is_known_by_the_name_that_is_shown(dialect: Dialect) -> None:
    for user in USERS:
        assert [each for each in USERS if dialect.knows(each, dialect.name(user))] == [user]


@pytest.mark.parametrize(
    ("dialect", "raw", "asked"),
    [
        (CLOUD, {"accountId": OTTO.account_id}, OTTO.account_id),
        (CLOUD, {"id": OTTO.account_id}, OTTO.account_id),
        (CLOUD, {"accountId": None}, None),
        (CLOUD, {"name": "otto"}, None),
        (SERVER, {"name": "otto"}, "otto"),
        (SERVER, {"key": "JIRAUSER10102"}, "JIRAUSER10102"),
        (SERVER, {"name": None}, None),
        (SERVER, {"accountId": OTTO.account_id}, None),
        (SERVER, None, None),
    ],
)
def test_whom_a_request_means(dialect: Dialect, raw: Any, asked: str | None) -> None:
    assert dialect.asked(raw) == asked
