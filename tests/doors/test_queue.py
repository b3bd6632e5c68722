"""Whatever was kept, the queue moves on: what cannot be acted on ends where an operator sees it."""

import pytest

from bridge.domain.incoming import Click, Gesture, JiraHint
from bridge.flow import letters, outbox
from bridge.store.tables import Inbox
from tests.flow.conftest import memory, quick
from tests.flow.office import TEAM, Office, after_all

__all__ = ["memory", "quick"]

CHOICES = ("", "x", "7", "-1", "1 2 3", "9" * 30, "²", "2026-13-45", "PAY-1")
VALUES: tuple[dict[str, tuple[str, ...]], ...] = (
    {},
    {"insights": ("17:0", "x", "9" * 30)},
    {"to": ("²",), "until": ("2026-99-01",), "hour": ("25:99",)},
    {"ticked": ("belongs:1:0", "x"), "which": ("some",), "elsewhere:1:0": ("9" * 30,)},
    {"text": ("x" * 5_000,), "crews": ("nobody",), "problem": ("-1",)},
)
NOBODYS = 2**62


def presses(office: Office, group: int) -> int:
    """Each decision, about a problem that is there or one that is not, with choices and fields that are none."""
    for turn, gesture in enumerate(Gesture):
        choice, values = CHOICES[turn % len(CHOICES)], VALUES[turn % len(VALUES)]
        subject, now = NOBODYS if turn % 3 else group, office.clock.now()
        office.intake.click(Click(gesture, gesture, TEAM, "U-owner", subject, now, NOBODYS, choice, values))
    return len(Gesture)


def test_no_press_and_no_hint_stops_those_behind_it(quick: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "MOST_ATTEMPTS", 2)
    first, _second = quick.problem("refund pending for days", "refund pending since days")
    kept = presses(quick, quick.group_of(first).id or 0)
    quick.mailbox.hint(JiraHint("hook-1", "jira:issue_updated", issue_id="9" * 19))
    quick.mailbox.hint(JiraHint("hook-2", "jira:version_released", project="9" * 19))
    behind = quick.say("U-9", "lamp flickers at night")
    after_all(quick.work)
    assert quick.home(behind).problem.title == "Lamp flickers at night"
    for _ in range(2):
        quick.clock.forward(hours=1)
        after_all(quick.work)
    rows = quick.rows(Inbox)
    assert len(rows) == kept + 2
    dead = [row for row in rows if row.state == "dead"]
    assert dead
    assert {row.state for row in rows} == {"done", "dead"}
    assert {f"in-{row.id}" for row in dead} <= {letter.name for letter in letters.listed(quick.store)}
    assert letters.drop(quick.store, quick.clock, [f"in-{row.id}" for row in dead])
    assert not [letter for letter in letters.listed(quick.store) if letter.name.startswith("in-")]
