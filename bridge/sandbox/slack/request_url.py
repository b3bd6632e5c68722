"""The app's request URL: where Slack sends everything when Socket Mode is off.

https://docs.slack.dev/apis/events-api/using-http-request-urls
"""

import asyncio
import hashlib
import hmac
import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

from bridge.sandbox.clock import Clock
from bridge.sandbox.slack.socket import Ack, Envelope

AT_ONCE = 32
"""Requests under way at the same time."""

JSON, FORM = "application/json", "application/x-www-form-urlencoded"
REASONS = {"timeout": "http_timeout", "http_error": "http_error", "connection_failed": "connection_failed"}
"""What a redelivery says about the attempt before it. https://docs.slack.dev/apis/events-api/#retries"""


@dataclass(frozen=True)
class RequestUrl:
    """Posts what an envelope of Socket Mode would carry, signed.

    Attributes:
        url: the app's.
        secret: signs; https://docs.slack.dev/authentication/verifying-requests-from-slack
        clock: dates the signatures.
        limit: seconds to wait for an answer.
    """

    url: str
    secret: str
    clock: Clock
    limit: float
    _pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(AT_ONCE, thread_name_prefix="slack-http")
    )

    async def deliver(self, sent: Envelope) -> Ack:
        """Post a payload; only the status 200, in time, is an ack."""
        media_type, body = written(sent)
        headers = {"Content-Type": media_type, **self._signed(body), **_retry(sent)}
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._post, body, headers)

    async def answers(self, challenge: str) -> bool:
        """Whether the app says a challenge back.

        https://docs.slack.dev/reference/events/url_verification
        """
        asked = {"type": "url_verification", "challenge": challenge}
        ack = await self.deliver({"type": "events_api", "payload": asked})
        return challenge in (ack.payload or {}).values()

    def close(self) -> None:
        """Post nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _signed(self, body: bytes) -> dict[str, str]:
        at = str(int(self.clock.time()))
        return {"X-Slack-Request-Timestamp": at, "X-Slack-Signature": signature(self.secret, at, body)}

    def _post(self, body: bytes, headers: dict[str, str]) -> Ack:
        url = urlsplit(self.url)
        connect = HTTPSConnection if url.scheme == "https" else HTTPConnection
        line = connect(url.hostname or "", url.port, timeout=self.limit)
        started = time.perf_counter()
        try:
            line.request("POST", url.path or "/", body, headers)
            with line.getresponse() as answer:
                return _ack(answer, started)
        except TimeoutError:
            return Ack(acked=False, reason="timeout")
        except (OSError, HTTPException):
            return Ack(acked=False, reason="connection_failed")
        finally:
            line.close()


def signature(secret: str, at: str, body: bytes) -> str:
    """What Slack signs a body with that is sent at a time, in seconds since 1970."""
    digest = hmac.new(secret.encode(), b"v0:%s:%s" % (at.encode(), body), hashlib.sha256).hexdigest()
    return f"v0={digest}"


def written(sent: Envelope) -> tuple[str, bytes]:
    """Media type and body: events come as JSON, commands as a form, what people click as JSON within a form."""
    payload = sent["payload"]
    if sent["type"] == "slash_commands":
        return FORM, urlencode(payload).encode()
    if sent["type"] == "interactive":
        return FORM, urlencode({"payload": json.dumps(payload)}).encode()
    return JSON, json.dumps(payload).encode()


def _retry(sent: Envelope) -> dict[str, str]:
    if "retry_attempt" not in sent:
        return {}
    reason = REASONS.get(sent.get("retry_reason") or "", "unknown_error")
    return {"X-Slack-Retry-Num": str(sent["retry_attempt"]), "X-Slack-Retry-Reason": reason}


def _ack(answer: HTTPResponse, started: float) -> Ack:
    body = answer.read()
    ms = (time.perf_counter() - started) * 1000
    if answer.status != 200:
        return Ack(acked=False, reason="http_error", final=answer.getheader("X-Slack-No-Retry") == "1")
    return Ack(acked=True, ms=ms, payload=_payload(answer.getheader("Content-Type", ""), body))


def _payload(media_type: str, body: bytes) -> dict[str, Any] | None:
    if not body:
        return None
    said = json.loads(body) if media_type.startswith(JSON) else {"text": body.decode()}
    return said if isinstance(said, dict) else None
