"""Who is let in over HTTP: one table a side. What is refused is not kept, and no word of it reaches the log."""

import hashlib
import hmac
import json
import logging
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

import pytest

from bridge.app.jira_door import JiraDoor
from bridge.domain.incoming import JiraHint
from bridge.slack.app import CheckedApp
from bridge.slack.http import SIGNATURE, TIMESTAMP, HttpDoor
from tests.slack.fake import FakeDesk, command, event, press

SECRET, NOW = "8f742231b10e", 1_795_262_400
SLACK_BODY = urlencode(command("Mrs Miller")).encode()
JIRA_BODY = json.dumps(
    {"webhookEvent": "jira:issue_updated", "issue": {"id": "7", "summary": "Miller"}}
).encode()

Headers = Mapping[str, str]


@pytest.fixture(autouse=True)
def nothing_of_the_body_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    assert "Miller" not in caplog.text
    assert SECRET not in caplog.text


def slacks(body: bytes, at: str = str(NOW), secret: str = SECRET) -> dict[str, str]:
    """What Slack signs, in its own words: https://docs.slack.dev/authentication/verifying-requests-from-slack."""
    digest = hmac.new(secret.encode(), f"v0:{at}:".encode() + body, hashlib.sha256).hexdigest()
    return {TIMESTAMP: at, SIGNATURE: f"v0={digest}"}


def jiras(body: bytes, secret: str = SECRET) -> dict[str, str]:
    """What Jira signs: https://developer.atlassian.com/cloud/jira/platform/webhooks/#secure-webhooks."""
    return {"x-hub-signature": f"sha256={hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}"}


def altered(text: str) -> Iterator[str]:
    """A text with each of its characters another one, once."""
    for place, one in enumerate(text):
        yield text[:place] + ("0" if one != "0" else "1") + text[place + 1 :]


S = slacks(SLACK_BODY)
SLACK_REFUSES: dict[str, Headers] = {
    "nothing": {},
    "no signature": {TIMESTAMP: S[TIMESTAMP]},
    "no timestamp": {SIGNATURE: S[SIGNATURE]},
    "an empty signature": S | {SIGNATURE: ""},
    "no version": S | {SIGNATURE: S[SIGNATURE].removeprefix("v0=")},
    "another version": S | {SIGNATURE: S[SIGNATURE].replace("v0", "v1")},
    "upper-case hex": S | {SIGNATURE: "v0=" + S[SIGNATURE].removeprefix("v0=").upper()},
    "half a signature": S | {SIGNATURE: S[SIGNATURE][:40]},
    "a longer signature": S | {SIGNATURE: S[SIGNATURE] + "0"},
    "blanks around it": S | {SIGNATURE: f" {S[SIGNATURE]} "},
    "letters that are no ASCII": S | {SIGNATURE: "v0=ü\u0663"},
    "half a character": S | {SIGNATURE: "v0=\udcff"},
    "twice": S | {SIGNATURE: f"{S[SIGNATURE]}, {S[SIGNATURE]}"},
    "two timestamps": S | {TIMESTAMP: f"{NOW}, {NOW}"},
    "old": slacks(SLACK_BODY, str(NOW - 301)),
    "of the future": slacks(SLACK_BODY, str(NOW + 301)),
    "of another secret": slacks(SLACK_BODY, secret="another"),
    "of no secret": slacks(SLACK_BODY, secret=""),
    "of another body": slacks(SLACK_BODY + b"&"),
    "of an empty body": slacks(b""),
    "of another time": S | {TIMESTAMP: str(NOW - 1)},
    "a word for a time": slacks(SLACK_BODY, "soon"),
    "a time below zero": slacks(SLACK_BODY, f"-{NOW}"),
    "a fraction": slacks(SLACK_BODY, f"{NOW}.0"),
    "a power": slacks(SLACK_BODY, "1e9"),
    "a time in other digits": slacks(SLACK_BODY, "".join(chr(0x660 + int(one)) for one in str(NOW))),
    "a square": slacks(SLACK_BODY, "²"),
    "no time": slacks(SLACK_BODY, ""),
    "all time": slacks(SLACK_BODY, "9" * 5000),
    "a time with a line end": slacks(SLACK_BODY, f"{NOW}\n"),
}


@pytest.fixture
def slack(app: CheckedApp) -> HttpDoor:
    return HttpDoor(app, SECRET, lambda: NOW)


@pytest.mark.parametrize("what", SLACK_REFUSES)
def test_slack_is_believed_only_what_it_signed_now(slack: HttpDoor, desk: FakeDesk, what: str) -> None:
    assert slack(SLACK_BODY, SLACK_REFUSES[what]).status == 401
    assert desk.kept == []


def test_one_character_makes_slacks_signature_another_ones(slack: HttpDoor, desk: FakeDesk) -> None:
    refused = [slack(SLACK_BODY, S | {SIGNATURE: one}).status for one in altered(S[SIGNATURE])]
    refused += [slack(SLACK_BODY, S | {TIMESTAMP: one}).status for one in altered(S[TIMESTAMP])]
    refused += [slack(one.encode(), S).status for one in altered(SLACK_BODY.decode())]
    assert set(refused) == {401}
    assert desk.kept == []


@pytest.mark.parametrize("at", [NOW - 300, NOW, NOW + 300])
def test_what_slack_signed_lately_is_kept(slack: HttpDoor, desk: FakeDesk, at: int) -> None:
    assert slack(SLACK_BODY, slacks(SLACK_BODY, str(at))).status == 200
    assert len(desk.kept) == 1


def test_another_workspace_is_refused_although_slack_signed_it(slack: HttpDoor, desk: FakeDesk) -> None:
    for said in (
        event(text="Miller") | {"team_id": "T0OTHER"},
        press("right", "[7]", team={"id": "T0OTHER"}),
    ):
        body = json.dumps(said).encode()
        assert slack(body, slacks(body)).status == 403
    body = urlencode(command("Mrs Miller") | {"team_id": "T0OTHER"}).encode()
    assert slack(body, slacks(body)).body.startswith("Not saved")
    assert (desk.kept, desk.clicks) == ([], [])


@pytest.mark.parametrize("secret", ["", " ", "\n\t"])
def test_without_a_secret_slack_has_no_door(app: CheckedApp, secret: str) -> None:
    with pytest.raises(ValueError, match="without a signing secret"):
        HttpDoor(app, secret)


class Letters:
    """Keeps hints in memory."""

    def __init__(self) -> None:
        self.hints: list[JiraHint] = []

    def hint(self, hint: JiraHint) -> None:
        self.hints.append(hint)


J = jiras(JIRA_BODY)["x-hub-signature"]
JIRA_REFUSES: dict[str, Headers] = {
    "nothing": {},
    "an empty signature": {"x-hub-signature": ""},
    "no method": {"x-hub-signature": J.removeprefix("sha256=")},
    "another method": {"x-hub-signature": J.replace("sha256", "sha1")},
    "upper-case hex": {"x-hub-signature": "sha256=" + J.removeprefix("sha256=").upper()},
    "half a signature": {"x-hub-signature": J[:40]},
    "a longer signature": {"x-hub-signature": J + "0"},
    "letters that are no ASCII": {"x-hub-signature": "sha256=ü\u0663"},
    "half a character": {"x-hub-signature": "sha256=\udcff"},
    "twice": {"x-hub-signature": f"{J}, {J}"},
    "of another secret": jiras(JIRA_BODY, "another"),
    "of no secret": jiras(JIRA_BODY, ""),
    "of another body": jiras(JIRA_BODY + b" "),
    "under another name": {"x-hub-signature-256": J},
    "Slack's": S,
}


@pytest.mark.parametrize("what", JIRA_REFUSES)
def test_jira_is_believed_only_what_it_signed(what: str) -> None:
    letters = Letters()
    assert _jira(SECRET, letters)(JIRA_BODY, JIRA_REFUSES[what]) == 401
    assert letters.hints == []


def test_one_character_makes_jiras_signature_another_ones() -> None:
    letters = Letters()
    door = _jira(SECRET, letters)
    refused = [door(JIRA_BODY, {"x-hub-signature": one}) for one in altered(J)]
    refused += [door(one.encode(), {"x-hub-signature": J}) for one in altered(JIRA_BODY.decode())]
    assert set(refused) == {401}
    assert letters.hints == []
    assert door(JIRA_BODY, {"x-hub-signature": J}) == 204
    assert len(letters.hints) == 1


def test_without_a_secret_jira_is_not_believed() -> None:
    assert _jira("", Letters())(JIRA_BODY, jiras(JIRA_BODY, "")) == 401


@pytest.mark.parametrize("side", ["slack", "jira"])
def test_signatures_are_compared_in_a_time_that_tells_nothing(
    slack: HttpDoor, monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    compared: list[bytes] = []

    def compare(ours: bytes, given: bytes) -> bool:
        compared.extend((ours, given))
        return False

    monkeypatch.setattr(hmac, "compare_digest", compare)
    if side == "slack":
        assert slack(SLACK_BODY, S).status == 401
    else:
        assert _jira(SECRET, Letters())(JIRA_BODY, jiras(JIRA_BODY)) == 401
    assert compared


def _jira(secret: str, letters: Letters) -> JiraDoor:
    return JiraDoor(secret, letters)  # type: ignore[arg-type]  # as far as the door uses it
