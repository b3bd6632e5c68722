"""Ways not to answer: close the connection, or say nothing until the caller gives up."""

from starlette.requests import Request
from starlette.responses import Response


async def hang(request: Request) -> Response:
    """Say nothing; the response returned goes nowhere, as the caller has left."""
    while not await request.is_disconnected():
        await _left(request)
    return Response(status_code=504)


async def drop(request: Request) -> Response:
    """Close the connection without an answer.

    ASGI has no word for this. The server's request cycle stands behind `receive` and holds the
    transport; where it does not, the call hangs instead, which a caller's time-out ends.
    """
    cycle = getattr(request.receive, "__self__", None)
    transport = getattr(cycle, "transport", None)
    if transport is not None:
        transport.abort()
    return await hang(request)


async def _left(request: Request) -> None:
    message = await request.receive()
    while message["type"] != "http.disconnect":
        message = await request.receive()
