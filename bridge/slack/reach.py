"""Asks the bridge's own request URL what Slack asks before it posts there.

https://docs.slack.dev/reference/events/url_verification
"""

import json
import secrets
from http.client import HTTPException
from time import monotonic, time
from urllib.error import HTTPError
from urllib.request import Request

from bridge.domain.errors import RefusedError, TryLaterError
from bridge.slack.calls import proxy_for
from bridge.slack.http import SIGNATURE, TIMESTAMP, signature
from bridge.slack.straight import opener

LARGEST = 1_000


def challenged(url: str, secret: str, timeout: float) -> float:
    """Seconds until a challenge was said back.

    Args:
        url: the whole address that Slack posts to.
        secret: the app's signing secret.
        timeout: seconds to wait.

    Raises:
        RefusedError: something answers there that is not a bridge with this secret.
        TryLaterError: nothing answers there.
    """
    challenge, at = secrets.token_urlsafe(16), str(int(time()))
    body = json.dumps({"type": "url_verification", "challenge": challenge}).encode()
    headers = {
        "Content-Type": "application/json",
        TIMESTAMP: at,
        SIGNATURE: signature(secret, at, body),
    }
    asked = Request(url, body, headers)  # noqa: S310 - the operator's own address
    began = monotonic()
    try:
        with opener(proxy_for(url)).open(asked, timeout=timeout) as answer:
            said = answer.read(LARGEST).decode(errors="replace")
    except HTTPError as error:
        error.close()
        raise RefusedError(_refused(url, error.code), str(error.code)) from None
    except (OSError, HTTPException, ValueError) as error:
        raise TryLaterError(
            f"nothing answers at {url} ({type(error).__name__}): is the bridge running?"
        ) from None
    if said != challenge:
        raise RefusedError(f"{url} does not lead to the bridge: look at the proxy before it", "challenge")
    return monotonic() - began


def _refused(url: str, status: int) -> str:
    if status in {401, 403}:
        return f"the bridge at {url} has another slack.signing_secret: start it again with this one"
    return f"{url} answers with HTTP {status}: look at the proxy, and whether the bridge runs with slack.mode http"
