"""What signing in needs to have kept."""

from typing import Protocol

from bridge.domain.roles import Viewer
from bridge.domain.signing_in import Attempt, Identity


class Sessions(Protocol):
    """Keeps who has signed in; all of it may wait for a database, and ``begin`` for Slack."""

    def expect(self, attempt: Attempt) -> None:
        """Keep a sign-in under way."""
        ...

    def take(self, state: str) -> Attempt | None:
        """The sign-in under way that came back; None when it is unknown, over, or came back before."""
        ...

    def begin(self, identity: Identity) -> str:
        """A new session; gives its token. Raises OutsideError, or ForbiddenError for somebody who has left."""
        ...

    def viewer(self, token: str) -> Viewer | None:
        """Who holds a token; None when its session has ended, or never was."""
        ...

    def end(self, token: str) -> None:
        """End a session."""
        ...

    def end_everywhere(self, token: str) -> None:
        """End all sessions of whoever holds a token."""
        ...
