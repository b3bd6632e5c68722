"""An issue whose state nobody knows is looked at again, and no other one is written any more."""

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from bridge.store.engine import ConflictError, Store
from bridge.store.migrate import upgrade
from bridge.store.tables import Issue
from tests.store.migrations.steps import go
from tests.store.rows import Desk


def lay(session: Session) -> None:
    desk = Desk(session)
    for number, seen in enumerate(("there", "gone", "hidden", "there")):
        desk.open_issue(str(number), seen=seen, figures_reports=number)


def test_what_was_known_stays_and_what_nobody_knows_is_there(store: Store) -> None:
    with store.write() as session:
        lay(session)
    go(store, "0014")
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE issue SET seen = 'moved' WHERE jira_id = '3'"))
    upgrade(store)
    with store.read() as session:
        found = session.exec(select(Issue.seen, Issue.figures_reports).order_by(Issue.jira_id)).all()
    assert [tuple(row) for row in found] == [("there", 0), ("gone", 1), ("hidden", 2), ("there", 3)]


def test_numbers_and_defaults_outlive_the_new_table(store: Store) -> None:
    with store.write() as session:
        lay(session)
        session.delete(session.get_one(Issue, 4))
    go(store, "0014")
    upgrade(store)
    with store.engine.begin() as connection:
        columns = "key, project, group_id, summary, status, category, url, updated, versions, ours"
        copied = (
            f"INSERT INTO issue (jira_id, {columns}) SELECT 'new', {columns} FROM issue WHERE jira_id = '0'"  # noqa: S608 - our own names
        )
        connection.execute(text(copied))
    with store.read() as session:
        new = session.exec(select(Issue).where(Issue.jira_id == "new")).one()
    assert (new.seen, new.assignee, new.retired, new.figures_reports) == ("there", "", False, 0)
    assert (new.id or 0) >= 4
    with pytest.raises(ConflictError), store.write() as session:
        session.add(Issue(**new.model_dump(exclude={"id", "jira_id", "seen"}), jira_id="x", seen="moved"))
