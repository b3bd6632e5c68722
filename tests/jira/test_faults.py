"""What Jira's refusals become, and whom their sentences help."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from requests import ConnectTimeout, ReadTimeout

from bridge.domain.errors import OutsideError, RefusedError, TryLaterError, UncertainError, logged
from bridge.jira import faults
from bridge.jira.client import Connection, JiraOptions
from tests.jira.fake import FakeJira, Say
from tests.jira.unhurried import UNHURRIED

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("5", 5.0),
        ("1.5", 1.5),
        ("0", 0.0),
        ("-3", 0.0),
        (None, None),
        ("", None),
        ("soon", None),
        ("inf", None),
        ("nan", None),
        ("1e300", 3600.0),
        ("86400000", 3600.0),
        (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90.0),
        (format_datetime(NOW - timedelta(hours=1), usegmt=True), 0.0),
        ("Sat, 21 Nov 2026 12:00:30 -0000", 30.0),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str | None, wait: float | None) -> None:
    assert faults.seconds(header, NOW) == wait


@UNHURRIED
@given(st.text())
def test_no_retry_after_breaks_the_bridge(header: str) -> None:
    wait = faults.seconds(header, NOW)
    assert wait is None or wait >= 0


def test_a_429_says_how_long_and_why(fake: FakeJira, connection: Connection) -> None:
    fake.say(Say(429, headers={"Retry-After": "1.5", "RateLimit-Reason": "jira-burst-based"}))
    with pytest.raises(TryLaterError) as caught:
        connection.write("POST", "issue", body={})
    assert (caught.value.after, caught.value.reason) == (1.5, "jira-burst-based")


def told_to_wait(connection: Connection) -> TryLaterError:
    with pytest.raises(TryLaterError) as caught:
        connection.write("POST", "issue", body={})
    return caught.value


def test_too_many_writes_to_one_issue_hold_only_what_is_about_it(
    fake: FakeJira, connection: Connection
) -> None:
    """A named wait would hold the whole method."""
    fake.say(Say(429, headers={"Retry-After": "30", "RateLimit-Reason": faults.PER_ISSUE}), Say(201, {}))
    assert (told_to_wait(connection).after, connection.write("POST", "issue", body={})) == (None, {})


def test_a_burst_holds_only_its_own_method(fake: FakeJira, connection: Connection) -> None:
    fake.say(Say(429, headers={"Retry-After": "30", "RateLimit-Reason": faults.BURST}), Say(body={}))
    assert told_to_wait(connection).after == 30
    assert connection.read("GET", "myself") == {}


@pytest.mark.parametrize("reason", ["jira-quota-global-based", "something-new", ""])
def test_a_quota_and_an_unknown_reason_hold_everything(
    fake: FakeJira, connection: Connection, reason: str
) -> None:
    fake.say(Say(429, headers={"Retry-After": "30", "RateLimit-Reason": reason}))
    told_to_wait(connection)
    with pytest.raises(TryLaterError) as caught:
        connection.read("GET", "myself")
    assert len(fake.heard) == 1
    assert 29 < (caught.value.after or 0) <= 30


def test_after_the_wait_calls_go_on(fake: FakeJira) -> None:
    clock = iter([100.0, 100.0, 129.0, 130.0])
    connection = Connection(JiraOptions(url=fake.url, email="b@acme.example", token="t"), lambda: next(clock))
    fake.say(Say(429, headers={"Retry-After": "30"}), Say(body={}))
    assert told_to_wait(connection).after == 30
    assert told_to_wait(connection).after == 1
    assert connection.read("GET", "myself") == {}
    connection.close()


def test_a_400_gives_jiras_own_words_and_its_fields(fake: FakeJira, connection: Connection) -> None:
    fake.say(Say(400, {"errorMessages": ["Not like this."], "errors": {"priority": "Priority is required."}}))
    with pytest.raises(RefusedError) as caught:
        connection.write("POST", "issue", body={})
    assert str(caught.value) == "Jira says: Not like this. priority: Priority is required."
    assert caught.value.code == "400"
    assert caught.value.fields == {"priority": "Priority is required."}


@pytest.mark.parametrize(
    "body", ["<html>400</html>", [], {"errorMessages": None, "errors": []}, None, "{", "null"]
)
def test_a_400_without_words_is_told_plainly(fake: FakeJira, connection: Connection, body: object) -> None:
    fake.say(Say(400, body))
    with pytest.raises(RefusedError) as caught:
        connection.write("POST", "issue", body={})
    assert str(caught.value) == "Jira refused with 400 and no reason."
    assert caught.value.fields == {}


def test_a_very_long_refusal_is_cut(fake: FakeJira, connection: Connection) -> None:
    fake.say(Say(400, {"errorMessages": ["long " * 1000]}))
    with pytest.raises(RefusedError) as caught:
        connection.write("POST", "issue", body={})
    assert len(str(caught.value)) < 600


@pytest.mark.parametrize(
    ("status", "headers", "code", "says"),
    [
        (401, {"Content-Type": "text/html"}, "401", r"jira\.token"),
        (403, {}, "403", "permissions"),
        (403, {"X-Authentication-Denied-Reason": "CAPTCHA_CHALLENGE; login-url=x"}, "403", "captcha"),
        (404, {}, "404", "nothing there"),
        (413, {}, "413", "413"),
    ],
)
def test_a_no_says_what_to_do_and_shows_no_page(
    fake: FakeJira, connection: Connection, status: int, headers: dict[str, str], code: str, says: str
) -> None:
    fake.say(Say(status, "<html><b>Sign in</b></html>", headers))
    with pytest.raises(RefusedError, match=says) as caught:
        connection.read("GET", "myself")
    assert caught.value.code == code
    assert "<" not in str(caught.value)


@pytest.mark.parametrize("status", [409, 425])
def test_a_conflict_has_changed_nothing(fake: FakeJira, connection: Connection, status: int) -> None:
    fake.say(Say(status, {"errorMessages": []}))
    with pytest.raises(TryLaterError):
        connection.write("PUT", "issue", "1", body={})


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_failure_of_jira_may_have_done_it(fake: FakeJira, connection: Connection, status: int) -> None:
    fake.say(Say(status, "upstream", {"Retry-After": "Sat, 21 Nov 2026 12:00:30 GMT"}))
    with pytest.raises(UncertainError, match=str(status)):
        connection.write("POST", "issue", body={})


def test_a_connection_that_never_came_about_has_certainly_done_nothing() -> None:
    assert isinstance(faults.of_network(ConnectTimeout()), TryLaterError)
    assert isinstance(faults.of_network(ReadTimeout()), UncertainError)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_credentials_follow_no_redirect(fake: FakeJira, connection: Connection, status: int) -> None:
    fake.say(Say(status, headers={"Location": f"{fake.url}/elsewhere"}))
    with pytest.raises(TryLaterError, match=r"jira\.url leads elsewhere"):
        connection.write("POST", "issue", body={})
    assert [heard.path for heard in fake.heard] == ["/rest/api/3/issue"]


def test_an_answer_without_end_is_not_read_to_its_end(
    fake: FakeJira, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faults, "_LARGEST", 1_000)
    fake.say(Say(200, {"more": "x" * 1_000}), Say(400, {"errorMessages": ["x" * 1_000]}), Say(200, {"a": 1}))
    for _ in range(2):
        with pytest.raises(UncertainError, match="does not end"):
            connection.write("POST", "issue", body={})
    assert connection.read("GET", "myself") == {"a": 1}


@pytest.mark.parametrize("status", [200, 400, 500])
def test_an_answer_that_is_too_deep_to_be_read_is_no_traceback(
    fake: FakeJira, connection: Connection, status: int
) -> None:
    fake.say(Say(status, "[" * 100_000))
    with pytest.raises(OutsideError):
        connection.write("POST", "issue", body={})


def test_what_a_log_may_say_of_a_refusal_has_no_words_of_jiras(
    fake: FakeJira, connection: Connection
) -> None:
    fake.say(Say(403, {"errorMessages": ["Mrs Miller may not."]}), Say(400, {"errors": {"a": "Mrs Miller"}}))
    for status in (403, 400):
        with pytest.raises(RefusedError, match="Miller") as caught:
            connection.write("POST", "issue", body={})
        assert "Miller" not in logged(caught.value)
        assert str(status) in logged(caught.value)
