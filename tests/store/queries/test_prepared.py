"""A statement that is built once answers every question that is asked with it."""

from collections.abc import Collection

import pytest
from sqlalchemy.exc import StatementError
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from bridge.store.queries.prepared import all_rows, first_row, prepared
from bridge.store.tables import Insight, Person
from tests.store.rows import Desk
from tests.store.statements import statements

built: list[str] = []


@prepared
def of_person(person: int, words: str = "x") -> SelectOfScalar[Insight]:
    """The insights of a person that say something."""
    built.append("of_person")
    query = select(Insight).where(Insight.person_id == person, Insight.text == words)
    return query.order_by(col(Insight.id))


@first_row
def newest(people: Collection[int]) -> SelectOfScalar[Insight]:
    """The newest insight of some people."""
    return select(Insight).where(col(Insight.person_id).in_(people)).order_by(col(Insight.id).desc()).limit(1)


@all_rows
def told(people: Collection[int], limit: int) -> Select[int | None, str]:
    """What some people said, and under which numbers, the first of it."""
    query = select(col(Insight.id), Insight.text).where(col(Insight.person_id).in_(people))
    return query.order_by(col(Insight.id)).limit(limit)


@first_row
def who_said(words: str) -> Select[Insight, Person]:
    """Who said something, and the insight."""
    return (
        select(Insight, Person).join(Person, col(Person.id) == Insight.person_id).where(Insight.text == words)
    )


def test_it_is_built_once_and_asked_with_other_values_each_time(desk: Desk) -> None:
    tom = desk.meet("U-TOM")
    mine, his = desk.hear(text="x"), desk.hear(person=tom, text="x")
    built.clear()
    for _again in range(3):
        assert [one.id for one in of_person(desk.session, desk.person)] == [mine]
        assert [one.id for one in of_person(desk.session, tom, "x")] == [his]
        assert of_person(desk.session, tom, words="y").all() == []
    assert len(built) <= 1


def test_any_collection_stands_behind_in(desk: Desk) -> None:
    tom = desk.meet("U-TOM")
    first, second = desk.hear(text="one"), desk.hear(person=tom, text="two")
    for people in (
        [desk.person, tom],
        {desk.person, tom},
        (desk.person, tom),
        {desk.person: 1, tom: 2}.keys(),
    ):
        found = newest(desk.session, people)
        assert found is not None
        assert found.id == second
        assert told(desk.session, people, 9) == [(first, "one"), (second, "two")]
    assert told(desk.session, {desk.person, tom}, 1) == [(first, "one")]
    assert newest(desk.session, ()) is None
    assert told(desk.session, frozenset(), 9) == []


def test_a_text_is_one_value_and_no_collection(desk: Desk) -> None:
    number = desk.hear(text="pending")
    found = who_said(desk.session, "pending")
    assert found is not None
    assert (found[0].id, found[1].id) == (number, desk.person)
    assert who_said(desk.session, "pend") is None


def test_each_question_is_one_statement(desk: Desk) -> None:
    desk.hear(text="x")
    newest(desk.session, [desk.person])
    asked = statements(desk.session, lambda session: newest(session, [desk.person]))
    assert len(asked) == 1
    assert len(statements(desk.session, lambda session: told(session, [desk.person], 3))) == 1


def test_a_value_that_is_missing_is_an_error_and_not_another_answer(session: Session) -> None:
    with pytest.raises(StatementError, match="people"):
        newest(session)  # type: ignore[call-arg]
    with pytest.raises(StatementError, match="limit"):
        told(session, [1])  # type: ignore[call-arg]


def test_it_keeps_the_name_and_what_is_said_of_it() -> None:
    assert (newest.__name__, newest.__doc__) == ("newest", "The newest insight of some people.")
