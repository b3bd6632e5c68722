"""Who tells the story: says a caption, has people act, and looks whether what was told is true."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bridge.domain.errors import BridgeError
from bridge.sandbox.people.hands import Hands

Found = TypeVar("Found")

WORDS_A_SECOND = 3.0
"""How fast a caption is read while something else moves on the screen."""

LOOK = 0.1
PATIENCE = 20.0
"""Seconds until what was told must have happened."""


class UntrueError(BridgeError):
    """Something that the story tells did not happen."""


@dataclass
class Teller:
    """Tells on the page and, through ``tell``, wherever else.

    Attributes:
        hands: the sandbox's control API.
        tell: gets every beat and caption.
        reading: seconds are spent on reading, and the watcher may pause; otherwise nobody watches.
    """

    hands: Hands
    tell: Callable[[str, str], None]
    reading: bool = True
    beat: str = ""

    def begin(self, beat: str) -> None:
        """The next part of the story."""
        self.beat = beat

    def say(self, text: str, **look: str) -> None:
        """Say what happens now, and where to look: ``user``, ``channel``, ``ts``, ``thread``, ``issue``."""
        self.tell(self.beat, text)
        self.hands.do("story", text=text, beat=self.beat, look=look)
        if self.reading:
            self._read(len(text.split()) / WORDS_A_SECOND + 1.0)

    def until(self, what: str, probe: Callable[[], Found | None]) -> Found:
        """Wait for something to be there.

        Raises:
            UntrueError: it is not, in ``PATIENCE`` seconds.
        """
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := probe():
                return found
            time.sleep(LOOK)
        raise UntrueError(f"{self.beat}: {what} did not happen within {PATIENCE:.0f} seconds.")

    def require(self, what: str, *, true: bool) -> None:
        """Something must be so now.

        Raises:
            UntrueError: it is not.
        """
        if not true:
            raise UntrueError(f"{self.beat}: {what} is not so.")

    def end(self) -> None:
        """Take the last caption away."""
        self.hands.do("story", text="", beat="", look={})

    def _read(self, seconds: float) -> None:
        """Let the watcher read; while the page is paused no time passes."""
        while seconds > 0:
            if not self.hands.ask("story")["paused"]:
                seconds -= LOOK
            time.sleep(LOOK)
