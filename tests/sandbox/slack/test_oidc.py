"""The pocket Slack as identity provider, over real HTTP."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from tests.sandbox.slack.workspace import MIA, Json, Workspace, served

BACK = "http://127.0.0.1:1/sign-in/back"
ASKED = {
    "response_type": "code",
    "client_id": "1000.2000",
    "scope": "openid profile",
    "redirect_uri": BACK,
    "state": "s",
    "nonce": "n",
}


@pytest.fixture(scope="module")
def running() -> Iterator[Workspace]:
    with served() as workspace:
        yield workspace


@pytest.fixture
def slack(running: Workspace) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{running.url}/slack/") as client:
        yield client


def ask(slack: httpx.Client, **changed: str) -> httpx.Response:
    return slack.get("openid/connect/authorize", params=ASKED | changed)


def answered(response: httpx.Response) -> dict[str, str]:
    """What came back to the app."""
    assert response.status_code == 302
    assert response.headers["location"].startswith(f"{BACK}?")
    return dict(parse_qsl(urlsplit(response.headers["location"]).query))


def exchange(slack: httpx.Client, code: str, **changed: str) -> Json:
    fields = {"client_id": "1000.2000", "client_secret": "sandbox-secret", "redirect_uri": BACK, "code": code}
    answer: Json = slack.post("api/openid.connect.token", data=fields | changed).json()
    return answer


def test_the_configuration_names_endpoints_below_the_issuer(slack: httpx.Client) -> None:
    told: dict[str, Any] = slack.get(".well-known/openid-configuration").json()
    issuer = str(slack.base_url).rstrip("/")
    assert told["issuer"] == issuer
    assert {told["token_endpoint"], told["jwks_uri"]} == {
        f"{issuer}/api/openid.connect.token",
        f"{issuer}/openid/connect/keys",
    }
    assert told["code_challenge_methods_supported"] == ["S256"]


def test_one_chooses_who_one_is_among_the_people_of_the_workspace(slack: httpx.Client) -> None:
    page = ask(slack, state='"><script>').text
    assert "Mia Lindgren" in page
    assert "Bridge" not in page
    assert "<script>" not in page
    assert "user=U0MIA" in page


def test_the_code_becomes_a_token_signed_with_the_published_key(slack: httpx.Client) -> None:
    back = answered(ask(slack, user="mia"))
    assert back["state"] == "s"
    answer = exchange(slack, back["code"])
    keys = KeySet.import_key_set(slack.get("openid/connect/keys").json())
    claims = jwt.decode(answer["id_token"], keys, algorithms=["RS256"]).claims
    assert claims["https://slack.com/user_id"] == claims["sub"] == MIA
    assert (claims["https://slack.com/team_id"], claims["name"]) == ("T0SANDBOX", "Mia Lindgren")
    assert (claims["aud"], claims["nonce"]) == ("1000.2000", "n")
    bearer = {"Authorization": f"Bearer {answer['access_token']}"}
    assert slack.get("api/openid.connect.userInfo", headers=bearer).json()["sub"] == MIA


def test_only_public_halves_of_keys_are_published(slack: httpx.Client) -> None:
    (key,) = slack.get("openid/connect/keys").json()["keys"]
    assert set(key) == {"kty", "kid", "use", "alg", "n", "e"}


def test_a_code_is_taken_once(slack: httpx.Client) -> None:
    code = answered(ask(slack, user=MIA))["code"]
    assert exchange(slack, code)["ok"] is True
    assert exchange(slack, code) == {"ok": False, "error": "code_already_used"}


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"client_id": "9"}, "invalid_client_id"),
        ({"client_secret": "9"}, "bad_client_secret"),
        ({"grant_type": "password"}, "invalid_grant_type"),
        ({"code": "9"}, "invalid_code"),
        ({"redirect_uri": "http://127.0.0.1:2/"}, "bad_redirect_uri"),
    ],
)
def test_what_does_not_fit_the_code_is_refused(
    slack: httpx.Client, changed: dict[str, str], error: str
) -> None:
    fields = {"code": answered(ask(slack, user=MIA))["code"]} | changed
    assert exchange(slack, **fields) == {"ok": False, "error": error}


def test_a_code_gets_too_old(running: Workspace, slack: httpx.Client) -> None:
    code = answered(ask(slack, user=MIA))["code"]
    running.clock.advance(601)
    assert exchange(slack, code)["error"] == "code_expired"


def test_a_challenge_wants_its_verifier(slack: httpx.Client) -> None:
    challenge = urlsafe_b64encode(sha256(b"verifier").digest()).decode().rstrip("=")
    codes = [answered(ask(slack, user=MIA, code_challenge=challenge))["code"] for _ in range(2)]
    assert exchange(slack, codes[0], code_verifier="other")["error"] == "invalid_code_verifier"
    assert exchange(slack, codes[1], code_verifier="verifier")["ok"] is True


def test_the_secret_may_come_in_the_header(slack: httpx.Client) -> None:
    code = answered(ask(slack, user=MIA))["code"]
    fields = {"redirect_uri": BACK, "code": code}
    answer = slack.post("api/openid.connect.token", data=fields, auth=("1000.2000", "sandbox-secret"))
    assert answer.json()["ok"] is True


def test_one_may_say_no(slack: httpx.Client) -> None:
    assert answered(ask(slack, deny="1")) == {"error": "access_denied", "state": "s"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"client_id": "9"}, "invalid_client_id"),
        ({"redirect_uri": "https://elsewhere.example/"}, "bad_redirect_uri"),
        ({"redirect_uri": "javascript:alert(1)"}, "bad_redirect_uri"),
        ({"response_type": "token"}, "invalid_response_type"),
        ({"scope": "email"}, "invalid_scope"),
    ],
)
def test_a_wrong_request_leads_nowhere(slack: httpx.Client, changed: dict[str, str], said: str) -> None:
    response = ask(slack, user=MIA, **changed)
    assert (response.status_code, response.text) == (400, said)


def test_a_token_that_nobody_was_given_tells_nothing(slack: httpx.Client) -> None:
    assert slack.get("api/openid.connect.userInfo").json() == {"ok": False, "error": "invalid_auth"}
