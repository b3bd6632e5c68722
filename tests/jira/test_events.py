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
    "comment-deleted": JiraHint(ID, "comment_deleted", issue_id="10207"),
    "version-released": JiraHint(ID, "jira:version_released", project="10001"),
    "version-taken-back": JiraHint(ID, "jira:version_unreleased", project="10001"),
    "version-without-project": JiraHint(ID, "jira:version_updated"),
    "link-created": JiraHint(ID, "issuelink_created", issue_id="10207"),
    "link-deleted": JiraHint(ID, "issuelink_deleted", issue_id="10207"),
    "commented-at-a-data-center-with-the-issue": JiraHint(ID, "jira:issue_updated", issue_id="10207"),
    "commented-at-a-data-center-without-the-issue": JiraHint(ID, "comment_created", issue_id="10207"),
    "issue-commented-at-a-very-old-data-center": JiraHint(ID, "jira:issue_updated", issue_id="10207"),
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
    first, other = bodies("issue-moved-to-done", "issue-created")
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


CREATED, UPDATED, SAID = "jira:issue_created", "jira:issue_updated", "comment_created"
RECORDED = {
    "comment_created_no_issue_details": (SAID, "10000"),
    "version_released": ("jira:version_released", None),
    "webhook-cloud-comment-created-mention-user": (SAID, "10040"),
    "webhook-cloud-comment-deleted": ("comment_deleted", "10357"),
    "webhook-cloud-issue-created-many-fields": (CREATED, "10509"),
    "webhook-issue-assigned-empty-changelog": (UPDATED, "10001"),
    "webhook-issue-created": (CREATED, "10040"),
    "webhook-issue-created-no-description-nor-relevant-fields": (CREATED, "10040"),
    "webhook-issue-created-no-relevant-fields": (CREATED, "10040"),
    "webhook-issue-updated-assigned": (UPDATED, "10040"),
    "webhook-issue-updated-assigned-nobody": (UPDATED, "10040"),
    "webhook-issue-updated-components": (UPDATED, "10360"),
    "webhook-issue-updated-fix-version": (UPDATED, "10040"),
    "webhook-issue-updated-labels": (UPDATED, "10040"),
    "webhook-issue-updated-multiple-custom-fields": (UPDATED, "10040"),
    "webhook-issue-updated-raised-priority": (UPDATED, "10040"),
    "webhook-issue-updated-renamed": (UPDATED, "10040"),
    "webhook-issue-updated-reopened": (UPDATED, "10040"),
    "webhook-issue-updated-resolved": (UPDATED, "10040"),
    "webhook-issue-updated-started-working": (UPDATED, "10040"),
    "webhook-server-comment-deleted": ("comment_deleted", "10013"),
    "webhook-server-issue-updated-closed": (UPDATED, "10300"),
    "webhook-server-issue-updated-comment-edited": (UPDATED, "10013"),
    "webhook-server-issue-updated-commented-2": (UPDATED, "10231"),
    "webhook-server-issue-updated-commented-mention-user": (UPDATED, "10013"),
    "webhook-server-issue-updated-many-fields": (UPDATED, "10400"),
    "webhook-server-issue-updated-resolved": (UPDATED, "10300"),
    "webhook-server-old-issue-updated-no-event-type-comment-deleted": (UPDATED, "10013"),
    "webhook-server-old-issue-updated-no-event-type-commented": (UPDATED, "10013"),
    "webhook-server-updated-custom-field": (UPDATED, "10106"),
}
"""Bodies recorded by others: the event and the issue that each leads to."""

UNSUPPORTED = {"example_anomalous_payload": "names no webhookEvent"}
recorded_by_others = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/payloads beside the checkout"),
]


@pytest.mark.parametrize("name", [pytest.param(name, marks=recorded_by_others) for name in RECORDED])
def test_each_body_recorded_by_others_leads_where_it_should(name: str) -> None:
    found = hint(events.read((SHARED / f"{name}.json").read_bytes(), HEADERS))
    assert (found.event, found.issue_id) == RECORDED[name]
    assert found.project == ("10002" if name == "version_released" else None)


@pytest.mark.parametrize("name", [pytest.param(name, marks=recorded_by_others) for name in UNSUPPORTED])
def test_a_body_recorded_by_others_that_is_none_of_jiras_is_unsupported(name: str) -> None:
    with pytest.raises(UnsupportedEventError, match=UNSUPPORTED[name]):
        events.read((SHARED / f"{name}.json").read_bytes(), HEADERS)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/payloads beside the checkout")
def test_no_recorded_body_is_left_out() -> None:
    assert {path.stem for path in SHARED.glob("*.json")} == set(RECORDED) | set(UNSUPPORTED)


def bodies(*names: str) -> list[bytes]:
    return [(OURS / f"{name}.json").read_bytes() for name in names]


def test_a_comment_that_data_center_tells_twice_is_one_event() -> None:
    told = bodies("commented-at-a-data-center-without-the-issue", "commented-at-a-data-center-with-the-issue")
    ids = {hint(events.read(body, {})).outside_id for body in told}
    assert ids == {"comment:30415:2026-11-17T09:12:44.107+0100"}


@pytest.mark.parametrize(
    "more",
    [
        {"comment": {"id": "30415", "updated": "2026-11-17T10:00:00.000+0100"}},
        {"changelog": {"id": "1", "items": []}},
        {"issue_event_type_name": "issue_comment_deleted"},
        {"webhookEvent": "comment_deleted"},
        {"comment": {"id": "30415"}},
    ],
    ids=["edited", "moved and commented at once", "deleted", "deleted, by its own event", "without its time"],
)
def test_what_only_looks_like_the_same_comment_is_another_event(more: dict[str, Any]) -> None:
    (body,) = bodies("commented-at-a-data-center-with-the-issue")
    other = json.dumps(json.loads(body) | more).encode()
    first, second = (hint(events.read(each, {})).outside_id for each in (body, other))
    assert first != second


def test_a_link_without_its_ids_is_a_hint_to_poll() -> None:
    odd: list[dict[str, Any]] = [{"issueLink": {}}, {"issueLink": 5}, {}]
    for payload in odd:
        body = json.dumps({"webhookEvent": "issuelink_created"} | payload).encode()
        assert hint(events.read(body, HEADERS)).issue_id is None


def hint(found: JiraHint | Ignored) -> JiraHint:
    assert isinstance(found, JiraHint)
    return found
