"""What was credited before lines had periods was earned when it was written, and who found a problem stays so."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bridge.store.engine import Store
from bridge.store.migrate import upgrade
from bridge.store.tables import Contest, CreditEntry, Found, Wording
from tests.store.migrations.steps import go
from tests.store.rows import NOON, Desk, group

LATER = NOON + timedelta(days=40)


def test_older_lines_get_their_time_their_team_and_their_judgement(store: Store) -> None:
    with store.write() as session:
        desk = Desk(session)
        number = desk.hear(crew="leipzig")
        first = desk.credit("f:1", number, kind="found")
        desk.credit("f:1:reversed", number, kind="found", points=-1, reverses=first, at=LATER)
        desk.credit("f:2", number, kind="found", at=LATER)
    go(store, "0007")
    upgrade(store)
    with store.read() as session:
        lines = session.exec(select(CreditEntry).order_by(CreditEntry.key)).all()
        [judged] = session.exec(select(Found)).all()
    assert [(line.earned_at, line.crew) for line in lines] == [
        (NOON, "leipzig"),
        (NOON, "leipzig"),
        (LATER, "leipzig"),
    ]
    assert [line.reverses for line in lines] == [None, lines[0].id, None]
    assert (judged.insight_id, judged.at, judged.withdrawn_at) == (number, NOON, None)


def test_what_a_line_takes_back_is_kept_whatever_the_line_is_called(store: Store) -> None:
    with store.write() as session:
        desk = Desk(session)
        number = desk.hear()
        first = desk.credit("by hand", number)
        back = desk.credit("taken back by hand", number, points=-1, reverses=first)
    go(store, "0007")
    upgrade(store)
    with store.read() as session:
        lines = {line.id: line.reverses for line in session.exec(select(CreditEntry))}
    assert lines == {first: None, back: first}


def test_a_problem_was_found_once_by_each_report_from_its_first_line_on(store: Store) -> None:
    with store.write() as session:
        desk = Desk(session)
        one, other, second = desk.hear(), desk.hear(), desk.lay(group())
        desk.credit("f:1", one, kind="found", at=LATER)
        desk.credit("f:1b", one, kind="found")
        desk.credit("f:2", one, kind="found", group_id=second)
        desk.credit("i:1", other)
    go(store, "0007")
    upgrade(store)
    with store.read() as session:
        judged = session.exec(select(Found).order_by(Found.id)).all()  # type: ignore[arg-type]
    assert [(each.insight_id, each.group_id, each.at) for each in judged] == [
        (one, desk.group, NOON),
        (one, second, NOON),
    ]


@pytest.mark.parametrize("kind", ["evidence", "wording", "decision"])
def test_a_step_back_loses_only_lines_that_the_version_before_cannot_read(store: Store, kind: str) -> None:
    with store.write() as session:
        desk = Desk(session)
        number = desk.hear(crew="leipzig")
        words = Wording(group_id=desk.group, text="x", person_id=desk.person, at=NOON)
        desk.lay(words)
        old = desk.credit("i:1", number, earned_at=LATER)
        new = desk.credit("n:1", number, kind=kind, wording_id=words.id)
        desk.credit("n:1:reversed", number, kind=kind, points=-1, reverses=new)
        desk.lay(Contest(click="c", person_id=desk.person, entry_id=new, text="x", at=NOON))
    go(store, "0007")
    upgrade(store)
    with store.read() as session:
        [line] = session.exec(select(CreditEntry)).all()
        assert session.exec(select(Contest)).all() == []
    assert (line.id, line.kind, line.earned_at, line.crew) == (old, "insight", NOON, "leipzig")


def test_numbers_of_lines_go_on_after_the_table_was_rebuilt(store: Store) -> None:
    with store.write() as session:
        desk = Desk(session)
        last = [desk.credit(f"i:{turn}", desk.hear()) for turn in range(3)][-1]
    go(store, "0007")
    upgrade(store)
    with store.write() as session:
        line = session.get_one(CreditEntry, last)
        session.delete(line)
    with store.write() as session:
        added = CreditEntry(**line.model_dump(exclude={"id"}))
        session.add(added)
        session.flush()
        assert (added.id or 0) > last
