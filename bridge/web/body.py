"""What comes with a request: read no further than it may go, and no longer than anybody waits."""

from anyio import fail_after
from starlette.requests import ClientDisconnect, Request

WITHIN = 10.0
"""Seconds for the whole body: who sends it slower holds a connection for nothing."""


class TooLargeError(Exception):
    """More was sent than is ever needed."""


class UnfinishedError(Exception):
    """It did not come to its end, or not in time."""


async def body_of(request: Request, largest: int) -> bytes:
    """The raw body; of one that is too large no more is read than shows it.

    Args:
        request: what it comes with.
        largest: how many bytes it may have.

    Raises:
        TooLargeError: it has more, or says so.
        UnfinishedError: whoever sends it is too slow, or went away.
    """
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:20]) > largest:
        raise TooLargeError
    try:
        with fail_after(WITHIN):
            return await _read(request, largest)
    except (TimeoutError, ClientDisconnect):
        raise UnfinishedError from None


async def _read(request: Request, largest: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > largest:
            raise TooLargeError
    return bytes(body)
