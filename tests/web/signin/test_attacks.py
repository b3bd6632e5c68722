"""Ways in that must stay shut."""

import logging
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from bridge.store.tables import WebSession
from bridge.web.inside import inside
from tests.sandbox.slack.workspace import MIA, TOM
from tests.web.signin.door import TEAM, Door, who


def back(door: Door, browser: httpx.Client, **changed: str) -> httpx.Response:
    """Come back from Slack with some of the answer changed; an empty value is left out."""
    answer = httpx.URL(door.answer(browser))
    query = {name: text for name, text in (dict(answer.params) | changed).items() if text}
    return browser.get(f"/sign-in/back?{urlencode(query)}")


def turned_away(door: Door, browser: httpx.Client, answer: httpx.Response) -> str:
    """What somebody reads who has not got in."""
    assert answer.status_code in {400, 403}
    assert browser.get("/who").status_code == 401
    assert door.rows(WebSession) == []
    assert "Begin again with Slack" in answer.text
    return answer.text


@pytest.mark.parametrize("state", ["", "guessed", "\x00"])
def test_a_state_that_nobody_was_given_leads_nowhere(door: Door, state: str) -> None:
    with door.browser() as browser:
        said = turned_away(door, browser, back(door, browser, state=state))
    assert "This sign-in is over" in said


def test_an_answer_counts_once(door: Door) -> None:
    with door.browser() as browser, door.browser() as thief:
        answer = door.answer(browser)
        assert browser.get(answer).status_code == 303
        thief.cookies = browser.cookies
        thief.cookies.delete("bridge-session")
        assert "This sign-in is over" in thief.get(answer).text
        assert thief.get("/who").status_code == 401


def test_an_answer_counts_for_ten_minutes(door: Door) -> None:
    with door.browser() as browser:
        answer = door.answer(browser)
        door.slack.clock.advance(601)
        assert "This sign-in is over" in turned_away(door, browser, browser.get(answer))


def test_nobody_can_be_signed_in_as_somebody_else_by_a_link(door: Door) -> None:
    """An attacker's own answer, opened by the browser of somebody else."""
    with door.browser() as attacker, door.browser() as victim:
        answer = door.answer(attacker, "tom")
        said = turned_away(door, victim, victim.get(answer))
        assert "another window or browser" in said
        assert "This sign-in is over" in attacker.get(answer).text, "and it is spoilt for both"


def test_a_browser_that_began_itself_does_not_take_another_one_s_answer(door: Door) -> None:
    with door.browser() as attacker, door.browser() as victim:
        answer = door.answer(attacker, "tom")
        victim.get("/sign-in/slack")
        assert "another window or browser" in turned_away(door, victim, victim.get(answer))


@pytest.mark.parametrize("code", ["", "guessed"])
def test_a_code_that_slack_did_not_give_is_worth_nothing(door: Door, code: str) -> None:
    with door.browser() as browser:
        turned_away(door, browser, back(door, browser, code=code))


def test_a_code_of_another_sign_in_is_worth_nothing(door: Door) -> None:
    """PKCE and the nonce tie a code to the attempt that asked for it."""
    with door.browser() as attacker, door.browser() as victim:
        stolen = httpx.URL(door.answer(victim)).params["code"]
        turned_away(door, attacker, back(door, attacker, code=stolen))


def test_a_secret_that_is_wrong_lets_nobody_in_and_tells_the_operator(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    door.web = {"client_secret": "wrong"}
    door.open()
    with door.browser() as browser, caplog.at_level(logging.WARNING, logger="bridge"):
        turned_away(door, browser, browser.get(door.answer(browser)))
    assert "bad_client_secret" in caplog.text
    assert "web.client_secret" in caplog.text


LIES: dict[str, dict[str, Any]] = {
    "nonce of another attempt": {"nonce": "other"},
    "no nonce": {"nonce": None},
    "for another app": {"aud": "9000.1"},
    "for several apps, ours among them, and given to another": {"aud": ["1000.2000", "9"], "azp": "9"},
    "of another issuer": {"iss": "https://evil.example"},
    "over": {"exp": 1_600_000_000},
    "without an end": {"exp": None},
    "of the future": {"iat": 4_000_000_000},
    "of nobody": {"https://slack.com/user_id": ""},
    "of no workspace": {"https://slack.com/team_id": None},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_does_not_fit_is_not_believed(
    door: Door, lie: str, caplog: pytest.LogCaptureFixture
) -> None:
    door.slack.state.sign_in.lies = LIES[lie]
    with door.browser() as browser, caplog.at_level(logging.WARNING, logger="bridge"):
        said = turned_away(door, browser, browser.get(door.answer(browser)))
    assert "Slack did not let this sign-in through" in said
    assert "An ID token was not believed" in caplog.text
    assert MIA not in caplog.text


def test_people_of_another_workspace_do_not_get_in(door: Door) -> None:
    door.slack.state.sign_in.lies = {"https://slack.com/team_id": "T0OTHER"}
    with door.browser() as browser:
        said = turned_away(door, browser, browser.get(door.answer(browser)))
    assert "Your Slack workspace is not one whose people may sign in here" in said


def test_people_of_a_workspace_that_the_operator_names_do(door: Door) -> None:
    door.web = {"teams": [TEAM, "T0OTHER"]}
    door.open()
    door.slack.state.sign_in.lies = {"https://slack.com/team_id": "T0OTHER"}
    with door.signed_in("mia") as browser:
        assert who(browser)["roles"] == [], "in, but as a guest: our own workspace does not know them"


def unsigned(claims: dict[str, Any]) -> str:
    good = jwt.encode({"alg": "HS256"}, claims, OctKey.import_key("x" * 32))
    header = urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
    return f"{header}.{good.split('.')[1]}."


def tampered(token: str) -> str:
    """The same signature below Tom's name."""
    head, body, signature = token.split(".")
    changed = urlsafe_b64decode(body + "==").replace(MIA.encode(), TOM.encode())
    return f"{head}.{urlsafe_b64encode(changed).decode().rstrip('=')}.{signature}"


FORGERS: dict[str, Callable[[RSAKey, dict[str, Any]], str]] = {
    "by nobody": lambda _key, claims: unsigned(claims),
    "with another key": lambda key, claims: jwt.encode(
        {"alg": "RS256", "kid": key.kid}, claims, RSAKey.generate_key(2048)
    ),
    "with the public key as a shared secret": lambda key, claims: jwt.encode(
        {"alg": "HS256", "kid": key.kid}, claims, OctKey.import_key(str(key.as_dict(private=False)["n"]))
    ),
    "and changed afterwards": lambda key, claims: tampered(
        jwt.encode({"alg": "RS256", "kid": key.kid}, claims, key)
    ),
    "and is none at all": lambda _key, _claims: "not.a.token",
}


@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")
@pytest.mark.parametrize("forger", FORGERS)
def test_a_token_that_slack_did_not_sign_is_not_believed(
    door: Door, forger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider = door.slack.state.sign_in
    monkeypatch.setattr(provider, "written", lambda claims: FORGERS[forger](provider.key, claims))
    with door.browser() as browser:
        turned_away(door, browser, browser.get(door.answer(browser)))


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "evil.example",
        "http:evil.example",
        "//[",
        "",
    ],
)
def test_no_path_leads_to_another_site(elsewhere: str) -> None:
    assert inside(elsewhere) == "/"


@pytest.mark.parametrize(
    "path", ["/", "/problems/7", "/problems?team=leipzig&page=2", "/a//b", "/?next=//evil"]
)
def test_paths_of_ours_stay_as_they_are(path: str) -> None:
    assert inside(path) == path


def test_nobody_is_sent_on_to_another_site(door: Door) -> None:
    elsewhere = "//evil.example"
    with door.browser() as browser:
        assert 'href="/sign-in/slack"' in browser.get("/sign-in", params={"next": elsewhere}).text
        assert browser.get(door.answer(browser, next_path=elsewhere)).headers["location"] == "/"
        assert browser.get("/sign-in", params={"next": elsewhere}).headers["location"] == "/"


def test_a_token_that_somebody_planted_is_never_the_one_that_counts(door: Door) -> None:
    with door.signed_in("tom") as attacker, door.browser() as victim:
        victim.cookies.set("bridge-session", attacker.cookies["bridge-session"], domain="127.0.0.1")
        assert victim.get(door.answer(victim, "mia")).status_code == 303
        assert who(victim)["user"] == MIA
        assert victim.cookies["bridge-session"] != attacker.cookies["bridge-session"]
        assert attacker.get("/who").status_code == 401, "the planted one has ended"


@pytest.mark.parametrize("token", ["", "x" * 5000])
def test_a_token_that_was_never_given_opens_nothing(door: Door, token: str) -> None:
    with door.signed_in("mia"), door.browser() as browser:
        browser.cookies.set("bridge-session", token)
        assert browser.get("/who").status_code == 401


def test_the_digest_that_is_stored_opens_nothing(door: Door) -> None:
    with door.signed_in("mia"), door.browser() as browser:
        browser.cookies.set("bridge-session", door.rows(WebSession)[0].digest)
        assert browser.get("/who").status_code == 401


@pytest.mark.parametrize("key", [None, "", "0" * 64, "é"])
def test_another_site_signs_nobody_out(door: Door, key: str | None) -> None:
    with door.signed_in("mia") as browser:
        answer = browser.post("/sign-out", data={} if key is None else {"key": key})
        assert (answer.status_code, who(browser)["user"]) == (403, MIA)
        assert browser.get("/sign-out").status_code == 405


def test_form_keys_of_two_sessions_differ_and_do_not_give_the_token_away(door: Door) -> None:
    with door.signed_in("mia") as first, door.signed_in("mia") as second:
        keys = [who(browser)["key"] for browser in (first, second, first)]
        assert keys[0] == keys[2] != keys[1]
        assert first.cookies["bridge-session"] not in keys[0]


def test_whoever_left_does_not_get_in(door: Door) -> None:
    door.slack.do("person", name="gone", channels=[])
    with door.browser() as browser:
        answer = door.answer(browser, "gone")
        door.slack.do("person", name="gone", deleted=True, channels=[])
        said = turned_away(door, browser, browser.get(answer))
    assert "Your account in Slack is deactivated" in said
