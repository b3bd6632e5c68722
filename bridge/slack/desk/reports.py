"""Takes what people say of customers."""

from typing import Protocol

from bridge.domain.details import Added, Details
from bridge.domain.incoming import Capture, Deletion, Edit, Kept, Rewording
from bridge.domain.pointing import Pointed, Taken
from bridge.domain.recognised import Recognised
from bridge.domain.redaction import Preview


class Reports(Protocol):
    """Keeps what people say, once, and lets them say it in other words."""

    def keep(self, capture: Capture) -> Kept:
        """Commit a capture; a redelivery gives the number it has already.

        Raises:
            RefusalError: it cannot be taken; the sentence is shown to the person.
            Exception: anything else means that nothing was kept.
        """

    def recognise(self, capture: Capture) -> Recognised | None:
        """What a capture that was kept is surely about, as far as its captor sees it; read only.

        It never raises, and gives None rather than let them wait.
        """

    def preview(self, text: str, insight: int = 0) -> Preview:
        """What would become of words, or of other words for a report, if they were sent; nothing is kept."""

    def point(self, pointed: Pointed) -> Taken:
        """Commit that somebody points at a message, whose author is asked before it becomes a report.

        Raises:
            Exception: nothing was kept.
        """

    def edited(self, edit: Edit) -> None:
        """Keep a new version of a captured text; an unknown source is ignored."""

    def deleted(self, deletion: Deletion) -> None:
        """Have the words of a report removed whose message was deleted; an unknown source is ignored."""

    def words(self, team: str, user: str, insight: int) -> str:
        """The words of a report as they are kept, for whoever reported it; read only.

        Raises:
            RefusalError: it is somebody else's, or its words are gone; the sentence is shown to the person.
        """

    def reworded(self, rewording: Rewording) -> None:
        """Keep what a reporter typed in place of the words of their report.

        Raises:
            RefusalError: it cannot be taken; the sentence is shown to the person.
            Exception: anything else means that nothing was kept.
        """

    def details(self, team: str, user: str, insight: int) -> Details:
        """What was added to a report so far, for whoever reported it.

        Raises:
            RefusalError: it is somebody else's; the sentence is shown to the person.
        """

    def add_details(self, added: Added) -> None:
        """Keep what a reporter adds to their report.

        Raises:
            RefusalError: it is somebody else's; the sentence is shown to the person.
            Exception: anything else means that nothing was kept.
        """

    def is_listening(self, channel: str) -> bool:
        """Whether every post in this channel is an insight; answered from memory."""
