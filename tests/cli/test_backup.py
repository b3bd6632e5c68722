"""`bridge backup`, `restore` and `move`, and `pause` and `resume`: what an operator does with a database."""

import gzip
import shutil
import sqlite3
import stat
from contextlib import closing
from errno import ENOSPC
from os import strerror
from pathlib import Path

import pytest

from bridge.commands.restore import SKIPPED
from bridge.store.engine import Store, StoreError
from bridge.store.queries import effects
from bridge.store.tables import Effect, Insight, Person
from tests.cli.conftest import Bridge
from tests.cli.test_commands import SETTINGS, failed
from tests.postgres import Reused
from tests.store.rows import NOON, effect, insight


@pytest.fixture
def used(upgraded: Path) -> dict[str, str]:
    """The settings of a bridge that has a report, and a card that waits."""
    with closing(Store(f"sqlite:///{upgraded}")) as store, store.write() as session:
        session.add(Person(team="T1", user="U-2"))
        session.flush()
        session.add(insight("s1", text="refund pending"))
        session.flush()
        session.add(effect("home:1"))
    return SETTINGS


def packed(rows: Path, file: Path) -> None:
    file.write_bytes(gzip.compress(rows.read_bytes()))


def empty(url: str) -> dict[str, str]:
    return SETTINGS | {"BRIDGE_DATABASE__URL": url}


def test_a_backup_is_restored_elsewhere_and_waits_for_the_operator(
    bridge: Bridge, used: dict[str, str], database_url: str
) -> None:
    said = bridge("backup", "monday.backup", **used)
    assert (said.code, said.out.splitlines()[0]) == (
        0,
        "Kept 3 rows in monday.backup: what customers said, so keep it as safe as the database.",
    )
    said = bridge("restore", "monday.backup", **empty(database_url))
    assert said.out.splitlines() == [
        "Restored 3 rows. Numbers go on 10,000 higher, so that none is given twice.",
        "1 call to Slack and Jira waited when it was made; each is looked up before it is done.",
        "Nothing leaves until you say: bridge resume",
    ]
    with closing(Store(database_url)) as store:
        with store.read() as session:
            assert session.get_one(Insight, 1).text == "refund pending"
            assert session.get_one(Effect, 1).attempt_at == NOON
            assert effects.due(session, NOON) is None
        assert "It goes on." in bridge("resume", **empty(database_url)).out
        with store.write() as session:
            assert effects.due(session, NOON) is not None
            session.add(fresh := insight("s2"))
            session.flush()
            assert fresh.id == 1 + SKIPPED + 1


def test_nobody_else_on_the_machine_can_read_a_backup(
    bridge: Bridge, used: dict[str, str], tmp_path: Path
) -> None:
    bridge("backup", "monday.backup", **used)
    assert stat.S_IMODE((tmp_path / "monday.backup").stat().st_mode) == 0o600
    assert sorted(one.name for one in tmp_path.glob("*monday*")) == ["monday.backup"]


def test_a_backup_never_writes_over_a_file(bridge: Bridge, used: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert "is there already" in failed(bridge("backup", "notes.txt", **used))
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert "cannot be written" in failed(bridge("backup", "no/such/folder/b", **used))


def test_only_a_backup_is_restored_and_only_into_an_empty_database(
    bridge: Bridge, used: dict[str, str], tmp_path: Path
) -> None:
    bridge("backup", "monday.backup", **used)
    assert "table effect has rows" in failed(bridge("restore", "monday.backup", **used))
    (tmp_path / "notes.txt").write_text("mine" * 1000)
    with gzip.open(tmp_path / "notes.gz", "w") as notes:
        notes.write(b"mine" * 1000)
    with closing(sqlite3.connect(tmp_path / "other")) as other:
        other.execute("CREATE TABLE recipes (id)")
    packed(tmp_path / "other", tmp_path / "other.gz")
    for name in ("notes.txt", "notes.gz", "other.gz"):
        said = failed(bridge("restore", name, **empty("sqlite:///new")))
        assert f"{name} is no backup of the bridge" in said


@pytest.mark.parametrize("place", [0.0, 0.2, 0.5, 0.8, 0.99])
@pytest.mark.parametrize("how", ["cut", "overwritten"])
def test_of_a_damaged_backup_nothing_is_restored(
    bridge: Bridge, used: dict[str, str], tmp_path: Path, how: str, place: float
) -> None:
    bridge("backup", "monday.backup", **used)
    whole = (tmp_path / "monday.backup").read_bytes()
    at = int(len(whole) * place)
    rest = b"" if how == "cut" else bytes(byte ^ 255 for byte in whole[at : at + 9]) + whole[at + 9 :]
    (tmp_path / "damaged").write_bytes(whole[:at] + rest)
    said = failed(bridge("restore", "damaged", **empty("sqlite:///new")))
    assert (
        said == "damaged is no backup of the bridge, or is damaged. Nothing was restored; take another one.\n"
    )
    assert not (tmp_path / "new").exists()


def test_a_backup_of_a_newer_version_says_so(bridge: Bridge, used: dict[str, str], tmp_path: Path) -> None:
    bridge("backup", "monday.backup", **used)
    (tmp_path / "rows").write_bytes(gzip.decompress((tmp_path / "monday.backup").read_bytes()))
    with closing(sqlite3.connect(tmp_path / "rows")) as rows, rows:
        rows.execute("UPDATE alembic_version SET version_num = '9999'")
    packed(tmp_path / "rows", tmp_path / "newer")
    assert "newer version" in failed(bridge("restore", "newer", **empty("sqlite:///new")))


def test_a_full_disk_leaves_no_half_of_a_backup(
    bridge: Bridge, used: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_anything: object) -> None:
        raise OSError(ENOSPC, strerror(ENOSPC))

    bridge("backup", "monday.backup", **used)
    monkeypatch.setattr(shutil, "copyfileobj", full)
    said = failed(bridge("backup", "tuesday.backup", **used))
    assert said == "tuesday.backup cannot be written (No space left on device). Name another one.\n"
    assert not list(tmp_path.glob("*tuesday*"))
    said = failed(bridge("restore", "monday.backup", **empty("sqlite:///new")))
    assert said.startswith("monday.backup cannot be unpacked (No space left on device). TMPDIR names")


def test_a_file_that_was_moved_to_postgresql_takes_no_write_any_more(
    bridge: Bridge, used: dict[str, str], reused: Reused, tmp_path: Path
) -> None:
    postgresql_url = reused.emptied()
    running = Store(f"sqlite:///{tmp_path}/bridge.sqlite")
    said = bridge("move", "--to", postgresql_url, **used)
    assert said.out.startswith("Moved 3 rows. Now set database.url")
    with closing(Store(postgresql_url)) as there, there.read() as session:
        assert session.get_one(Effect, 1).attempt_at is None
        assert effects.due(session, NOON) is not None
    with (
        closing(running),
        pytest.raises(StoreError, match="was moved; nothing was kept"),
        running.write() as session,
    ):
        session.add(insight("s2"))
    assert "This database was moved" in failed(bridge("pause", **used))


def test_a_move_leads_from_sqlite_to_postgresql(bridge: Bridge, used: dict[str, str]) -> None:
    assert "leads from SQLite to PostgreSQL" in failed(bridge("move", "--to", "sqlite:///new", **used))


def test_a_paused_bridge_holds_everything_that_leaves(
    bridge: Bridge, used: dict[str, str], tmp_path: Path
) -> None:
    assert bridge("pause", **used).out == (
        "Paused: nothing leaves, 1 call to Slack and Jira wait. To go on: bridge resume\n"
    )
    with closing(Store(f"sqlite:///{tmp_path}/bridge.sqlite")) as store:
        with store.read() as session:
            assert effects.due(session, NOON) is None
        said = bridge("resume", **used)
        assert said.out.startswith("It goes on. It was paused since 20")
        with store.read() as session:
            assert effects.due(session, NOON) is not None
    assert bridge("resume", **used).out == "The bridge was not paused.\n"
