"""Takes what people decide."""

from typing import Protocol

from bridge.domain.forms import FormFacts, Option
from bridge.domain.homes import Further
from bridge.domain.incoming import Click, Gesture, Reply


class Decisions(Protocol):
    """Keeps what people decide, once, and knows what their forms need."""

    def click(self, click: Click) -> None:
        """Keep a decision once; it is acted on later.

        Raises:
            RefusalError: it cannot be taken; the sentence is shown to the person.
            Exception: anything else means that nothing was kept.
        """

    def reply(self, reply: Reply) -> None:
        """Keep what somebody wrote in a thread of their messages with the bot, once, or say that nobody reads it there.

        Raises:
            Exception: nothing was kept.
        """

    def facts(self, gesture: Gesture, subject: int, user: str) -> FormFacts:
        """What the form behind a button needs to know; read only.

        Raises:
            RefusalError: this person may not decide this; the sentence is shown to them.
            LookupError: there is nothing of that number.
        """

    def further(self, team: str, user: str, insight: int, version: int) -> Further:
        """What somebody can do with a report beside what its card offers; read only.

        Raises:
            LookupError: there is no such report, or it is not sorted yet.
        """

    def problems(self, words: str, user: str) -> tuple[Option, ...]:
        """Problems that a search box offers, at most twenty, best first; read only, within half a second."""

    def issues(self, words: str, user: str) -> tuple[Option, ...]:
        """Open Jira issues that a search box offers, by key or words, as ``KEY`` and label; read only, the same."""
