"""What happens in the workspace, followed by one long poll and handed to the people concerned."""

import threading
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self

from bridge.sandbox.people.cards import Card, Json, card
from bridge.sandbox.people.crew import Crew
from bridge.sandbox.people.hands import Hands, HandsError
from bridge.sandbox.people.person import Person

WAIT = 1.0
"""Seconds that one long poll may last."""

LOOK = 0.25
"""Seconds between two looks at whether everything has come to rest."""

Cares = Callable[[str, str, str | None], bool]
SeeCard = Callable[[Card], None]
SeeModal = Callable[[Person], None]


class Scene:
    """Follows the workspace until it is left; what the bot writes or edits is read and shown to `see`.

    Args:
        hands: the control API.
        crew: does the reading.
        bot: the bot's user id.
        people: everybody who plays, by user id.
        cares: whether a message, named by channel, ts and thread, is to be read at all; reading costs a call.
        see: gets every message of the bot that somebody cares for, again after each edit.
        see_modal: told when a modal opens for one of the people.
    """

    def __init__(
        self,
        hands: Hands,
        crew: Crew,
        bot: str,
        people: Mapping[str, Person],
        cares: Cares,
        see: SeeCard,
        see_modal: SeeModal,
    ) -> None:
        self._hands, self._crew, self._bot, self._people = hands, crew, bot, people
        self._cares, self._see, self._see_modal = cares, see, see_modal
        self._at = 0
        self._moved = time.monotonic()
        self._jira_at = 0
        self._broken: HandsError | None = None
        self._left = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="scene", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._left.set()
        self._thread.join()

    def settle(self, quiet: float, deadline: float) -> bool:
        """Wait until for `quiet` seconds nothing has changed in Slack or Jira and nobody has had work left.

        Args:
            quiet: seconds without a change.
            deadline: the monotonic time to give up at.

        Returns:
            Whether it came to rest before the deadline.

        Raises:
            HandsError: the sandbox is gone.
        """
        while (now := time.monotonic()) < deadline:
            if self._broken:
                raise self._broken
            at: int = self._hands.ask("jira/changes", after=self._jira_at)["at"]
            if at != self._jira_at or not self._crew.wait(0):
                self._jira_at, self._moved = at, now
            rest = self._moved + quiet - now
            if rest <= 0:
                return True
            self._left.wait(min(rest, LOOK))
        return False

    def _follow(self) -> None:
        while not self._left.is_set():
            try:
                answer = self._hands.ask("slack/changes", after=self._at, wait=WAIT)
            except HandsError as error:
                self._broken = error
                return
            if answer["changes"]:
                self._at, self._moved = answer["at"], time.monotonic()
                self._hand_out(answer["changes"])

    def _hand_out(self, changes: list[Json]) -> None:
        threads: dict[tuple[str, str], set[str]] = {}
        for change in changes:
            if change["kind"] == "view" and (person := self._people.get(change["user"])):
                person.viewed.set()
                self._crew.do(self._see_modal, person)
            elif change["kind"] in {"message", "edit"} and change["user"] == self._bot:
                channel, ts, thread = change["channel"], change["ts"], change["thread_ts"]
                if self._cares(channel, ts, thread):
                    threads.setdefault((channel, thread or ts), set()).add(ts)
        for (channel, top), new in threads.items():
            self._crew.do(self._read, channel, top, new)

    def _read(self, channel: str, top: str, new: set[str]) -> None:
        messages = self._hands.ask("slack/messages", channel=channel, thread_ts=top)["messages"]
        for message in messages:
            if message["ts"] in new:
                self._see(card(channel, message))
