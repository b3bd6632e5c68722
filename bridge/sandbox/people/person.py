"""One person's hands in Slack: typing, posting, pressing, filling in a modal."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bridge.sandbox.people.cards import Button, Card, Json, filled, said
from bridge.sandbox.people.hands import Answer, Hands, RefusedError

PATIENCE = 10.0
"""Seconds that a person waits for a modal to open."""


@dataclass
class Person:
    """Somebody in the workspace who does one thing at a time.

    Attributes:
        hands: the control API.
        id: `U…`.
        name: first and last name.
        viewed: set whenever a modal opened or changed for this person.
    """

    hands: Hands
    id: str
    name: str
    viewed: threading.Event = field(default_factory=threading.Event)
    _busy: threading.RLock = field(default_factory=threading.RLock)

    def command(self, channel: str, text: str) -> Answer:
        """Type `/insight` with a text, or alone; the answer holds what Slack shows at once."""
        return self.hands.do("slack/command", user=self.id, channel=channel, command="/insight", text=text)

    def post(self, channel: str, text: str) -> Answer:
        """Write a message in a channel."""
        return self.hands.do("slack/message", user=self.id, channel=channel, text=text)

    def tell_bot(self, text: str) -> Answer:
        """Write to the bot in the direct message."""
        return self.hands.do("slack/message", user=self.id, dm=True, text=text)

    def press(self, card: Card, button: Button, *, exact: bool = False) -> bool:
        """Press a button on a card; cards change under people's fingers.

        Args:
            card: where the button was seen.
            button: what was seen.
            exact: do not press if another thing stands in its place by now.

        Returns:
            Whether it was pressed and taken.
        """
        where = {"channel": card.channel, "ts": card.ts}
        what = {"action_id": button.action_id, "value": button.value if exact else None}
        try:
            return bool(self.hands.do("slack/press", user=self.id, **where, **what)["acked"])
        except RefusedError:
            return False

    def in_modal(self, opening: Callable[[], object], text: str) -> str | None:
        """Do what opens a modal, wait for it, say the text in it, send it, and close what it leaves behind.

        Returns:
            What stood there after sending, often nothing; None if no modal opened or it was not taken.
        """
        with self._busy:
            self.viewed.clear()
            if not opening():
                return None
            end = time.monotonic() + PATIENCE
            while self.viewed.wait(max(0.0, end - time.monotonic())):
                self.viewed.clear()
                if self._forms():
                    return self.fill(text)
            return None

    def fill(self, text: str) -> str | None:
        """Say the text in the form on top, if one is open, send it, and close what it leaves behind."""
        with self._busy:
            for form in self._forms()[-1:]:
                values = filled(form["view"], text)
                answer = self.hands.do("slack/submit", user=self.id, view_id=form["id"], values=values)
                left = self._close_all()
                return left if answer["acked"] and not answer.get("errors") else None
            return None

    def _forms(self) -> list[Json]:
        """The open modals that ask for something."""
        return [modal for modal in self._open() if filled(modal["view"], " ")]

    def _open(self) -> list[Json]:
        views: list[Json] = self.hands.ask("slack/views", user=self.id)["views"]
        return views

    def _close_all(self) -> str:
        """Close every modal, the one on top first; tells what stood in them."""
        left = self._open()
        for modal in reversed(left):
            self.hands.do("slack/close", user=self.id, view_id=modal["id"])
        return "\n".join(said(modal["view"]) for modal in left)
