"""How calls travel: whose client, which address, what is sent and what never is."""

import threading
from base64 import b64encode
from traceback import format_exception

import pytest

from bridge.domain.errors import RefusedError, SettingsError, TryLaterError, UncertainError
from bridge.jira.client import Connection, JiraOptions
from tests.jira.conftest import TOKEN
from tests.jira.fake import FakeJira, Heard, Say

WORDS = "what a customer said"
COOKIE = "session=of-the-bridge"
ME = {"accountId": "5b10", "displayName": "Bridge"}


def test_nothing_is_sent_before_the_first_call(fake: FakeJira, connection: Connection) -> None:
    assert connection.browse("PAY-1") == f"{fake.url}/browse/PAY-1"
    assert fake.heard == []


def test_a_call_goes_to_rest_version_3_with_the_token(fake: FakeJira, connection: Connection) -> None:
    fake.say(Say(body=ME))
    assert connection.read("GET", "myself", query={"expand": "groups"}) == ME
    (heard,) = fake.heard
    assert (heard.method, heard.path, heard.query) == ("GET", "/rest/api/3/myself", "expand=groups")
    assert (
        heard.headers["Authorization"]
        == f"Basic {b64encode(f'bridge@acme.example:{TOKEN}'.encode()).decode()}"
    )


def test_a_path_segment_cannot_reach_another_address(fake: FakeJira, connection: Connection) -> None:
    fake.say(Say(body={}))
    connection.read("GET", "issue", "PAY-1/comment?x=1#y", "properties")
    assert fake.heard[0].path == "/rest/api/3/issue/PAY-1%2Fcomment%3Fx%3D1%23y/properties"


def test_a_context_path_and_a_trailing_slash_are_kept_apart(fake: FakeJira) -> None:
    options = JiraOptions(
        url=f"{fake.url}/ex/jira/11/", email="b@acme.example", token=TOKEN, browse_url="https://a.example/"
    )
    connection = Connection(options)
    fake.say(Say(body=ME))
    connection.account()
    connection.close()
    assert fake.heard[0].path == "/ex/jira/11/rest/api/3/myself"
    assert connection.browse("PAY-1") == "https://a.example/browse/PAY-1"


def test_an_answer_without_a_body_is_none(fake: FakeJira, connection: Connection) -> None:
    fake.say(Say(204))
    assert connection.write("PUT", "issue", "1", "properties", "bridge", body={"key": "issue:1"}) is None
    assert fake.heard[0].body == {"key": "issue:1"}


def test_the_account_is_asked_for_once(fake: FakeJira, connection: Connection) -> None:
    fake.say(Say(body=ME))
    assert [connection.account() for _ in range(3)] == [("5b10", "Bridge")] * 3
    assert len(fake.heard) == 1


def test_each_thread_has_a_client_of_its_own(fake: FakeJira, connection: Connection) -> None:
    clients = []
    both = threading.Barrier(2)

    def call() -> None:
        both.wait(5)
        connection.read("GET", "myself")
        clients.append(connection._client())
        both.wait(5)

    fake.answer = lambda _: Say(body=ME)
    threads = [threading.Thread(target=call) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert clients[0] is not clients[1]
    assert clients[0]._session is not clients[1]._session


def test_a_closed_connection_opens_again_when_it_is_used(fake: FakeJira, connection: Connection) -> None:
    fake.say(Say(body=ME), Say(body={"fine": True}))
    connection.account()
    connection.close()
    assert connection.read("GET", "serverInfo") == {"fine": True}


@pytest.mark.parametrize("fault", [Say(drop=True), Say(503), Say(429)], ids=["dropped", "503", "429"])
def test_a_post_is_sent_once_whatever_happens(fake: FakeJira, connection: Connection, fault: Say) -> None:
    """The client's own retries would create an issue four times."""
    fake.say(fault)
    with pytest.raises((UncertainError, TryLaterError)):
        connection.write("POST", "issue", body={"fields": {}})
    assert [heard.method for heard in fake.heard] == ["POST"]


@pytest.mark.parametrize(
    "fault",
    [
        Say(drop=True),
        Say(hang=True),
        Say(502),
        Say(408),
        Say(body={"id": "1"}, cut=True),
        Say(body="<html>Sign in</html>"),
    ],
    ids=["dropped", "time-out", "502", "408", "cut short", "a page instead of JSON"],
)
def test_an_unclear_end_is_uncertain_for_a_write_and_to_be_repeated_for_a_read(
    fake: FakeJira, impatient: Connection, fault: Say
) -> None:
    fake.say(fault, fault)
    with pytest.raises(UncertainError):
        impatient.write("POST", "issue", body={})
    with pytest.raises(TryLaterError):
        impatient.read("GET", "issue", "1")


def test_a_server_that_is_not_there_has_certainly_done_nothing() -> None:
    connection = Connection(JiraOptions(url="http://127.0.0.1:9", email="b@acme.example", token=TOKEN))
    with pytest.raises(TryLaterError, match=r"jira\.url"):
        connection.write("POST", "issue", body={})
    connection.close()


def test_an_unknown_host_has_certainly_done_nothing() -> None:
    connection = Connection(JiraOptions(url="https://jira.invalid", email="b@acme.example", token=TOKEN))
    with pytest.raises(TryLaterError):
        connection.write("POST", "issue", body={})
    connection.close()


@pytest.mark.parametrize("status", [200, 404])
def test_a_token_that_jira_ignores_is_told_even_when_the_answer_looks_empty(
    fake: FakeJira, connection: Connection, status: int
) -> None:
    fake.say(Say(status, {"issues": []}, {"X-Seraph-LoginReason": "AUTHENTICATED_FAILED"}))
    with pytest.raises(RefusedError, match=r"jira\.token") as caught:
        connection.read("POST", "search", "jql", body={"jql": "project = PAY"})
    assert caught.value.code == "401"


def test_no_header_body_or_token_of_a_failed_call_is_in_the_error_or_the_log(
    fake: FakeJira, connection: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    """Jira's own error text holds cookies and the body; a traceback would print it."""
    caplog.set_level("DEBUG")
    fake.say(Say(500, {"echo": WORDS}, {"Set-Cookie": COOKIE}))
    with pytest.raises(UncertainError) as caught:
        connection.write("POST", "issue", body={"fields": {"summary": WORDS}})
    told = "".join(format_exception(caught.value)) + caplog.text
    assert not any(secret in told for secret in (WORDS, COOKIE, TOKEN))


def test_the_options_do_not_show_their_token() -> None:
    assert TOKEN not in repr(JiraOptions(url="https://a.example", email="b@acme.example", token=TOKEN))


@pytest.mark.parametrize(
    ("url", "email", "token", "names"),
    [
        ("acme.example", "b@acme.example", TOKEN, "jira.url"),
        ("https://acme.example", "b@acme.example", "", "jira.token"),
        ("https://acme.example", "b@acme.example", "tok…en", "jira.token"),
        ("https://acme.example", "b@acme.example", "token\n", "jira.token"),
        ("https://acme.example", "", TOKEN, "jira.email"),
    ],
)
def test_options_that_no_request_can_be_made_with_name_the_setting(
    url: str, email: str, token: str, names: str
) -> None:
    with pytest.raises(SettingsError, match=names.replace(".", r"\.")):
        JiraOptions(url=url, email=email, token=token)


def test_jira_being_slow_to_one_thread_does_not_hold_another(fake: FakeJira, connection: Connection) -> None:
    held = threading.Event()

    def answer(heard: Heard) -> Say:
        if heard.path.endswith("slow"):
            held.wait(5)
        return Say(body={})

    fake.answer = answer
    slow = threading.Thread(target=connection.read, args=("GET", "slow"))
    slow.start()
    assert connection.read("GET", "fast") == {}
    held.set()
    slow.join()
