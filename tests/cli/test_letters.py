"""`bridge letters`: what could not be done is seen, and done or given up by hand."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bridge.store.engine import Store
from bridge.store.tables import Effect, Inbox
from tests.cli.conftest import Bridge
from tests.cli.test_commands import SETTINGS, failed
from tests.store.rows import NOON, effect


@pytest.fixture
def file(upgraded: Path) -> str:
    """A database with an issue that Jira refused, a link that needs it, a press that failed, and two that are well."""
    url = f"sqlite:///{upgraded}"
    gone: dict[str, Any] = {"state": "dead", "attempts": 8}
    with closing(Store(url)) as store, store.write() as session:
        session.add(effect("1", kind="issue", subject=14, error="Jira wants a Severity.", **gone))
        session.flush()
        session.add(effect("2", kind="link", needs=1, error="needs effect 1, which was refused", **gone))
        session.add(effect("3"))
        times: dict[str, Any] = {"next_at": NOON, "received_at": NOON + timedelta(minutes=1)}
        pressed = Inbox(
            outside_id="a", kind="click", body={"gesture": "right"}, error="KeyError", **gone, **times
        )
        session.add_all([pressed, Inbox(outside_id="b", kind="click", **times)])
    return url


def states(url: str) -> list[str]:
    with closing(Store(url)) as store, store.read() as session:
        effects = [session.get_one(Effect, number).state for number in (1, 2, 3)]
        return effects + [session.get_one(Inbox, number).state for number in (1, 2)]


@pytest.mark.usefixtures("file")
def test_letters_say_what_could_not_be_done_and_why(bridge: Bridge) -> None:
    said = bridge("letters", **SETTINGS).out
    for part in (
        "out-1",
        "2026-11-02 12:00",
        "issue",
        "14",
        "Jira wants a Severity.",
        "in-1",
        "right",
        "KeyError",
    ):
        assert part in said
    assert "out-3" not in said
    assert "bridge letters retry NAME" in said


def test_one_is_tried_again_with_what_needs_it(bridge: Bridge, file: str) -> None:
    assert bridge("letters", "retry", "out-1", **SETTINGS).out == "1 dead letter will be tried again.\n"
    assert states(file) == ["waiting", "waiting", "waiting", "dead", "waiting"]
    with closing(Store(file)) as store, store.read() as session:
        assert (session.get_one(Effect, 1).attempts, session.get_one(Effect, 1).error) == (0, "")


def test_all_are_tried_again(bridge: Bridge, file: str) -> None:
    bridge("letters", "retry", "all", **SETTINGS)
    assert set(states(file)) == {"waiting"}
    assert bridge("letters", **SETTINGS).out == "No dead letters: everything was done, or waits its turn.\n"


def test_what_is_given_up_is_listed_no_more(bridge: Bridge, file: str) -> None:
    assert bridge("letters", "drop", "in-1", "out-2", **SETTINGS).out == "2 dead letters given up.\n"
    assert states(file) == ["dead", "skipped", "waiting", "done", "waiting"]


def test_a_name_that_is_none_changes_nothing(bridge: Bridge, file: str) -> None:
    before = states(file)
    assert "no dead letter out-3" in failed(bridge("letters", "retry", "out-1", "out-3", **SETTINGS))
    assert states(file) == before
