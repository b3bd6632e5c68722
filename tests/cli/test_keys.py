"""`bridge keys`: what a new key opens, and what becomes of what none opens."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bridge.app.vault import KeyedVault
from bridge.domain.errors import SettingsError
from bridge.flow.keys import require_key
from bridge.store.engine import Store
from bridge.store.tables import Person, Reference
from tests.cli.conftest import Bridge
from tests.cli.test_commands import SETTINGS
from tests.store.rows import NOON, insight

OLD, NEW = "the key of the first year", "the key of the second year"
BEFORE = SETTINGS | {"BRIDGE_PRIVACY__KEY": OLD}
BOTH = SETTINGS | {"BRIDGE_PRIVACY__KEY": NEW, "BRIDGE_PRIVACY__OLD_KEYS": f'["{OLD}"]'}
AFTER = SETTINGS | {"BRIDGE_PRIVACY__KEY": NEW}


@pytest.fixture
def file(upgraded: Path) -> Path:
    """A database with one reference that can be shown, and one that is too old for that."""
    vault = KeyedVault(OLD)
    with closing(Store(f"sqlite:///{upgraded}")) as store, store.write() as session:
        session.add(Person(team="T1", user="U-2"))
        session.flush()
        session.add(insight("s1"))
        session.flush()
        given: dict[str, Any] = {"insight_id": 1, "digest": vault.digest("C-88213"), "expires_at": NOON}
        session.add(Reference(placeholder="[reference 1]", sealed=vault.seal("C-88213"), **given))
        session.add(Reference(placeholder="[reference 2]", sealed=None, **given))
    return upgraded


def shown(file: Path, *keys: str) -> str | None:
    with closing(Store(f"sqlite:///{file}")) as store, store.read() as session:
        sealed = session.get_one(Reference, 1).sealed
    return KeyedVault(keys[0], keys[1:]).open(sealed or "")


def refused(file: Path, key: str) -> bool:
    """Whether a bridge with this key would not start."""
    with closing(Store(f"sqlite:///{file}")) as store:
        try:
            require_key(store, KeyedVault(key))
        except SettingsError:
            return True
    return False


def test_a_rotated_key_opens_everything_without_the_old_one(bridge: Bridge, file: Path) -> None:
    assert bridge("keys", **AFTER).out == "0 customer references can be opened, 1 cannot.\n"
    assert bridge("keys", **BOTH).out == "1 customer reference can be opened, 0 cannot.\n"
    assert refused(file, NEW)
    said = bridge("keys", "rotate", **BOTH)
    assert said.out.splitlines()[-1].startswith("All of it is sealed with privacy.key now")
    assert shown(file, NEW) == "C-88213"
    assert not refused(file, NEW)
    with closing(Store(f"sqlite:///{file}")) as store, store.read() as session:
        assert session.get_one(Reference, 1).digest == KeyedVault(NEW).digest("C-88213")


def test_rotating_without_the_old_key_changes_nothing_and_says_what_is_missing(
    bridge: Bridge, file: Path
) -> None:
    assert bridge("keys", "rotate", **AFTER).out == "0 customer references can be opened, 1 cannot.\n"
    assert shown(file, OLD) == "C-88213"


def test_after_a_lost_key_the_bridge_starts_once_the_operator_gives_it_up(bridge: Bridge, file: Path) -> None:
    assert refused(file, NEW)
    assert bridge("keys", "forget", "--yes", **AFTER).out == (
        "Forgot 1 customer reference. The reports say [reference 1] as before.\n"
    )
    assert not refused(file, NEW)
    assert shown(file, OLD) is None


def test_forgetting_keeps_what_a_key_opens(bridge: Bridge, file: Path) -> None:
    assert bridge("keys", "forget", "--yes", **BOTH).out.startswith("Forgot 0 customer references.")
    assert shown(file, OLD) == "C-88213"
