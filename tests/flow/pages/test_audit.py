"""Who looked at whom is written down once a day, and read by those who look after the bridge."""

from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import Session

from bridge.domain.pages import audit as facts
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.audit import Audit
from bridge.domain.periods import Period
from bridge.domain.rules import Naming
from bridge.flow import audit as notes
from bridge.flow.pages import audit
from tests.flow.pages.earning import Books
from tests.flow.pages.shelf import AGENT, LEADER, NOW, RULES, Shelf, ago
from tests.store.statements import statements


@pytest.fixture
def mia(shelf: Shelf) -> int:
    Books(shelf).introduce("U-boss", "Noor", agreed=False)
    return Books(shelf).introduce("U-leipzig0", "Mia", agreed=True)


def look(shelf: Shelf, about: int, days: float = 0) -> set[int]:
    """The leader looks at somebody; who was noted."""
    with shelf.store.write() as session:
        new = notes.unnoted(session, LEADER, "their_credit/1", {about}, ago(days))
        notes.looked_at(session, LEADER, "their_credit/1", new, ago(days))
    return new


def export(shelf: Shelf) -> None:
    with shelf.store.write() as session:
        notes.exported(session, LEADER, "credit/teams", 4, NOW)


def read(shelf: Shelf, **asked: Any) -> Audit:
    page: Audit = shelf.see(audit.load, AGENT, **asked)
    return page


def test_a_look_is_noted_once_a_viewer_page_and_day(shelf: Shelf, mia: int) -> None:
    assert [look(shelf, mia, days) for days in (1, 1, 0)] == [{mia}, set(), {mia}]
    assert read(shelf).total == 2


def test_somebody_new_to_us_is_noted_too(shelf: Shelf, mia: int) -> None:
    with shelf.store.read() as session:
        stranger = replace(LEADER, user="U-new")
        assert notes.unnoted(session, stranger, "their_credit/1", {mia}, NOW) == {mia}
        assert notes.unnoted(session, stranger, "their_credit/1", (), NOW) == set()


def test_whoever_sits_at_the_machine_is_noted_as_that(shelf: Shelf, mia: int) -> None:
    local = replace(LEADER, user="")
    with shelf.store.write() as session:
        for _ in range(2):
            new = notes.unnoted(session, local, "their_credit/1", {mia}, NOW)
            notes.looked_at(session, local, "their_credit/1", new, NOW)
            session.flush()
    assert [one.who for one in read(shelf).glances] == [audit.LOCAL]


def test_the_log_tells_the_hour_who_what_and_whom(shelf: Shelf, mia: int) -> None:
    look(shelf, mia)
    export(shelf)
    page = read(shelf)
    assert facts.log(page).rows == (
        (NOW.date(), "14 to 15", "Noor", "exported", "credit, teams", "", 4),
        (NOW.date(), "14 to 15", "Noor", "looked at", "their credit, 1", "Mia", None),
    )
    assert page.named == (), "of herself it needs no note"


def test_whoever_looked_is_named_whatever_is_set_and_whom_they_saw_is_not(shelf: Shelf, mia: int) -> None:
    look(shelf, mia)
    shelf.rules = replace(RULES, naming=Naming.SELF)
    (glance,) = shelf.see(audit.load, LEADER).glances
    assert (glance.who, glance.about) == ("Noor", "a colleague of Leipzig")


def test_a_period_has_its_own_log_and_pages(shelf: Shelf, mia: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "A_PAGE", 2)
    look(shelf, mia, days=40)
    for _ in range(3):
        export(shelf)
    assert (read(shelf).total, len(read(shelf).glances), read(shelf).last) == (3, 2, 2)
    assert len(read(shelf, page=2).glances) == 1
    assert len(read(shelf, whole=True).glances) == 3
    assert read(shelf, period=Period.named("2026-10")).total == 1


def test_an_empty_log_says_so(shelf: Shelf) -> None:
    table = facts.log(read(shelf))
    assert (table.rows, table.empty[:6]) == ((), "Nobody")


def test_a_long_log_asks_as_many_questions_as_a_short_one(shelf: Shelf, mia: int) -> None:
    look(shelf, mia)
    short = shelf.ask(lambda session: len(statements(session, log)))
    for number in range(1, 6):
        look(shelf, Books(shelf).introduce(f"U-leipzig{number}", f"Mia {number}", agreed=True), number / 10)
    assert shelf.ask(lambda session: len(statements(session, log))) == short


def log(session: Session) -> object:
    return audit.load(session, RULES, AGENT, Asked(), NOW)
