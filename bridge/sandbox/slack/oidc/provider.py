"""Codes, tokens and what they say, as OpenID Connect has them: https://openid.net/specs/openid-connect-core-1_0.html."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from authlib.oauth2.rfc7636 import create_s256_code_challenge  # type: ignore[import-untyped]
from joserfc import jwt
from joserfc.jwk import RSAKey

from bridge.sandbox.clock import Clock
from bridge.sandbox.slack.errors import SlackError
from bridge.sandbox.slack.options import SlackOptions
from bridge.sandbox.slack.world import Person, World

CODE_LIFE = 600
TOKEN_LIFE = 300
ALGORITHM = "RS256"

Claims = dict[str, Any]


@dataclass(frozen=True)
class Grant:
    """What a code stands for.

    Attributes:
        user: who one said one is.
        redirect_uri: where the code was sent.
        nonce: comes back in the ID token.
        challenge: of PKCE; empty without.
        until: seconds since 1970.
    """

    user: str
    redirect_uri: str
    nonce: str
    challenge: str
    until: float


class Provider:
    """Gives out codes, and ID tokens for them.

    Args:
        options: the app's credentials.
        world: who can sign in.
        clock: tells the time.

    Attributes:
        lies: claims that stand over the true ones, to try out who believes them.
    """

    def __init__(self, options: SlackOptions, world: World, clock: Clock) -> None:
        self._options, self._world, self._clock = options, world, clock
        self._grants: dict[str, Grant] = {}
        self._users: dict[str, str] = {}
        self._used: set[str] = set()
        self.lies: Claims = {}

    @cached_property
    def key(self) -> RSAKey:
        """Signs ID tokens; made when it is first needed."""
        return RSAKey.generate_key(2048, {"kid": secrets.token_hex(4), "use": "sig", "alg": ALGORITHM})

    def people(self) -> list[Person]:
        """Who can sign in."""
        return [one for one in self._world.people.values() if not (one.is_bot or one.deleted)]

    def grant(self, user: str, query: Mapping[str, str]) -> str:
        """A code for somebody, who was asked with this query."""
        code = secrets.token_urlsafe(24)
        self._grants[code] = Grant(
            user,
            query["redirect_uri"],
            query.get("nonce", ""),
            query.get("code_challenge", ""),
            self._clock.time() + CODE_LIFE,
        )
        return code

    def exchange(self, fields: Mapping[str, str], issuer: str) -> dict[str, Any]:
        """What `openid.connect.token` answers.

        Raises:
            SlackError: the code, or who brings it, is not what it should be.
        """
        if fields.get("client_id") != self._options.client_id:
            raise SlackError("invalid_client_id")
        if fields.get("client_secret") != self._options.client_secret:
            raise SlackError("bad_client_secret")
        if fields.get("grant_type", "authorization_code") != "authorization_code":
            raise SlackError("invalid_grant_type")
        grant = self._redeemed(fields)
        access_token = f"xoxp-{secrets.token_hex(16)}"
        self._users[access_token] = grant.user
        return {
            "access_token": access_token,
            "token_type": "Bearer",
            "id_token": self.written(self._claims(grant, issuer)),
        }

    def _redeemed(self, fields: Mapping[str, str]) -> Grant:
        code = fields.get("code", "")
        if code in self._used:
            raise SlackError("code_already_used")
        grant = self._grants.pop(code, None)
        if grant is None:
            raise SlackError("invalid_code")
        self._used.add(code)
        if grant.until < self._clock.time():
            raise SlackError("code_expired")
        if grant.redirect_uri != fields.get("redirect_uri"):
            raise SlackError("bad_redirect_uri")
        if grant.challenge and grant.challenge != create_s256_code_challenge(fields.get("code_verifier", "")):
            raise SlackError("invalid_code_verifier")
        return grant

    def _claims(self, grant: Grant, issuer: str) -> Claims:
        now = int(self._clock.time())
        return {
            "iss": issuer,
            "aud": self._options.client_id,
            "exp": now + TOKEN_LIFE,
            "iat": now,
            "auth_time": now,
            "nonce": grant.nonce,
            **self.told(grant.user),
            **self.lies,
        }

    def told(self, user: str) -> Claims:
        """Who somebody is, by the scopes `openid` and `profile`."""
        person, team = self._world.people[user], self._world.team
        first, _, last = person.real_name.partition(" ")
        return {
            "sub": user,
            "https://slack.com/user_id": user,
            "https://slack.com/team_id": team.id,
            "https://slack.com/team_name": team.name,
            "https://slack.com/team_domain": team.domain,
            "name": person.real_name,
            "given_name": first,
            "family_name": last,
            "locale": "en-US",
        }

    def written(self, claims: Claims) -> str:
        """An ID token."""
        return jwt.encode({"alg": ALGORITHM, "kid": self.key.kid}, claims, self.key)

    def user_info(self, access_token: str) -> Claims:
        """What `openid.connect.userInfo` answers.

        Raises:
            SlackError: nobody was given this token.
        """
        if access_token not in self._users:
            raise SlackError("invalid_auth")
        return self.told(self._users[access_token])
