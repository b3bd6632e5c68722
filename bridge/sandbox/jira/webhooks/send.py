"""Post one webhook over HTTP and say whether it arrived."""

import hashlib
import hmac
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

AGAIN = frozenset({408, 409, 425, 429})


@dataclass(frozen=True)
class Hook:
    """An administrator's webhook: where to post, the secret to sign with, and whether Data Center sends it."""

    url: str
    secret: str
    server: bool = False


@dataclass(frozen=True)
class Delivery:
    """One event on its way to one hook; `identifier` stays the same over all tries."""

    hook: Hook
    identifier: str
    body: bytes
    tries: int = 0

    def tried(self) -> "Delivery":
        """The same delivery after one more try."""
        return replace(self, tries=self.tries + 1)

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a try, with the signature over the raw body; Data Center does not say which event it is.

        Cloud: https://developer.atlassian.com/cloud/jira/platform/webhooks/#secure-admin-webhooks
        Data Center: https://developer.atlassian.com/server/jira/platform/webhooks/
        """
        headers = {
            "Content-Type": "application/json; charset=UTF-8",
            "User-Agent": "Atlassian HttpClient sandbox",
        }
        if not self.hook.server:
            headers["X-Atlassian-Webhook-Identifier"] = self.identifier
            headers["X-Atlassian-Webhook-Retry"] = str(self.tries)
        if self.hook.secret:
            digest = hmac.new(self.hook.secret.encode(), self.body, hashlib.sha256).hexdigest()
            headers["X-Hub-Signature"] = f"sha256={digest}"
        return headers


def should_repeat(status: int | None) -> bool:
    """Whether Jira tries again after this answer; None stands for no answer at all."""
    return status is None or status in AGAIN or status >= 500


def post(delivery: Delivery, timeout: float) -> int | None:
    """Send a delivery once.

    Args:
        delivery: What to send where.
        timeout: Seconds to wait for the answer.

    Returns:
        The HTTP status, or None when there was no answer.
    """
    url = urlsplit(delivery.hook.url)
    connect = HTTPSConnection if url.scheme == "https" else HTTPConnection
    connection = connect(url.hostname or "", url.port, timeout=timeout)
    path = url.path + (f"?{url.query}" if url.query else "")
    try:
        connection.request("POST", path or "/", delivery.body, delivery.headers)
        with connection.getresponse() as answer:
            return answer.status
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()
