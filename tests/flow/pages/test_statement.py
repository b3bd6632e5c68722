"""One person's credit: line by line for themselves, and for others as far as they may be named to them."""

from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import Session

from bridge.domain.errors import ForbiddenError
from bridge.domain.pages import statement as facts
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.statement import Statement
from bridge.domain.pages.tables import Link
from bridge.domain.periods import Period
from bridge.domain.roles import Role, Viewer
from bridge.domain.rules import Naming
from bridge.flow.pages import statement
from bridge.store.tables import Contest, Person
from tests.flow.pages.earning import Books
from tests.flow.pages.shelf import AGENT, LEADER, NOW, RULES, Shelf
from tests.store.statements import statements

COLLEAGUE = Viewer("U-leipzig1", "T1", "Tom", frozenset({Role.AGENT}), "leipzig")
PARTNER = Viewer("U-manila1", "T1", "Ben", frozenset({Role.AGENT}), "manila", "Concentra")


@pytest.fixture
def books(shelf: Shelf) -> Books:
    return Books(shelf)


def mine(books: Books, **asked: Any) -> Statement:
    page: Statement = books.shelf.see(statement.mine, AGENT, **asked)
    return page


def theirs(books: Books, viewer: Viewer, number: int) -> Statement:
    page: Statement = books.shelf.see(statement.theirs, viewer, number=number)
    return page


def test_a_person_reads_facts_and_then_every_line_with_its_reason(books: Books) -> None:
    group = books.shelf.problem("Refund pending", "live")
    insight = books.shelf.hear(group)
    line = books.earn("leipzig0", group, insight_id=insight)
    page = mine(books)
    assert (page.summary.outcomes.contributions, page.summary.outcomes.live) == (1, 1)
    (row,) = facts.lines(page).rows
    assert "Refund pending" in str(row[1])
    assert (row[2], row[3], row[4], row[6]) == (
        1,
        Link(f"No. {group}", f"/problems/{group}"),
        Link(f"No. {insight}", f"/insights/{insight}"),
        line,
    )
    assert facts.points(page).rows == (("Reports", 1), ("All", 1))
    assert (page.own, page.named) == (True, ())


def test_a_long_list_has_pages_and_an_export_has_all(books: Books) -> None:
    group = books.shelf.problem()
    lines = [books.earn("leipzig0", group) for _ in range(statement.A_PAGE + 2)]
    first, second, whole = mine(books), mine(books, page=2), mine(books, whole=True)
    assert (len(first.summary.lines), first.last) == (statement.A_PAGE, 2)
    assert [line.entry for line in second.summary.lines] == lines[:2][::-1]
    assert len(facts.lines(whole).rows) == len(lines)


def test_a_period_has_its_own_lines(books: Books) -> None:
    group = books.shelf.problem()
    books.earn("leipzig0", group, days=40)
    assert mine(books, period=Period.named("2026-11")).summary.lines == ()
    assert len(mine(books, period=Period.named("2026-10")).summary.lines) == 1


def test_whoever_never_reported_reads_that(books: Books) -> None:
    page = mine(books)
    assert (page.summary.lines, page.summary.total, page.last) == ((), 0, 1)


def test_somebody_else_is_seen_by_name_or_not_at_all(books: Books) -> None:
    mia = books.introduce("U-leipzig0", "Mia", agreed=False)
    page = theirs(books, COLLEAGUE, mia)
    assert (page.called, page.own, page.named) == ("Mia", False, (mia,))
    with pytest.raises(ForbiddenError, match="not shown by name to you"):
        theirs(books, LEADER, mia)
    books.introduce("U-leipzig0", "Mia", agreed=True)
    assert theirs(books, LEADER, mia).called == "Mia"
    with pytest.raises(ForbiddenError):
        theirs(books, PARTNER, mia)


@pytest.mark.parametrize("naming", [Naming.SELF, Naming.OFF])
def test_where_nobody_is_named_only_oneself_is_seen(books: Books, naming: Naming) -> None:
    mia = books.introduce("U-leipzig0", "Mia", agreed=True)
    books.shelf.rules = replace(RULES, naming=naming)
    assert theirs(books, AGENT, mia).own
    with pytest.raises(ForbiddenError):
        theirs(books, COLLEAGUE, mia)


def test_a_person_without_a_name_is_not_seen(books: Books) -> None:
    nameless = books.shelf.meet("U-leipzig0")
    with pytest.raises(ForbiddenError):
        theirs(books, COLLEAGUE, nameless)


@pytest.mark.parametrize("changed", [{"erased_at": NOW}, {"team": "T2"}])
def test_nobody_is_there_who_was_erased_or_is_of_another_workspace(
    books: Books, changed: dict[str, object]
) -> None:
    mia = books.introduce("U-leipzig0", "Mia", agreed=True)
    with books.shelf.store.write() as session:
        person = session.get_one(Person, mia)
        for name, value in changed.items():
            setattr(person, name, value)
        session.add(person)
    with pytest.raises(LookupError):
        theirs(books, COLLEAGUE, mia)
    with pytest.raises(LookupError):
        theirs(books, COLLEAGUE, 999)


def test_what_somebody_contests_is_told_to_nobody_else(books: Books) -> None:
    mia = books.introduce("U-leipzig0", "Mia", agreed=True)
    line = books.earn("leipzig0", books.shelf.problem())
    books.shelf.lay(Contest(click="c", person_id=mia, entry_id=line, text="wrong", at=NOW))
    assert mine(books).summary.lines[0].contest
    assert theirs(books, COLLEAGUE, mia).summary.lines[0].contest == ""


def test_many_lines_ask_as_many_questions_as_one(books: Books) -> None:
    def read(session: Session) -> object:
        return statement.mine(session, RULES, AGENT, Asked(), NOW)

    def line() -> None:
        group = books.shelf.problem()
        books.earn("leipzig0", group, insight_id=books.shelf.hear(group))

    line()
    one = books.shelf.ask(lambda session: statements(session, read))
    for _ in range(4):
        line()
    many = books.shelf.ask(lambda session: statements(session, read))
    assert len(many) == len(one)
