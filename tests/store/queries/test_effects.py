"""Which effect may run now, and the small counters beside it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from sqlmodel import Session

from bridge.store.engine import Store
from bridge.store.queries import effects
from bridge.store.tables import Effect, Pace
from tests.store.rows import NOON, Desk, effect, inbox

SECOND = timedelta(seconds=1)


def due(session: Session, now: datetime = NOON) -> str | None:
    """The key of the effect that may run."""
    found = effects.due(session, now)
    return found.key if found else None


def test_nothing_is_due_where_nothing_waits(session: Session) -> None:
    assert effects.due(session, NOON) is None


def test_the_most_urgent_runs_first_and_then_the_oldest(desk: Desk) -> None:
    for key, priority in (("digest", 5), ("card", 1), ("another card", 1)):
        desk.lay(effect(key, priority=priority))
    assert due(desk.session) == "card"


@pytest.mark.parametrize(("later", "found"), [(SECOND, None), (timedelta(0), "k"), (-SECOND, "k")])
def test_an_effect_waits_for_its_time(desk: Desk, later: timedelta, found: str | None) -> None:
    desk.lay(effect(next_at=NOON + later))
    assert due(desk.session) == found


def test_a_target_is_served_in_order_even_while_its_first_effect_waits(desk: Desk) -> None:
    desk.lay(effect("first", target="thread", next_at=NOON + SECOND))
    desk.lay(effect("second", target="thread", priority=0))
    desk.lay(effect("elsewhere", priority=9))
    assert due(desk.session) == "elsewhere"


@pytest.mark.parametrize("state", ["done", "dead", "skipped"])
def test_what_is_over_at_a_target_lets_the_next_one_run(desk: Desk, state: str) -> None:
    desk.lay(effect("first", target="thread", state=state))
    desk.lay(effect("second", target="thread"))
    assert due(desk.session) == "second"


@pytest.mark.parametrize(
    ("state", "found"), [("waiting", None), ("dead", "comment"), ("skipped", "comment"), ("done", "comment")]
)
def test_an_effect_runs_only_when_what_it_needs_is_over(desk: Desk, state: str, found: str | None) -> None:
    issue = desk.lay(effect("issue", state=state, next_at=NOON + SECOND))
    desk.lay(effect("comment", needs=issue))
    assert due(desk.session) == found


@pytest.mark.parametrize(("left", "found"), [(SECOND, None), (timedelta(0), None), (-SECOND, "k")])
def test_a_dead_process_holds_an_effect_until_its_lease_ends(
    desk: Desk, left: timedelta, found: str | None
) -> None:
    desk.lay(effect(lease_owner="other", lease_until=NOON + left))
    assert due(desk.session) == found


def test_a_target_under_lease_holds_those_behind_it(desk: Desk) -> None:
    desk.lay(effect("first", target="thread", lease_until=NOON + SECOND))
    desk.lay(effect("second", target="thread"))
    assert due(desk.session) is None


def test_what_is_locked_is_the_same_as_what_is_looked_at(desk: Desk) -> None:
    number = desk.lay(effect())
    found = effects.due(desk.session, NOON, lock=True)
    assert found is not None
    assert found.id == number


def allowed(rows: list[Effect]) -> str | None:
    """The rule in plain Python: who may run at noon."""
    waiting = [row for row in rows if row.state == "waiting"]
    open_yet = {row.id for row in waiting}
    free = [
        row
        for row in waiting
        if row.next_at <= NOON
        and (row.lease_until is None or row.lease_until < NOON)
        and row.needs not in open_yet
        and all((row.id or 0) <= (other.id or 0) for other in waiting if other.target == row.target)
    ]
    first = min(free, key=lambda row: (row.priority, row.id), default=None)
    return first.key if first else None


@st.composite
def queues(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Some effects: a few targets, every state, times and leases on both sides of noon."""
    around = st.sampled_from([-SECOND, timedelta(0), SECOND])
    one = st.fixed_dictionaries(
        {
            "target": st.sampled_from("ab"),
            "state": st.sampled_from(["waiting", "waiting", "done", "dead", "skipped"]),
            "priority": st.integers(0, 2),
            "next_at": around.map(NOON.__add__),
            "lease_until": st.none() | around.map(NOON.__add__),
        }
    )
    queue = draw(st.lists(one, min_size=1, max_size=6))
    for position, row in enumerate(queue):
        row["needs"] = draw(st.none() | st.integers(1, position)) if position else None
    return queue


@examples(max_examples=40)
@given(queues())
def test_what_is_due_is_what_the_rule_says(memory: Store, queue: list[dict[str, Any]]) -> None:
    with Session(memory.engine) as session:
        rows = [effect(f"k{number}", id=number, **row) for number, row in enumerate(queue, start=1)]
        for row in rows:
            session.add(row)
            session.flush()
        assert due(session) == allowed(rows)


def test_an_effect_is_found_by_its_key(desk: Desk) -> None:
    number = desk.lay(effect("home:7"))
    found = effects.by_key(desk.session, "home:7")
    assert found is not None
    assert found.id == number
    assert effects.by_key(desk.session, "home:8") is None


REFRESH: dict[str, Any] = {"kind": "refresh", "subject": 7, "target": "D1:1.2"}


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        ({}, True),
        ({"kind": "home"}, False),
        ({"subject": 8}, False),
        ({"target": "D1:3.4"}, False),
        ({"state": "done"}, False),
        ({"attempt_at": NOON}, False),
        ({"lease_until": NOON}, False),
    ],
)
def test_an_untried_edit_of_a_card_shows_what_is_new(desk: Desk, other: dict[str, Any], shown: bool) -> None:
    desk.lay(effect(**REFRESH | other))
    assert (effects.waiting_refresh(desk.session, "refresh", 7, "D1:1.2") is not None) is shown


def test_those_that_need_an_effect_are_told_from_those_that_did(desk: Desk) -> None:
    issue = desk.lay(effect("issue"))
    desk.lay(effect("link", needs=issue))
    desk.lay(effect("over", needs=issue, state="skipped"))
    desk.lay(effect("another"))
    assert [waiting.key for waiting in effects.needing(desk.session, issue)] == ["link"]


def test_effects_are_counted_by_state_and_owed_by_kind(desk: Desk) -> None:
    for number, state in enumerate(["waiting", "done", "done", "skipped", "dead"]):
        desk.lay(effect(f"stage:{number}", kind="stage", state=state))
    desk.lay(effect("home:1"))
    assert effects.counts(desk.session) == {"waiting": 2, "done": 2, "skipped": 1, "dead": 1}
    assert effects.owed(desk.session, "stage") == 4


def test_a_scope_that_was_never_taken_is_free_now(session: Session) -> None:
    assert effects.pace(session, "chat.postMessage:C1", NOON).next_free == NOON


def test_a_scope_keeps_until_when_it_is_taken(session: Session) -> None:
    session.add(Pace(scope="chat.update", next_free=NOON + SECOND))
    session.flush()
    assert effects.pace(session, "chat.update", NOON).next_free == NOON + SECOND


def test_a_mark_is_set_once_and_then_only_read(session: Session) -> None:
    assert effects.mark(session, "poll", NOON).at == NOON
    assert effects.mark(session, "poll", NOON + SECOND).at == NOON


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        ({}, True),
        ({"next_at": NOON + SECOND}, False),
        ({"state": "done"}, False),
        ({"state": "dead"}, False),
    ],
)
def test_what_came_in_is_acted_on_when_it_is_due(desk: Desk, columns: dict[str, Any], found: bool) -> None:
    desk.lay(inbox("Ev1", **columns))
    assert (effects.inbox_due(desk.session, NOON) is not None) is found


def test_what_came_first_is_acted_on_first(desk: Desk) -> None:
    for outside in ("Ev2", "Ev1"):
        desk.lay(inbox(outside))
    found = effects.inbox_due(desk.session, NOON)
    assert found is not None
    assert found.outside_id == "Ev2"


def test_a_redelivery_finds_what_its_id_brought(desk: Desk) -> None:
    number = desk.lay(inbox("Ev1"))
    found = effects.inbox_by_outside_id(desk.session, "Ev1")
    assert found is not None
    assert found.id == number
    assert effects.inbox_by_outside_id(desk.session, "Ev9") is None


def test_what_came_in_is_counted_by_state(desk: Desk) -> None:
    for number, state in enumerate(["waiting", "dead", "dead"]):
        desk.lay(inbox(f"Ev{number}", state=state))
    assert [effects.inbox_count(desk.session, state) for state in ("waiting", "dead", "done")] == [1, 2, 0]
