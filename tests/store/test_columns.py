"""What SQLModel does not check, the database does: alike on SQLite and PostgreSQL."""

from datetime import UTC, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError
from sqlmodel import Session, SQLModel, select

from bridge.store.engine import ConflictError, Store
from bridge.store.tables import CreditEntry, Insight, Mark, Person, StageChange
from tests.store.rows import NOON, effect, group, inbox, insight, membership


def keep(store: Store, *rows: SQLModel) -> None:
    """Commit rows beside a person with an insight in a group, so that foreign keys lead somewhere."""
    with store.write() as session:
        _seed(session)
        session.add_all(rows)


def _seed(session: Session) -> None:
    session.add(Person(id=1, team="T1", user="U-1"))
    session.add(group(id=1))
    session.flush()
    session.add(insight("command:1"))
    session.flush()


WRONG: list[tuple[str, SQLModel]] = [
    ("way", insight("command:2", way="telepathy")),
    ("state", insight("command:3", state="lost")),
    ("stage", group(stage="vanished")),
    ("state", membership(1, 1, state="sure")),
    ("cause", membership(1, 1, cause="whim")),
    ("stage", StageChange(group_id=1, stage="vanished", at=NOON)),
    ("state", effect(state="sent")),
    ("state", inbox("x", state="lost")),
    (
        "kind",
        CreditEntry(
            key="x",
            kind="charm",
            points=1,
            person_id=1,
            group_id=1,
            rule=1,
            cause="",
            earned_at=NOON,
            at=NOON,
        ),
    ),
]


@pytest.mark.parametrize(
    ("column", "row"), WRONG, ids=[f"{type(row).__name__}.{column}" for column, row in WRONG]
)
def test_a_value_that_no_enum_knows_is_refused(store: Store, column: str, row: SQLModel) -> None:
    copy = type(row)(**row.model_dump(exclude={"id"}))
    with pytest.raises(ConflictError) as caught:
        keep(store, copy)
    assert f"{column}_known" in str(caught.value.__context__)


def test_an_insight_is_in_one_place_at_a_time(store: Store) -> None:
    with pytest.raises(ConflictError):
        keep(store, membership(1, 1), membership(1, 1))


def test_foreign_keys_are_enforced(store: Store) -> None:
    with pytest.raises(ConflictError):
        keep(store, membership(4711, 4711))


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
