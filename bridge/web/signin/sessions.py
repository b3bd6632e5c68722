"""What signing in needs to have kept."""

from typing import Protocol

from bridge.domain.roles import Viewer
from bridge.domain.signing_in import Attempt, Identity, SignedIn


class Sessions(Protocol):
    """Keeps who has signed in; all of it may wait for a database, and ``begin`` for Slack."""

    def expect(self, attempt: Attempt) -> None:
        """Keep a sign-in under way."""
        ...

    def take(self, state: str) -> Attempt | None:
        """The sign-in under way that came back; None when it is unknown, over, or came back before."""
        ...

    def begin(self, identity: Identity, browser: str = "") -> str:
        """A new session in a browser; gives its token. Raises OutsideError, or ForbiddenError for somebody who has left."""
        ...

    def viewer(self, token: str) -> Viewer | None:
        """Who holds a token; None when its session has ended, or never was."""
        ...

    def listed(self, token: str) -> list[SignedIn]:
        """All sessions of whoever holds a token, the one of the token first; none when that has ended."""
        ...

    def end_marked(self, token: str, mark: str) -> None:
        """End another session of whoever holds a token."""
        ...

    def end(self, token: str) -> None:
        """End a session."""
        ...

    def end_everywhere(self, token: str) -> None:
        """End all sessions of whoever holds a token."""
        ...
