"""Slack as identity provider: where to send people, and who came back."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from ssl import SSLContext
from typing import Any

import httpx
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri  # type: ignore[import-untyped]
from authlib.oauth2.rfc7636 import create_s256_code_challenge  # type: ignore[import-untyped]

from bridge.domain.addresses import belongs
from bridge.domain.clock import Clock
from bridge.domain.errors import RefusedError, TryLaterError
from bridge.domain.signing_in import Attempt, Identity
from bridge.web.signin.tokens import UntrueError, believed

CONFIGURATION = "/.well-known/openid-configuration"
SCOPES = "openid profile"
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
FRESH = timedelta(hours=1)
SECONDS = 10.0
UNKEPT = httpx.Limits(max_keepalive_connections=0)
"""People sign in now and then: no connection is held open in between."""


@dataclass(frozen=True, slots=True)
class Application:
    """Our app at Slack.

    Attributes:
        client_id: its id.
        client_secret: proves that it is we who ask.
        back: the address of ours to which Slack sends people back.
    """

    client_id: str
    client_secret: str = field(repr=False)
    back: str


class Provider:
    """Asks Slack; every call has a time-out, and none is repeated.

    Args:
        issuer: ``https://slack.com``, or another server that stands in.
        application: our app there.
        clock: tells the time.
    """

    def __init__(self, issuer: str, application: Application, clock: Clock) -> None:
        self._issuer, self._application, self._clock = issuer.rstrip("/"), application, clock
        self._client = httpx.Client(timeout=SECONDS, limits=UNKEPT, verify=_trusted())
        self._read: tuple[datetime, dict[str, Any]] | None = None

    def check(self) -> None:
        """See whether it is there.

        Raises:
            OutsideError: it is not; the sentence says why.
        """
        self._configuration()

    def address(self, attempt: Attempt) -> str:
        """Where somebody says who they are.

        Raises:
            TryLaterError: Slack does not answer.
            RefusedError: whoever answers is no identity provider.
        """
        known = self._configuration()
        more = {"nonce": attempt.nonce}
        if _knows_pkce(known):
            more["code_challenge"] = create_s256_code_challenge(attempt.verifier)
            more["code_challenge_method"] = "S256"
        return str(
            prepare_grant_uri(
                known["authorization_endpoint"],
                self._application.client_id,
                "code",
                redirect_uri=self._application.back,
                scope=SCOPES,
                state=attempt.state,
                **more,
            )
        )

    def identify(self, code: str, attempt: Attempt) -> Identity:
        """Who came back with a code.

        https://docs.slack.dev/reference/methods/openid.connect.token

        Raises:
            TryLaterError: Slack does not answer.
            RefusedError: it does not take the code, or what it says is not to be believed.
        """
        known = self._configuration()
        token = self._exchanged(known, code, attempt)
        keys = self._asked("GET", known["jwks_uri"])
        ours = self._application.client_id
        try:
            return believed(token, keys, self._issuer, ours, attempt.nonce, self._clock.now())
        except UntrueError as error:
            raise RefusedError(f"An ID token was not believed ({error}).", str(error)) from None

    def _configuration(self) -> dict[str, Any]:
        """Where Slack's endpoints are, kept for an hour: anybody can begin to sign in, and as often as they like.

        https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationValidation
        """
        now, read = self._clock.now(), self._read
        if read is not None and now - read[0] < FRESH:
            return read[1]
        known = self._asked("GET", self._issuer + CONFIGURATION)
        named = all(isinstance(known.get(name), str) for name in ENDPOINTS)
        ours = named and all(belongs(known[name], self._issuer) for name in ENDPOINTS)
        if known.get("issuer") != self._issuer or not ours:
            raise RefusedError(f"web.slack_url: {self._issuer} is no identity provider.", "configuration")
        self._read = now, known
        return known

    def _exchanged(self, known: dict[str, Any], code: str, attempt: Attempt) -> str:
        fields = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._application.back,
            "client_id": self._application.client_id,
            "client_secret": self._application.client_secret,
        }
        if _knows_pkce(known):
            fields["code_verifier"] = attempt.verifier
        answer = self._asked("POST", known["token_endpoint"], fields)
        if isinstance(answer.get("id_token"), str):
            return str(answer["id_token"])
        said = str(answer.get("error", ""))[:64]
        raise RefusedError(f"Slack refused a code: {said} (web.client_id, web.client_secret, web.url).", said)

    def _asked(self, method: str, url: str, data: dict[str, str] | None = None) -> dict[str, Any]:
        """The object that a server answers, whatever its status: Slack says no with 200.

        Raises:
            TryLaterError: it does not answer, or not with an object.
        """
        try:
            answer = self._client.request(method, url, data=data).json()
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise TryLaterError(f"{url} does not answer ({type(error).__name__}).") from None
        if not isinstance(answer, dict):
            raise TryLaterError(f"{url} answers something else than an object.")
        return answer


def _knows_pkce(known: dict[str, Any]) -> bool:
    """Whether the provider knows PKCE; at Slack that is a setting of the app, which cannot be taken back.

    https://docs.slack.dev/changelog/2026/03/30/pkce
    """
    return "S256" in (known.get("code_challenge_methods_supported") or ())


@cache
def _trusted() -> SSLContext:
    """Whose certificates are believed; to read them takes longer than a call."""
    return httpx.create_ssl_context()
