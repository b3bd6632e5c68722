"""What is contested: what waits first, with the line and what its person says."""

from typing import Any

import pytest

from bridge.domain.pages import contests as facts
from bridge.domain.pages.contests import Contests
from bridge.domain.roles import Role, Viewer
from bridge.flow.pages import contests
from bridge.store.tables import Contest
from tests.flow.pages.earning import Books
from tests.flow.pages.shelf import NOW, Shelf, ago

ADMIN = Viewer("U-admin", "T1", "Adam", frozenset({Role.ADMIN}))


@pytest.fixture
def books(shelf: Shelf) -> Books:
    return Books(shelf)


def contest(books: Books, name: str, **columns: Any) -> int:
    given: dict[str, Any] = {"person_id": books.shelf.meet("U-leipzig0"), "text": name, "at": ago(2)}
    return books.shelf.lay(Contest(click=name, **given | columns))


def read(books: Books, **asked: Any) -> Contests:
    page: Contests = books.shelf.see(contests.load, ADMIN, **asked)
    return page


def test_a_contest_stands_with_its_line_and_where_to_look(books: Books) -> None:
    group = books.shelf.problem("Refund pending")
    insight = books.shelf.hear(group)
    line = books.earn("leipzig0", group, insight_id=insight)
    number = contest(books, "I was first.", entry_id=line)
    (one,) = read(books).waiting
    assert (one.number, one.day, one.text) == (number, ago(2).date(), "I was first.")
    assert (one.points, one.insight, one.group) == (1, insight, group)
    assert "Refund pending" in one.line
    assert one.by == "a colleague of Leipzig"


def test_the_lack_of_a_line_can_be_contested(books: Books) -> None:
    insight = books.shelf.hear()
    contest(books, "Nothing came.", insight_id=insight)
    (one,) = read(books).waiting
    assert (one.line, one.points, one.insight, one.group) == (contests.MISSING, None, insight, None)


def test_a_line_of_a_merged_problem_leads_to_what_it_became(books: Books) -> None:
    survivor = books.shelf.problem()
    merged = books.shelf.problem(stage="merged", merged_into=survivor)
    contest(books, "?", entry_id=books.earn("leipzig0", merged))
    assert read(books).waiting[0].group == survivor


def test_the_longest_waiting_is_first_and_of_what_was_decided_the_newest(books: Books) -> None:
    done: dict[str, Any] = {"verdict": "granted", "reason": "You were.", "points": 1, "decided_at": NOW}
    contest(books, "a", **done)
    contest(books, "b")
    contest(books, "c", **done | {"verdict": "upheld", "points": 0})
    contest(books, "d")
    page = read(books)
    assert [one.text for one in page.waiting] == ["b", "d"]
    assert [(one.text, one.decision, one.given) for one in page.decided] == [
        ("c", "the line stands", 0),
        ("a", "granted", 1),
    ]
    row = facts.listed(page).rows[0]
    assert (row[0], row[5], row[7], row[8]) == ("No. 3", "the line stands", "You were.", NOW.date())


def test_decisions_have_pages_and_an_export_has_all(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contests, "A_PAGE", 2)
    for number in range(3):
        contest(books, f"c{number}", verdict="upheld", decided_at=NOW)
    assert (len(read(books).decided), read(books).last) == (2, 2)
    assert [one.text for one in read(books, page=2).decided] == ["c0"]
    assert len(read(books, whole=True).decided) == 3


def test_whom_it_names_is_written_down(books: Books) -> None:
    contest(books, "a")
    mia = books.introduce("U-leipzig0", "Mia", agreed=True)
    page = read(books)
    assert (page.waiting[0].by, page.named) == ("Mia", (mia,))
