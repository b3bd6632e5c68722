"""What was credited before lines had periods was earned when it was written, and who found a problem stays so."""

from datetime import timedelta

from sqlmodel import col, select

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


def test_lines_of_any_name_keep_what_they_take_back_and_numbers_go_on(store: Store) -> None:
    with store.write() as session:
        desk = Desk(session)
        number, other = desk.hear(), desk.lay(group())
        first = desk.credit("by hand", number)
        back = desk.credit("taken back by hand", number, points=-1, reverses=first)
        desk.credit("f:1", number, kind="found", at=LATER)
        desk.credit("f:1b", number, kind="found")
        last = desk.credit("f:2", number, kind="found", group_id=other)
    go(store, "0007")
    upgrade(store)
    with store.write() as session:
        reverses = {line.id: line.reverses for line in session.exec(select(CreditEntry))}
        assert {line: taken for line, taken in reverses.items() if taken or line == first} == {
            first: None,
            back: first,
        }
        judged = session.exec(select(Found).order_by(col(Found.id))).all()
        assert [(each.group_id, each.at) for each in judged] == [(desk.group, NOON), (other, NOON)]
        desk.session = session
        desk.close()
        line = session.get_one(CreditEntry, last)
        session.delete(line)
        session.flush()
        added = CreditEntry(**line.model_dump(exclude={"id"}))
        session.add(added)
        session.flush()
        assert (added.id or 0) > last


def test_a_step_back_loses_only_lines_that_the_version_before_cannot_read(store: Store) -> None:
    with store.write() as session:
        desk = Desk(session)
        number = desk.hear(crew="leipzig")
        words = desk.lay(Wording(group_id=desk.group, text="x", person_id=desk.person, at=NOON))
        old = desk.credit("i:1", number, earned_at=LATER)
        for kind in ("evidence", "wording", "decision"):
            new = desk.credit(kind, number, kind=kind, wording_id=words)
            desk.credit(f"{kind}:reversed", number, kind=kind, points=-1, reverses=new)
            desk.lay(Contest(click=kind, person_id=desk.person, entry_id=new, text="x", at=NOON))
    go(store, "0007")
    upgrade(store)
    with store.read() as session:
        [line] = session.exec(select(CreditEntry)).all()
        assert session.exec(select(Contest)).all() == []
    assert (line.id, line.kind, line.earned_at, line.crew) == (old, "insight", NOON, "leipzig")
