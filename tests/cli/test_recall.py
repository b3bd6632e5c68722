"""`bridge recall` and `bridge unsent` on the command line."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bridge.domain.stages import Stage
from bridge.store.engine import Store
from bridge.store.tables import Unsent
from tests.cli.conftest import Bridge
from tests.cli.test_commands import SETTINGS, failed
from tests.conftest import HeldClock
from tests.flow.office import Office
from tests.flow.trial.test_shadow import advance
from tests.store.rows import effect


@pytest.fixture
def office(bridge: Bridge, tmp_path: Path) -> Office:
    """One that has just told by mistake that a problem is being worked on."""
    assert bridge("db", "upgrade", **SETTINGS).code == 0
    with closing(Store(f"sqlite:///{tmp_path}/bridge.sqlite")) as store:
        office = Office(store, HeldClock())
        numbers = office.problem("refund pending for days", "refund pending since days")
        advance(office, numbers[0], Stage.IN_WORK)
    return office


@pytest.mark.usefixtures("office")
def test_it_asks_once_and_then_says_what_becomes_of_it(
    bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: "n")
    refused = bridge("recall", "stage-1", **SETTINGS)
    assert "Refund pending since days: in work. 2 messages sent, 0 still to be sent." in refused.out
    done = bridge("recall", "stage-1", "--yes", **SETTINGS)
    assert done.out.startswith(
        "stage-1 was taken back: 0 messages changed, 2 to be changed, 0 cannot be changed."
    )


@pytest.mark.usefixtures("office")
def test_what_there_is_not_is_a_sentence(bridge: Bridge) -> None:
    done = bridge("recall", "stage-7", "--yes", **SETTINGS)
    assert "There is nothing called stage-7 to take back." in failed(done)


def test_what_was_not_sent_is_counted_and_shown(bridge: Bridge, tmp_path: Path) -> None:
    assert bridge("db", "upgrade", **SETTINGS).code == 0
    assert "Nothing was kept back" in bridge("unsent", **SETTINGS).out
    with closing(Store(f"sqlite:///{tmp_path}/bridge.sqlite")) as store, store.write() as session:
        kept = effect("1", kind="home", state="skipped")
        session.add(kept)
        session.flush()
        session.add(Unsent(effect_id=kept.id or 0, why="shadow", kind="home", at=datetime.now(UTC)))
    said = bridge("unsent", "--latest", "5", **SETTINGS).out
    assert "shadow" in said
    assert "home to nobody" in said
    assert "(overtaken by what happened since)" in said
