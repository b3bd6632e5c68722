"""What Jira's refusals, and the network's failures, mean for the bridge."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from requests import ConnectionError as BrokenConnection
from requests import ConnectTimeout, RequestException, Response
from urllib3.exceptions import MaxRetryError, NewConnectionError, SSLError

from bridge.domain.errors import OutsideError, RefusedError, TryLaterError, UncertainError

PER_ISSUE = "jira-per-issue-on-write"
BURST = "jira-burst-based"
"""Jira's reasons to slow down that concern one issue, or one method and endpoint; all others concern everything."""

_LONGEST = 500
_LONGEST_WAIT = 3600.0
_LARGEST = 50_000_000
"""Bytes of an answer: a page of a thousand issues has some five million."""

_TOKEN = "set jira.token (on Cloud jira.email too) to one that is good; tokens end within a year"  # noqa: S105 - a sentence


def check(response: Response, **_: Any) -> None:
    """Let a success pass; a hook for the session of ``requests``, which calls it with every answer.

    A redirect is followed nowhere: credentials might go along, and a change would become a question.

    Raises:
        RefusedError: Jira said no.
        TryLaterError: Jira said not now.
        UncertainError: Jira itself failed on the way.
    """
    _read(response)
    if response.is_redirect:
        raise TryLaterError("jira.url leads elsewhere: set the address that Jira itself answers at.")
    if not response.ok or _is_anonymous(response):
        raise of_answer(response)


def of_answer(response: Response) -> OutsideError:
    """What an answer that is not a success means."""
    if _is_anonymous(response):
        return _unauthorised(response)
    if make := _BY_STATUS.get(response.status_code):
        return make(response)
    if response.status_code >= 500:
        return UncertainError(f"Jira failed with {response.status_code}.")
    return _refused(response)


def _read(response: Response) -> None:
    """Read an answer to its end, so that its connection can be used again, but no endless one."""
    body = bytearray()
    for chunk in response.iter_content(65_536):
        body += chunk
        if len(body) > _LARGEST:
            response.close()
            raise UncertainError("What answered does not end: check jira.url.")
    response._content = bytes(body)  # noqa: SLF001 - it would read on without an end


def of_network(error: RequestException) -> OutsideError:
    """What a failure without an answer means: certain only when no connection was made."""
    if isinstance(error, ConnectTimeout) or _never_connected(error):
        return TryLaterError("Jira cannot be reached: check jira.url and the network.")
    return UncertainError("Jira did not answer, or the connection broke.")


@contextmanager
def as_documented(otherwise: type[OutsideError]) -> Iterator[None]:
    """Read an answer whose JSON may be somebody else's: a proxy's, or half of what Jira documents.

    Args:
        otherwise: what it means when a key is missing or holds another kind of value.
    """
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise otherwise("What answered did not answer as Jira does: check jira.url.") from error


def seconds(value: str | None, now: datetime) -> float | None:
    """How long ``Retry-After`` asks to wait: it may be whole, fractional, or a date.

    Returns:
        Seconds, never negative and an hour at most; None when nothing is said or it cannot be read.
    """
    if not value:
        return None
    try:
        wait = float(value)
    except ValueError:
        wait = _until(value, now)
    return min(max(wait, 0.0), _LONGEST_WAIT) if wait < float("inf") else None


def _is_anonymous(response: Response) -> bool:
    """Whether Jira ignored the token; with a wrong one some calls succeed as nobody and find nothing."""
    return "AUTHENTICATED_FAILED" in response.headers.get("X-Seraph-LoginReason", "")


def _until(date: str, now: datetime) -> float:
    try:
        at = parsedate_to_datetime(date)
    except ValueError:
        return float("inf")
    return (at.replace(tzinfo=at.tzinfo or UTC) - now).total_seconds()


def _never_connected(error: RequestException) -> bool:
    """Refused, unknown host or failed handshake: urllib3 wraps these before a request is sent."""
    cause = error.args[0] if isinstance(error, BrokenConnection) and error.args else None
    return isinstance(cause, MaxRetryError) and isinstance(cause.reason, NewConnectionError | SSLError)


def _words(response: Response) -> tuple[list[str], dict[str, str]]:
    """Jira's own sentences: about the request, and by field id. A page of HTML says nothing."""
    try:
        said: Any = response.json()
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        return [], {}
    messages, errors = said.get("errorMessages"), said.get("errors")
    return (
        [str(message) for message in messages] if isinstance(messages, list) else [],
        {str(name): str(why) for name, why in errors.items()} if isinstance(errors, dict) else {},
    )


def _refused(response: Response, hint: str = "") -> RefusedError:
    messages, fields = _words(response)
    said = " ".join([*messages, *(f"{name}: {why}" for name, why in fields.items())])[:_LONGEST]
    sentence = " ".join(part for part in (hint, f"Jira says: {said}" if said else "") if part)
    status = response.status_code
    plain = f"{hint or 'Jira refused.'} ({status})"
    return RefusedError(sentence or f"Jira refused with {status} and no reason.", str(status), fields, plain)


def _unauthorised(_: Response) -> RefusedError:
    return RefusedError(f"Jira does not know the bridge's account or its token: {_TOKEN}.", "401")


def _forbidden(response: Response) -> RefusedError:
    if "CAPTCHA" in response.headers.get("X-Authentication-Denied-Reason", "").upper():
        return RefusedError("Jira wants a captcha solved: sign in once in a browser as the account.", "403")
    return _refused(
        response, "Jira does not let the bridge's account do this: check its permissions and token."
    )


def _missing(response: Response) -> RefusedError:
    return _refused(response, "Jira has nothing there, or does not let the bridge's account see it.")


def _slow_down(response: Response) -> TryLaterError:
    """A named wait holds all calls of a scope; with too many writes to one issue only that issue waits.

    https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ names the headers.
    """
    reason = response.headers.get("RateLimit-Reason", "")
    if reason == PER_ISSUE:
        return TryLaterError("Jira wants fewer changes of this issue in so short a time.", reason=reason)
    wait = seconds(response.headers.get("Retry-After"), datetime.now(UTC))
    return TryLaterError("Jira asks the bridge to slow down.", wait, reason)


def _conflict(_: Response) -> TryLaterError:
    return TryLaterError("Jira was changing the same thing at that moment.")


def _too_slow(_: Response) -> UncertainError:
    return UncertainError("Jira gave up waiting for the request.")


_BY_STATUS: dict[int, Callable[[Response], OutsideError]] = {
    401: _unauthorised,
    403: _forbidden,
    404: _missing,
    408: _too_slow,
    409: _conflict,
    425: _conflict,
    429: _slow_down,
}
