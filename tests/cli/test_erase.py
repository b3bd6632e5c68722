"""`bridge erase`: whom it forgets, and what it says."""

import sys
from io import StringIO
from pathlib import Path

import pytest

from bridge.store.engine import Store
from bridge.store.tables import Person
from tests.cli.conftest import Bridge
from tests.cli.test_commands import SETTINGS, failed


def test_erase_forgets_a_person_and_says_what_went(bridge: Bridge, tmp_path: Path) -> None:
    bridge("db", "upgrade", **SETTINGS)
    store = Store(f"sqlite:///{tmp_path}/bridge.sqlite")
    with store.write() as session:
        session.add(Person(team="T1", user="U-2"))
    said = bridge("erase", "--person", "U-2", "--yes", **SETTINGS)
    assert (said.code, said.out) == (0, "Erased, with the words of 0 reports. All sums are as they were.\n")
    assert "Nobody with the id U-2 is known." in failed(
        bridge("erase", "--person", "U-2", "--yes", **SETTINGS)
    )
    with store.read() as session:
        assert session.get_one(Person, 1).erased_at is not None
    store.close()


def test_erase_asks_before_it_does_it(bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("n\n"))
    assert bridge("erase", "--person", "U-2", **SETTINGS).code == 130
