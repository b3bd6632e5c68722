"""Many rows at once are what the same rows would be one by one."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, col, select

from bridge.store.bulk import add_all
from bridge.store.queries.once import ensure
from bridge.store.tables import Group, HeadsUp, Insight, Mark, Membership, Person
from tests.store.rows import NOON, group
from tests.store.statements import statements

SAID: dict[str, Any] = {"way": "command", "person_id": 1, "text": "x", "said_at": NOON, "kept_at": NOON}
MADE: dict[str, Any] = {"title": "Refund", "stage_since": NOON, "created_at": NOON}


def test_a_row_has_the_defaults_of_its_table_where_it_says_nothing(session: Session) -> None:
    add_all(session, {Group: [{"id": 7, **MADE}, {"id": 8, **MADE, "stage": "live", "nudged": 3}]})
    session.add(group(id=9))
    session.flush()
    rows = session.exec(select(Group).order_by(col(Group.id))).all()
    told = [row.model_dump(exclude={"id"}) for row in rows]
    assert told[0] == told[2]
    assert (told[1]["stage"], told[1]["nudged"], told[1]["merged_into"]) == ("live", 3, None)


def test_tables_are_written_in_their_order_and_empty_ones_not_at_all(session: Session) -> None:
    people = [{"id": 1, "team": "T1", "user": "U-1"}]
    places = [
        {"insight_id": number, "group_id": 1, "state": "joined", "cause": "sorted", "at": NOON}
        for number in (1, 2)
    ]
    rows: dict[type[SQLModel], list[dict[str, Any]]] = {
        Person: people,
        Group: [{"id": 1, **MADE}],
        Insight: [{"id": number, "source": f"{number}", **SAID} for number in (1, 2)],
        Mark: [],
        Membership: places,
    }
    asked = statements(session, lambda session: add_all(session, rows))
    assert [statement.split()[2] for statement, _values in asked if statement.startswith("INSERT")] == [
        "person",
        "insight_group",
        "insight",
        "membership",
    ]
    assert [place.candidates for place in session.exec(select(Membership))] == [[], []]


def test_rows_do_not_share_what_a_default_makes(session: Session) -> None:
    session.add(Person(id=1, team="T1", user="U-1"))
    session.flush()
    words = dict.fromkeys(("route", "title", "who", "what", "say", "report"), "x")
    given = {**words, "goes_live": date(2026, 11, 5), "person_id": 1, "at": NOON}
    add_all(session, {HeadsUp: [{"click": "1", **given}, {"click": "2", "crews": ["leipzig"], **given}]})
    add_all(session, {HeadsUp: [{"click": "3", **given}]})
    assert [row.crews for row in session.exec(select(HeadsUp).order_by(col(HeadsUp.id)))] == [
        [],
        ["leipzig"],
        [],
    ]


def test_what_is_there_already_stops_all_of_them(session: Session) -> None:
    with pytest.raises(IntegrityError), session.begin_nested():
        add_all(session, {Mark: [{"name": "a", "at": NOON}, {"name": "a", "at": NOON}]})
    assert session.exec(select(Mark)).all() == []


def test_a_row_is_ensured_and_the_one_that_is_there_stays_as_it_is(session: Session) -> None:
    ensure(session, Mark, name="a", at=NOON)
    ensure(session, Mark, name="a", at=NOON + timedelta(days=1))
    assert session.exec(select(Mark.at)).all() == [NOON]
