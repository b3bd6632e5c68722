"""The people of the sandbox, in a process of their own, so that they do not slow down the bridge that they wait for."""

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from typing import Any

from bridge.app.signals import deaf_to_ctrl_c
from bridge.domain.errors import BridgeError
from bridge.sandbox.people.cast import hire
from bridge.sandbox.people.hands import Hands, HandsError
from bridge.sandbox.people.play import play
from bridge.sandbox.people.tally import Played
from bridge.sandbox.seed.rows import Row

Progress = Callable[[str, int, int], None]


def let_play(url: str, rows: list[Row], progress: Progress, **options: Any) -> Played:
    """Have people play the rows against the bridge that is connected to a sandbox.

    Args:
        url: of the sandbox.
        rows: what customers said.
        progress: told the phase, how much of it is done, and how much there is.
        options: for ``bridge.sandbox.people.play``.

    Raises:
        BridgeError: the sandbox refused something, or the people's process died.
    """
    context = get_context("spawn")
    events: SimpleQueue[Any] = context.SimpleQueue()
    people = context.Process(target=_people, args=(events, url, rows, options), name="people", daemon=True)
    with deaf_to_ctrl_c():
        people.start()
    events._writer.close()  # type: ignore[attr-defined]  # noqa: SLF001 - else a dead process would be waited for
    while True:
        try:
            event = events.get()
        except EOFError:
            raise BridgeError("The people's process ended before the play did.") from None
        if isinstance(event, Played):
            people.join()
            return event
        if isinstance(event, str):
            raise BridgeError(event)
        progress(*event)


def hiring(rows: list[Row], agents: int) -> Callable[[str], object]:
    """Brings whoever will play the rows into a sandbox, so that a bridge that starts then knows their teams."""
    return lambda url: hire(Hands(url), rows, agents)


def _people(events: "SimpleQueue[Any]", url: str, rows: list[Row], options: dict[str, Any]) -> None:
    try:
        events.put(play(url, rows, progress=lambda *step: events.put(step), **options))
    except HandsError as error:
        events.put(str(error))
