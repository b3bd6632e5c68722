"""Sessions of the pages, kept in the store: a role that changes does so at the next request, in every process."""

from contextlib import suppress
from datetime import timedelta
from typing import Protocol

from bridge.domain.clock import Clock
from bridge.domain.errors import ForbiddenError
from bridge.domain.members import Member
from bridge.domain.roles import Viewer
from bridge.domain.rules import Rules
from bridge.domain.signing_in import Attempt, Identity, SignedIn
from bridge.flow import sessions
from bridge.store.engine import Store, StoreError

GONE = "Your account in Slack is deactivated, so you cannot sign in."


class Directory(Protocol):
    """Knows single people of the workspace."""

    def member(self, user: str) -> Member | None:
        """Somebody; None if the workspace does not know them. Raises OutsideError."""
        ...


class StoredSessions:
    """What the web room calls sessions.

    Args:
        store: where they are kept.
        rules: what the operator decided.
        clock: tells the time.
        directory: says who is a guest, and who has left.
        lasts: a session ends this long after it began.
        idle: and this long after it was used last.
    """

    def __init__(
        self,
        store: Store,
        rules: Rules,
        clock: Clock,
        directory: Directory,
        lasts: timedelta,
        idle: timedelta = sessions.IDLE,
    ) -> None:
        self._store, self._rules, self._clock = store, rules, clock
        self._directory, self._lasts, self._idle = directory, lasts, idle

    def expect(self, attempt: Attempt) -> None:
        """Keep a sign-in under way."""
        with self._store.write() as session:
            sessions.expect(session, attempt, self._clock.now())

    def take(self, state: str) -> Attempt | None:
        """The sign-in under way that came back, once."""
        with self._store.write() as session:
            return sessions.take(session, state, self._clock.now())

    def begin(self, identity: Identity, browser: str = "") -> str:
        """A session of somebody whom Slack has identified, in a browser; gives its token.

        Raises:
            OutsideError: Slack cannot say now whether they are a guest, or have left.
            ForbiddenError: they have left.
        """
        member = self._directory.member(identity.user)
        if member is None or member.team != identity.team:
            member = Member(identity.team, identity.user, identity.name, guest=True)
        if member.gone:
            raise ForbiddenError(GONE)
        with self._store.write() as session:
            return sessions.begin(session, self._rules, member, self._clock.now(), self._lasts, browser)

    def viewer(self, token: str) -> Viewer | None:
        """Who holds a token now; a page is shown also when the database takes no note of it."""
        now = self._clock.now()
        with self._store.read() as session:
            found = sessions.viewer(session, self._rules, token, now, self._idle)
        if found is None:
            return None
        viewer, is_to_note = found
        if is_to_note:
            with suppress(StoreError), self._store.write() as session:
                sessions.seen(session, token, now)
        return viewer

    def listed(self, token: str) -> list[SignedIn]:
        """All sessions of whoever holds a token."""
        with self._store.read() as session:
            return sessions.listed(session, token, self._clock.now(), self._idle)

    def end_marked(self, token: str, mark: str) -> None:
        """Somebody has signed out in another of their browsers."""
        with self._store.write() as session:
            sessions.end_marked(session, token, mark, self._clock.now(), self._idle)

    def end(self, token: str) -> None:
        """Somebody has signed out."""
        with self._store.write() as session:
            sessions.end(session, token)

    def end_everywhere(self, token: str) -> None:
        """Somebody has signed out in all browsers."""
        with self._store.write() as session:
            sessions.end_everywhere(session, token)
