"""What SQLModel does not check, the database does: alike on SQLite and PostgreSQL."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy.exc import StatementError
from sqlmodel import Session, SQLModel, select

from bridge.store.engine import ConflictError, Store
from bridge.store.tables import (
    CreditEntry,
    Effect,
    Group,
    Inbox,
    Insight,
    Mark,
    Membership,
    Person,
    StageChange,
)

NOON = datetime(2026, 11, 2, 12, 0, 0, 123456, tzinfo=UTC)


def keep(store: Store, *rows: SQLModel) -> None:
    """Commit rows beside a person with an insight in a group, so that foreign keys lead somewhere."""
    with store.write() as session:
        _seed(session)
        session.add_all(rows)


def _seed(session: Session) -> None:
    session.add(Person(id=1, team="T1", user="U-1"))
    session.add(Group(id=1, title="Refund", stage_since=NOON, created_at=NOON))
    session.flush()
    session.add(insight("command:1"))
    session.flush()


def insight(source: str, **columns: Any) -> Insight:
    given: dict[str, Any] = {"way": "command", "person_id": 1, "text": "x", "said_at": NOON, "kept_at": NOON}
    return Insight(source=source, **given | columns)


def effect(**columns: Any) -> Effect:
    given: dict[str, Any] = {
        "key": "k",
        "kind": "home",
        "subject": 1,
        "target": "t",
        "priority": 1,
        "next_at": NOON,
        "created_at": NOON,
    }
    return Effect(**given | columns)


WRONG: list[tuple[str, SQLModel]] = [
    ("way", insight("command:2", way="telepathy")),
    ("state", insight("command:3", state="lost")),
    ("stage", Group(title="x", stage="vanished", stage_since=NOON, created_at=NOON)),
    ("state", Membership(insight_id=1, group_id=1, state="sure", cause="sorted", at=NOON)),
    ("cause", Membership(insight_id=1, group_id=1, state="joined", cause="whim", at=NOON)),
    ("stage", StageChange(group_id=1, stage="vanished", at=NOON)),
    ("state", effect(state="sent")),
    ("state", Inbox(outside_id="x", kind="click", state="lost", next_at=NOON, received_at=NOON)),
    (
        "kind",
        CreditEntry(key="x", kind="charm", points=1, person_id=1, group_id=1, rule=1, cause="", at=NOON),
    ),
]


@pytest.mark.parametrize(
    ("column", "row"), WRONG, ids=[f"{type(row).__name__}.{column}" for column, row in WRONG]
)
def test_a_value_that_no_enum_knows_is_refused(store: Store, column: str, row: SQLModel) -> None:
    copy = type(row)(**row.model_dump(exclude={"id"}))
    with pytest.raises(ConflictError) as caught:
        keep(store, copy)
    assert f"{column}_known" in str(caught.value.__cause__)


def test_an_insight_is_in_one_place_at_a_time(store: Store) -> None:
    places = [Membership(insight_id=1, group_id=1, state="joined", cause="sorted", at=NOON) for _ in range(2)]
    with pytest.raises(ConflictError):
        keep(store, *places)


def test_foreign_keys_are_enforced(store: Store) -> None:
    with pytest.raises(ConflictError):
        keep(store, Membership(insight_id=4711, group_id=4711, state="joined", cause="sorted", at=NOON))


@pytest.mark.parametrize("hours", [-11, 0, 5.5, 14])
def test_an_instant_comes_back_as_the_same_instant_in_utc(store: Store, hours: float) -> None:
    local = NOON.astimezone(timezone(timedelta(hours=hours)))
    with store.write() as session:
        session.add(Mark(name="x", at=local))
    with store.read() as session:
        back = session.exec(select(Mark.at)).one()
    assert (back, back.tzinfo) == (NOON, UTC)


def test_instants_compare_as_instants_whatever_zone_they_were_given_in(store: Store) -> None:
    east = timezone(timedelta(hours=9))
    with store.write() as session:
        session.add(Mark(name="before", at=NOON - timedelta(seconds=1)))
        session.add(Mark(name="after", at=(NOON + timedelta(seconds=1)).astimezone(east)))
    with store.read() as session:
        assert session.exec(select(Mark.name).where(Mark.at <= NOON.astimezone(east))).all() == ["before"]


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="without a zone"), store.write() as session:
        session.add(Mark(name="x", at=NOON.replace(tzinfo=None)))


def test_no_number_is_given_twice(store: Store) -> None:
    """An erased newest insight does not give its number to the next one."""
    numbers = []
    for turn in range(3):
        with store.write() as session:
            if turn == 0:
                session.add(Person(id=1, team="T1", user="U-1"))
                session.flush()
            row = insight(f"command:{turn}")
            session.add(row)
            session.flush()
            numbers.append(row.id)
        with store.write() as session:
            session.delete(session.get(Insight, row.id))
    assert len(set(numbers)) == 3
