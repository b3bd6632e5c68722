"""The figures of a play: from the sandbox where it can see them, else from the store."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bridge.app.bridge import Bridge
from bridge.demo.planted import Planted
from bridge.demo.report import Report, report
from bridge.demo.stage import Stage, fetch
from bridge.sandbox.jira import issues
from bridge.sandbox.jira.world import BRIDGE, PRIYA
from bridge.sandbox.people.tally import Played
from bridge.sandbox.seed.rows import Row
from bridge.store.engine import Store
from tests.demo.conftest import Pocket
from tests.sandbox.jira.pocket import task
from tests.sandbox.slack.workspace import VOICE
from tests.store.rows import NOON, Desk, effect, group

WELL = Report(
    sent=160,
    kept=160,
    lost=0,
    groups=40,
    issues=17,
    duplicates=0,
    stage_updates=300,
    stage_updates_expected=300,
    credit_entries=90,
    seconds=93.4,
    ack_p50_ms=12.3,
    ack_p99_ms=87.6,
    settled=True,
)


def test_a_play_in_which_nothing_went_wrong_went_well() -> None:
    assert WELL.well


@pytest.mark.parametrize(
    "wrong",
    [{"lost": 1}, {"duplicates": 1}, {"stage_updates": 299}, {"stage_updates": 301}, {"settled": False}],
)
def test_anything_lost_doubled_untold_or_unsettled_is_not_well(wrong: dict[str, Any]) -> None:
    assert not replace(WELL, **wrong).well


def test_the_figures_are_two_lines_and_a_way_on() -> None:
    assert WELL.lines() == [
        "160 insights sent, 160 saved, 0 lost. 40 groups. 17 Jira issues, 0 double. 300 of 300 updates told. 93 s.",
        "Slack answered in 12 ms, slowest of a hundred 88 ms.",
        "Look around: bridge demo",
    ]


def test_planted_problems_stand_in_the_place_of_groups() -> None:
    (counts, *_rest) = replace(WELL, planted=Planted(18, 16, 1, 2)).lines()
    assert "0 lost. 16 problems found of 18 planted (1 split, 2 stray). 17 Jira issues" in counts


def test_a_play_that_was_cut_off_says_so() -> None:
    assert replace(WELL, settled=False).lines()[-1].startswith("Not everything had come to rest")


def test_as_json_planted_problems_are_two_numbers_or_left_out() -> None:
    plain = WELL.as_json()
    assert (plain["sent"], plain["ack_p99_ms"], plain["settled"]) == (160, 87.6, True)
    assert not any("planted" in name or "found" in name for name in plain)
    planted = replace(WELL, planted=Planted(18, 16, 1, 2)).as_json()
    assert planted == plain | {"problems_planted": 18, "problems_found": 16}


Counted = Callable[..., Report]


@pytest.fixture
def counted(pocket: Pocket, store: Store) -> Counted:
    """Counts what came of a play in this sandbox and this store."""
    bridge = cast("Bridge", SimpleNamespace(store=store))

    def count(sent: int, *rows: Row, settled: bool = True) -> Report:
        played = Played(sent, frozenset(), (), {}, {}, settled)
        return report(Stage(pocket.url, bridge), rows, played, 12.345)

    return count


def test_a_play_without_a_bridge_has_lost_everything(counted: Counted) -> None:
    found = counted(7)
    assert (found.sent, found.kept, found.lost, found.well) == (7, 0, 7, False)
    assert (found.groups, found.credit_entries, found.planted) == (0, 0, None)


def test_seconds_are_told_to_a_tenth_and_a_cut_off_play_is_unsettled(counted: Counted) -> None:
    found = counted(0, settled=False)
    assert (found.seconds, found.settled) == (12.3, False)


def test_the_store_tells_what_was_kept_grouped_owed_and_credited(counted: Counted, desk: Desk) -> None:
    problem = desk.lay(group(shown_at=NOON))
    for number in range(3):
        desk.hear(problem, text=f"the kettle drips at {number}")
        desk.credit(f"i:{number}")
    for number, state in enumerate(("done", "dead", "skipped")):
        desk.lay(effect(f"stage:{number}", kind="stage", state=state))
    desk.session.commit()
    found = counted(4, Row("the kettle drips at 0", problem="kettle"))
    assert (found.kept, found.lost, found.groups, found.credit_entries) == (3, 1, 1, 3)
    assert found.stage_updates_expected == 2
    assert found.planted == Planted(planted=1, found=1, split=0, stray=0)


def test_the_sandbox_tells_what_arrived_and_what_came_twice(counted: Counted, pocket: Pocket) -> None:
    for key in ("stage:1", "stage:2", "stage:2", "home:1"):
        metadata = {"event_type": "effect", "event_payload": {"key": key}}
        message = {"channel": VOICE, "text": "Now live.", "metadata": metadata}
        assert fetch(pocket.url, "slack/api/chat.postMessage", {"token": "xoxb-sandbox"} | message)["ok"]
    for key in ("issue:1", "issue:1", "issue:2"):
        issues.create(pocket.sides.jira, BRIDGE, task(), [{"key": "bridge", "value": {"key": key}}])
    issues.create(pocket.sides.jira, PRIYA, task())
    found = counted(0)
    assert (found.stage_updates, found.issues) == (2, 3)
    assert found.duplicates == 2, "one message and one issue"
