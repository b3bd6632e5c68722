"""Sessions as the pages use them, where something is in their way."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bridge.app.sessions import StoredSessions
from bridge.domain.errors import ForbiddenError, TryLaterError
from bridge.domain.members import Member
from bridge.domain.signing_in import Identity
from bridge.store.engine import Store
from tests.conftest import HeldClock
from tests.flow.office import RULES

MIA = Identity("T1", "U-mia", "Mia")


class Directory:
    """A workspace that knows one person, or does not answer."""

    def __init__(self, member: Member | None, *, away: bool = False) -> None:
        self._member, self._away = member, away

    def member(self, user: str) -> Member | None:
        assert user == MIA.user
        if self._away:
            raise TryLaterError("Slack is down.")
        return self._member


@pytest.fixture
def file(database: Path) -> Iterator[Store]:
    """A store that does not wait for another one's write."""
    store = Store(f"sqlite:///{database}", pool=2, busy=0.01)
    yield store
    store.close()


def kept(store: Store, clock: HeldClock, directory: Directory) -> StoredSessions:
    return StoredSessions(store, RULES, clock, directory, timedelta(hours=12))


def test_a_page_is_shown_also_when_the_database_takes_no_note_of_it(
    file: Store, database: Path, clock: HeldClock
) -> None:
    sessions = kept(file, clock, Directory(Member("T1", MIA.user, "Mia Lindgren")))
    token = sessions.begin(MIA)
    clock.forward(minutes=6)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        viewer = sessions.viewer(token)
    assert viewer is not None
    assert viewer.name == "Mia Lindgren"


def test_somebody_whom_our_workspace_does_not_know_is_a_guest_by_their_own_name(
    file: Store, clock: HeldClock
) -> None:
    for known in (None, Member("T-ours", MIA.user, "Somebody Else")):
        sessions = kept(file, clock, Directory(known))
        viewer = sessions.viewer(sessions.begin(MIA))
        assert viewer is not None
        assert (viewer.team, viewer.name, viewer.roles) == ("T1", "Mia", frozenset())


def test_nobody_who_left_and_nobody_while_slack_is_away_gets_a_session(file: Store, clock: HeldClock) -> None:
    with pytest.raises(ForbiddenError, match="deactivated"):
        kept(file, clock, Directory(Member("T1", MIA.user, "Mia", gone=True))).begin(MIA)
    with pytest.raises(TryLaterError):
        kept(file, clock, Directory(None, away=True)).begin(MIA)
