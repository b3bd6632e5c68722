"""Whether an ID token is Slack's, ours and new: https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation."""

from datetime import datetime
from typing import Any

from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped]
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from bridge.domain.signing_in import Identity

ALGORITHMS = ["RS256"]
"""What Slack signs with; neither ``none`` nor a shared secret is ever believed."""

LEEWAY = 60
"""Seconds that two clocks may be apart."""

USER, TEAM = "https://slack.com/user_id", "https://slack.com/team_id"


class UntrueError(Exception):
    """An ID token is not to be believed; says why, and never what stood in it."""


def believed(token: str, keys: Any, issuer: str, client: str, nonce: str, now: datetime) -> Identity:
    """Who an ID token says that somebody is.

    Args:
        token: as it came.
        keys: the provider's public keys, a JSON Web Key Set.
        issuer: who must have signed it.
        client: id of the app that it must be for.
        nonce: what must have come back in it.
        now: the time.

    Raises:
        UntrueError: any of these is not so, or it has ended.
    """
    try:
        read = jwt.decode(token, KeySet.import_key_set(keys), algorithms=ALGORITHMS)
        claims = CodeIDToken(
            read.claims,
            read.header,
            {
                "iss": {"essential": True, "value": issuer},
                "aud": {"essential": True, "value": client},
                "nonce": {"essential": True, "value": nonce},
                USER: {"essential": True},
                TEAM: {"essential": True},
            },
            {"client_id": client, "nonce": nonce},
        )
        claims.validate(now=int(now.timestamp()), leeway=LEEWAY)
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise UntrueError(type(error).__name__) from None
    return Identity(str(claims[TEAM]), str(claims[USER]), str(claims.get("name", "")))
