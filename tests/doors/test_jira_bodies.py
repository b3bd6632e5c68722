"""Jira's webhooks, changed in every place: each is taken or refused, and leads nowhere but to numbers."""

import json
import logging
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.app.jira_door import JiraDoor
from bridge.domain.incoming import JiraHint
from bridge.store.engine import StoreError
from tests.doors.mutations import changed, once_each, put
from tests.sandbox.jira.hooks import signature
from tests.slack.fake import UNHURRIED

PAYLOADS = {path.stem: path for path in (Path(__file__).parents[1] / "jira" / "payloads").glob("*.json")}
SECRET = "hush"


class Letters:
    """Keeps hints in memory."""

    def __init__(self) -> None:
        self.hints: list[JiraHint] = []
        self.problem: Exception | None = None

    def hint(self, hint: JiraHint) -> None:
        if self.problem:
            raise self.problem
        self.hints.append(hint)


LETTERS = Letters()
DOOR = JiraDoor(SECRET, LETTERS)  # type: ignore[arg-type]  # as far as the door uses it


def post(raw: bytes, **more: str) -> int:
    """Post a body as Jira does."""
    return DOOR(
        raw, {"x-hub-signature": signature(SECRET, raw)} | {k.replace("_", "-"): v for k, v in more.items()}
    )


def recorded(case: str) -> Any:
    return json.loads(PAYLOADS[case].read_text())


def leads_to_numbers(hint: JiraHint) -> bool:
    """Whether what is kept can be stored, and asked for without leading elsewhere."""
    numbers = [one for one in (hint.issue_id, hint.project) if one is not None]
    return (
        all(re.fullmatch(r"\d{1,19}", one) for one in numbers)
        and re.fullmatch(r"[!-~]{1,200}", hint.outside_id) is not None
    )


@pytest.mark.parametrize("case", PAYLOADS)
def test_every_place_may_be_missing_null_or_something_else(
    case: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    LETTERS.hints.clear()
    for path, body in once_each(recorded(case), len(case)):
        assert post(json.dumps(body).encode()) in {204, 400}, path
    assert all(map(leads_to_numbers, LETTERS.hints))
    assert {record.getMessage() for record in caplog.records} <= {
        "a webhook was not understood: UnsupportedEventError"
    }


@given(st.data())
@settings(UNHURRIED, max_examples=60, derandomize=True)
def test_whatever_is_changed_or_cut_off_is_taken_or_refused(data: st.DataObject) -> None:
    body = data.draw(st.sampled_from(sorted(PAYLOADS)).flatmap(lambda case: changed(recorded(case))))
    raw = json.dumps(body).encode()
    raw = raw[: data.draw(st.sampled_from([len(raw), len(raw), len(raw) // 2, 0]))]
    assert post(raw) in {204, 400}
    assert all(map(leads_to_numbers, LETTERS.hints))


@pytest.mark.parametrize(
    "odd",
    [
        "../../serverInfo",
        "1/../2",
        "1?expand=all",
        " 1",
        "1\n",
        "²",
        "-1",
        1.5,
        True,
        "9" * 5000,
        {"a": 1},
        [1],
    ],
)
@pytest.mark.parametrize(
    ("case", "path"),
    [
        ("issue-created", ("issue", "id")),
        ("version-released", ("version", "projectId")),
        ("link-created", ("issueLink", "sourceIssueId")),
    ],
)
def test_an_id_that_is_no_number_is_asked_of_nobody(case: str, path: tuple[str, ...], odd: object) -> None:
    LETTERS.hints.clear()
    assert post(json.dumps(put(recorded(case), path, odd)).encode()) == 204
    [hint] = LETTERS.hints
    assert (hint.issue_id, hint.project) == (None, None)


@pytest.mark.parametrize("given_id", ["x" * 201, "a b", "a\tb", "„", ""])
def test_an_identifier_that_no_index_takes_is_made_of_the_body(given_id: str) -> None:
    LETTERS.hints.clear()
    post(PAYLOADS["issue-created"].read_bytes(), x_atlassian_webhook_identifier=given_id)
    assert LETTERS.hints[0].outside_id.startswith("body:")


@pytest.mark.parametrize(
    "raw", [b"", b"[" * 100_000, b'{"a":' * 100_000, b"\xff\xfe", b"{" + b" " * 2_000_000]
)
def test_what_nobody_can_read_is_a_bad_request(raw: bytes) -> None:
    assert post(raw) == 400


def test_of_a_key_that_comes_twice_the_last_counts() -> None:
    LETTERS.hints.clear()
    assert (
        post(
            b'{"webhookEvent": "x", "webhookEvent": "jira:issue_updated", "issue": {"id": "1"}, "issue": {"id": "2"}}'
        )
        == 204
    )
    assert LETTERS.hints[0].issue_id == "2"


def test_what_cannot_be_kept_is_sent_again_by_jira() -> None:
    LETTERS.problem = StoreError("The database is away.")
    assert post(PAYLOADS["issue-created"].read_bytes()) == 503
    LETTERS.problem = None
