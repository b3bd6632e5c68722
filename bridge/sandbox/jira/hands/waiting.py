"""Wait for something to happen on the site, without asking again and again."""

import asyncio

from bridge.sandbox.jira.model import Event
from bridge.sandbox.jira.state import JiraState

LONGEST = 30.0


async def until_newer(state: JiraState, after: int, seconds: float) -> None:
    """Return when the newest event is not number `after`, or when the time is over."""
    loop, happened = asyncio.get_running_loop(), asyncio.Event()

    def wake(_event: Event) -> None:
        loop.call_soon_threadsafe(happened.set)

    with state.lock:
        if state.last_event != after:
            return
        state.listeners.append(wake)
    try:
        await asyncio.wait_for(happened.wait(), min(seconds, LONGEST))
    except TimeoutError:
        return
    finally:
        with state.lock:
            state.listeners.remove(wake)
