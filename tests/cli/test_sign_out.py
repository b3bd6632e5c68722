"""`bridge sign-out` ends sessions at once, and what operators do stands in the log."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlmodel import select

from bridge.domain.pages.audit import WHAT
from bridge.store.engine import Store
from bridge.store.queries import people
from bridge.store.tables import Look, WebSession
from tests.cli.conftest import Bridge
from tests.cli.test_commands import SETTINGS, failed


def test_sessions_end_and_the_log_says_what_operators_did(bridge: Bridge, tmp_path: Path) -> None:
    assert bridge("db", "upgrade", **SETTINGS).code == 0
    now = datetime.now(UTC)
    with closing(Store(f"sqlite:///{tmp_path}/bridge.sqlite")) as store:
        with store.write() as session:
            for user in ("U-1", "U-2"):
                whose = people.known(session, "T1", user).id or 0
                ends = now + timedelta(hours=1)
                session.add(WebSession(digest=user, person_id=whose, began_at=now, seen_at=now, ends_at=ends))
        assert bridge("sign-out", "--person", "U-1", **SETTINGS).out == "Ended 1 session.\n"
        assert "Nobody with the id U-9" in failed(bridge("sign-out", "--person", "U-9", **SETTINGS))
        assert "Say who" in failed(bridge("sign-out", **SETTINGS), 2)
        assert "Say who" in failed(bridge("sign-out", "--all", "--person", "U-1", **SETTINGS), 2)
        assert bridge("sign-out", "--all", **SETTINGS).out == "Ended 1 session.\n"
        bridge("pause", **SETTINGS)
        bridge("resume", **SETTINGS)
        with store.read() as session:
            log = [(one.what, one.person_id, one.rows) for one in session.exec(select(Look))]
    assert log == [("sign-out", None, 1), ("sign-out", None, 1), ("pause", None, 0), ("resume", None, 0)]
    assert {what for what, _person, _rows in log} <= WHAT.keys()
