"""Webhooks: each recorded body leads to where to look, is ignored by name, or is refused with a reason."""

import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.incoming import JiraHint
from bridge.jira import events
from bridge.jira.events import Ignored, UnsupportedEventError
from tests.jira.unhurried import UNHURRIED

OURS = Path(__file__).with_name("payloads")
SHARED = Path(__file__).parents[3] / "shared" / "payloads" / "jira"
ID = "1795219200-41"
HEADERS = {"X-Atlassian-Webhook-Identifier": ID}

LEADS_TO = {
    "issue-created": JiraHint(ID, "jira:issue_created", issue_id="10207"),
    "issue-moved-to-done": JiraHint(ID, "jira:issue_updated", issue_id="10207"),
    "issue-planned-for-a-version": JiraHint(ID, "jira:issue_updated", issue_id="10207"),
    "issue-moved-to-another-project": JiraHint(ID, "jira:issue_updated", issue_id="10207"),
    "issue-updated-by-data-center-without-event-type": JiraHint(ID, "jira:issue_updated", issue_id="10207"),
    "issue-deleted": JiraHint(ID, "jira:issue_deleted", issue_id="10207"),
    "comment-created-with-issue": JiraHint(ID, "comment_created", issue_id="10207"),
    "comment-created-without-issue": JiraHint(ID, "comment_created", issue_id="10207"),
    "comment-created-internal-note": JiraHint(ID, "comment_created", issue_id="10207"),
    "comment-created-with-a-broken-address": JiraHint(ID, "comment_created"),
    "comment-edited": JiraHint(ID, "comment_updated", issue_id="10207"),
    "comment-deleted": Ignored("comment_deleted", events.IGNORED["comment_deleted"]),
    "version-released": JiraHint(ID, "jira:version_released", project="10001"),
    "version-taken-back": JiraHint(ID, "jira:version_unreleased", project="10001"),
    "version-without-project": JiraHint(ID, "jira:version_updated"),
    "link-created": Ignored("issuelink_created", events.IGNORED["issuelink_created"]),
    "worklog-created": Ignored("worklog_created", events.IGNORED["worklog_created"]),
    "sprint-started": Ignored("sprint_started", events.IGNORED["sprint_started"]),
}


@pytest.mark.parametrize("case", sorted(path.stem for path in OURS.glob("*.json")))
def test_each_case_leads_where_it_should(case: str) -> None:
    assert events.read((OURS / f"{case}.json").read_bytes(), HEADERS) == LEADS_TO[case]


def test_every_expected_case_is_recorded() -> None:
    assert {path.stem for path in OURS.glob("*.json")} == set(LEADS_TO)


def test_no_event_is_both_heard_and_ignored() -> None:
    assert not set(events._LOOK) & set(events.IGNORED)


def test_the_identifier_is_found_whatever_the_case_of_the_header() -> None:
    body = (OURS / "issue-created.json").read_bytes()
    assert events.read(body, {"x-atlassian-webhook-identifier": "7"}) == JiraHint(
        "7", "jira:issue_created", "10207"
    )


def test_without_an_identifier_the_same_body_is_the_same_event() -> None:
    """Data Center gives none, and sends a comment twice."""
    first, other = ((OURS / f"{name}.json").read_bytes() for name in ("comment-edited", "issue-created"))
    ids = [hint(events.read(body, {})).outside_id for body in (first, first, other)]
    assert ids[0] == ids[1] != ids[2]
    assert ids[0].startswith("body:")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "not a JSON object"),
        (b"[]", "not a JSON object"),
        pytest.param(b'{"a":' * 100_000, "not a JSON object", id="nested without end"),
        (b"\xff\xfe\xfa", "not a JSON object"),
        (b'"jira:issue_created"', "not a JSON object"),
        (b"{}", "names no webhookEvent"),
        (b'{"webhookEvent": 5}', "names no webhookEvent"),
        (b'{"webhookEvent": "jira:something_new"}', "'jira:something_new' is not known"),
    ],
)
def test_what_the_bridge_does_not_know_is_refused_with_the_reason(body: bytes, says: str) -> None:
    with pytest.raises(UnsupportedEventError, match=says):
        events.read(body, HEADERS)


@pytest.mark.parametrize(
    "payload",
    [
        {"webhookEvent": "comment_created"},
        {"webhookEvent": "comment_created", "comment": "text", "issue": []},
        {"webhookEvent": "comment_created", "comment": {"self": 5}},
        {"webhookEvent": "jira:issue_updated", "issue": {}},
        {"webhookEvent": "jira:version_released", "version": None},
    ],
)
def test_a_body_without_its_ids_is_a_hint_to_poll(payload: dict[str, Any]) -> None:
    found = hint(events.read(json.dumps(payload).encode(), HEADERS))
    assert (found.issue_id, found.project) == (None, None)


@UNHURRIED
@given(st.binary() | st.dictionaries(st.text(), st.none() | st.text()).map(json.dumps).map(str.encode))
def test_no_body_does_more_than_be_refused(body: bytes) -> None:
    with pytest.raises(UnsupportedEventError):
        events.read(body, {})


def signed(secret: str, body: bytes) -> str:
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


@UNHURRIED
@given(st.text(min_size=1).filter(lambda text: text.isprintable()), st.binary())
def test_a_true_signature_is_believed(secret: str, body: bytes) -> None:
    assert events.verify(secret, body, signed(secret, body))


@UNHURRIED
@given(st.binary(), st.text())
def test_any_other_signature_is_refused_without_an_error(body: bytes, header: str) -> None:
    assert not events.verify("secret", body, header)


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "sha256=",
        "sha256",
        "sha1=" + hashlib.sha1(b"x", usedforsecurity=False).hexdigest(),
        signed("secret", b"body")[:-1],
        signed("secret", b"body").removeprefix("sha256="),
        signed("secret", b"body").upper(),
        signed("other", b"body"),
        signed("secret", b"another body"),
        "sha256=ä",
        "\ud800",
    ],
)
def test_a_missing_or_malformed_signature_is_refused(header: str | None) -> None:
    assert events.verify("secret", b"body", header) is False


def test_without_a_secret_nothing_is_believed() -> None:
    assert not events.verify("", b"body", signed("", b"body"))


RECORDED = sorted(SHARED.glob("*.json")) if SHARED.is_dir() else []
needs_recordings = pytest.mark.skipif(not RECORDED, reason="needs ../shared/payloads beside the checkout")


@needs_recordings
@pytest.mark.shared
@pytest.mark.parametrize("path", RECORDED or [SHARED], ids=lambda path: path.stem)
def test_every_body_recorded_by_others_leads_to_the_right_kind(path: Path) -> None:
    """The name of each recording tells what it is."""
    if "anomalous" in path.stem:
        with pytest.raises(UnsupportedEventError):
            events.read(path.read_bytes(), HEADERS)
        return
    found = events.read(path.read_bytes(), HEADERS)
    if path.stem.endswith("comment-deleted") and "updated" not in path.stem:
        assert found == Ignored("comment_deleted", events.IGNORED["comment_deleted"])
    elif path.stem.startswith("version"):
        assert hint(found).project == "10002"
    else:
        assert hint(found).issue_id == _id_in(json.loads(path.read_bytes()))


def _id_in(payload: dict[str, Any]) -> str:
    """The issue's id as the recording has it: in the issue, or in the comment's address."""
    if "issue" in payload:
        return str(payload["issue"]["id"])
    return str(payload["comment"]["self"].split("/")[-3])


def hint(found: JiraHint | Ignored) -> JiraHint:
    assert isinstance(found, JiraHint)
    return found
