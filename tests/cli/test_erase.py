"""`bridge erase`: whom it forgets, what it says of what it could and could not do, and when it refuses."""

import sys
from collections.abc import Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlmodel import SQLModel, select

from bridge.app.vault import KeyedVault
from bridge.store.engine import Store
from bridge.store.tables import Effect, Insight, Person, Placeholder, Reference
from tests.cli.conftest import Bridge
from tests.cli.test_commands import SETTINGS, failed
from tests.store.rows import NOON, insight

Row = TypeVar("Row", bound=SQLModel)

OLD, NEW = "the key of the first year", "the key of the second year"
KEYS = SETTINGS | {
    "BRIDGE_PRIVACY__KEY": NEW,
    "BRIDGE_PRIVACY__OLD_KEYS": f'["{OLD}"]',
    "BRIDGE_PRIVACY__REFERENCES": r'["\\bC-\\d{4,8}\\b"]',
}


@pytest.fixture
def store(upgraded: Path) -> Iterator[Store]:
    """U-2 has said two things of customers: of the first by an old key, of the second by that of today."""
    with closing(Store(f"sqlite:///{upgraded}")) as store:
        with store.write() as session:
            session.add(Person(team="T1", user="U-2"))
            session.flush()
            for number, (key, value) in enumerate([(OLD, "C-88213"), (NEW, "C-99001")], 1):
                vault, name = KeyedVault(key), "[reference 1]"
                session.add(insight(f"s{number}", text=f"{name} waits", call_back=True))
                session.flush()
                sealed: dict[str, Any] = {"sealed": vault.seal(value), "expires_at": NOON}
                session.add(
                    Reference(insight_id=number, placeholder=name, digest=vault.digest(value), **sealed)
                )
                known = vault.digest(f"{number} reference {value}")
                session.add(Placeholder(insight_id=number, placeholder=name, digest=known))
        yield store


def rows(store: Store, table: type[Row]) -> list[Row]:
    with store.read() as session:
        return list(session.exec(select(table)))


def told_of(store: Store) -> list[int]:
    """The reports whose customer is known."""
    sealed = {one.insight_id for one in rows(store, Reference)}
    assert sealed == {one.insight_id for one in rows(store, Placeholder) if one.digest}
    assert sealed == {one.id for one in rows(store, Insight) if one.call_back}
    return sorted(sealed)


def test_an_agent_is_forgotten_and_it_says_what_went(bridge: Bridge, store: Store) -> None:
    said = bridge("erase", "--agent", "U-2", "--yes", **KEYS)
    assert (said.code, said.out) == (0, "Erased, with the words of 2 reports. All sums are as they were.\n")
    assert "Nobody with the id U-2 is known." in failed(bridge("erase", "--agent", "U-2", "--yes", **KEYS))
    with store.read() as session:
        assert session.get_one(Person, 1).erased_at is not None


@pytest.mark.parametrize("typed", ["C-88213", " c‑88213 "])
def test_a_customer_is_forgotten_however_it_is_typed_and_by_whatever_key_it_was_kept(
    bridge: Bridge, store: Store, typed: str
) -> None:
    said = bridge("erase", "--customer", typed, "--yes", **KEYS)
    assert (said.code, said.out) == (0, "The customer went from 1 report: no. 1.\n")
    assert told_of(store) == [2]
    again = bridge("erase", "--customer", typed, "--yes", **KEYS)
    assert f"No report speaks of {typed}, by any key of the settings." in failed(again)


def test_with_words_the_words_of_these_reports_go_too(bridge: Bridge, store: Store) -> None:
    said = bridge("erase", "--customer", "C-99001", "--words", "--yes", **KEYS)
    assert said.out.splitlines()[0] == "The customer and the words went from 1 report: no. 2."
    assert [one.text for one in rows(store, Insight)] == ["[reference 1] waits", ""]
    assert told_of(store) == [1]


def test_every_run_says_what_is_still_to_be_done_outside_and_what_cannot_be(
    bridge: Bridge, store: Store
) -> None:
    common: dict[str, Any] = {"subject": 1, "priority": 30, "next_at": NOON, "created_at": NOON}
    why = "PAY-311's description was changed by others."
    with store.write() as session:
        for number, (kind, state) in enumerate(
            [("blank", "waiting"), ("redraw", "done"), ("take_back", "waiting"), ("take_back", "dead")]
        ):
            key = f"{kind}:{number}"
            error = why if state == "dead" else ""
            session.add(Effect(key=key, kind=kind, target=key, state=state, error=error, **common))
    for user in ("U-2", "U-2"):
        said = bridge("erase", "--agent", user, "--yes", **KEYS)
        assert said.out.splitlines()[-3:] == [
            "To be edited while the bridge runs: 1 message in Slack, 1 text in Jira.",
            f"Could not be taken back: {why}",
            "To try these again, or to give them up: bridge letters",
        ]


def test_it_asks_before_it_does_it(bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("n\n"))
    assert bridge("erase", "--agent", "U-2", **SETTINGS).code == 130


@pytest.mark.parametrize("whom", [(), ("--agent", "U-2", "--customer", "C-88213")])
def test_it_does_not_guess_whom(bridge: Bridge, whom: tuple[str, ...]) -> None:
    assert "Say whom: --agent SLACK_ID or --customer REFERENCE." in bridge("erase", *whom, **SETTINGS).err
