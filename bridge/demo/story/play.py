"""The whole story against a running demo."""

import time
from collections.abc import Callable

from bridge.demo.story.beats import BEATS
from bridge.demo.story.calls import during_the_call, one_card_counts
from bridge.demo.story.endings import it_goes_live, monday
from bridge.demo.story.scene import Scene
from bridge.demo.story.teller import Teller
from bridge.sandbox.people.hands import Hands


def play(url: str, page: str, tell: Callable[[str, str], None], *, reading: bool) -> float:
    """Tell the story from its first beat to its last.

    Args:
        url: of the sandbox that the bridge is connected to.
        page: where the bridge's pages are.
        tell: gets every beat and caption.
        reading: leave time to read and to pause.

    Returns:
        How many seconds it took.

    Raises:
        UntrueError: something that was told did not happen.
    """
    begin = time.monotonic()
    teller = Teller(Hands(url), tell, reading)
    scene = Scene.of(teller.hands, page)
    for beat in (during_the_call, one_card_counts, *BEATS, it_goes_live, monday):
        beat(teller, scene)
    teller.end()
    return time.monotonic() - begin
