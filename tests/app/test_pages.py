"""What the pages read, and what is written down of whoever looks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import col, select

from bridge import web
from bridge.app.pages import Reading
from bridge.domain.errors import BusyError
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.statement import Statement
from bridge.domain.roles import Role, Viewer
from bridge.flow.pages import LOADERS
from bridge.store.engine import Store, StoreError
from bridge.store.tables import Group, Look, Person, StageChange
from bridge.web.pages import PAGES
from tests.conftest import HeldClock
from tests.kept import Kept, leave, store_at
from tests.web.browser.world import NOW, RULES

TOM = Viewer("U-2", "T1", "Tom Ode", frozenset({Role.AGENT}), "leipzig")


@pytest.fixture
def store(kept: Kept) -> Iterator[Store]:
    opened = store_at(kept.emptied())
    yield opened
    leave(opened)


@pytest.fixture
def mia(store: Store) -> int:
    """A colleague of Tom's."""
    with store.write() as session:
        person = Person(team="T1", user="U-1", name="Mia Kern")
        session.add(person)
        session.flush()
        return person.id or 0


def noted(store: Store) -> list[tuple[str, str, int | None, int]]:
    with store.read() as session:
        rows = session.exec(select(Look).order_by(col(Look.id)))
        return [(row.what, row.page, row.about_id, row.rows) for row in rows]


def test_a_page_that_names_somebody_is_written_down_once_a_day(store: Store, mia: int) -> None:
    clock = HeldClock(NOW)
    reading = Reading(store, RULES, clock)
    for hours in (0, 5, 15):
        clock.forward(hours=hours)
        page = reading.load("their_credit", TOM, Asked(number=mia))
        assert isinstance(page, Statement)
        assert page.called == "Mia Kern"
    assert noted(store) == [("look", f"their_credit/{mia}", mia, 0)] * 2


def test_a_page_that_names_nobody_writes_nothing(store: Store, mia: int) -> None:
    reading = Reading(store, RULES, HeldClock(NOW))
    reading.load("credit", TOM, Asked())
    reading.load("their_credit", replace(TOM, user="U-1"), Asked(number=mia))
    assert noted(store) == []


@pytest.fixture
def olga(store: Store) -> int:
    """An owner who agreed to be named, and who brought something live."""
    with store.write() as session:
        person = Person(team="T1", user="U-OWNER", name="Olga Wirth", agreed_at=NOW)
        session.add(person)
        session.flush()
        group = Group(
            title="Refund",
            stage="live",
            theme="billing",
            created_at=NOW,
            stage_since=NOW,
            accepted_by=person.id,
        )
        session.add(group)
        session.flush()
        session.add(StageChange(group_id=group.id or 0, stage="live", at=NOW))
        return person.id or 0


@pytest.mark.parametrize("page", ["credit", "did"])
def test_owners_who_are_named_beside_what_they_brought_are_written_down(
    store: Store, olga: int, page: str
) -> None:
    reading = Reading(store, RULES, HeldClock(NOW))
    assert "Olga Wirth" in repr(reading.load(page, TOM, Asked()))
    assert noted(store) == [("look", page, olga, 0)]


@pytest.mark.parametrize("page", ["credit", "did"])
def test_who_reads_their_own_name_is_not_written_down(store: Store, olga: int, page: str) -> None:
    reading = Reading(store, RULES, HeldClock(NOW))
    assert olga
    assert "Olga Wirth" in repr(reading.load(page, replace(TOM, user="U-OWNER"), Asked()))
    assert noted(store) == []


def test_a_namesake_is_somebody_else(store: Store, mia: int) -> None:
    with store.write() as session:
        session.get_one(Person, mia).agreed_at = NOW
    namesake = replace(TOM, name="Mia Kern")
    Reading(store, RULES, HeldClock(NOW)).load("credit", namesake, Asked())
    assert noted(store) == [("look", "credit", mia, 0)]


def test_an_export_is_written_down_with_its_table_and_rows(store: Store) -> None:
    Reading(store, RULES, HeldClock(NOW)).looked(TOM, "credit", "teams", 4)
    assert noted(store) == [("export", "credit/teams", None, 4)]


def test_every_page_has_its_reader_and_its_template() -> None:
    templates = {path.stem for path in Path(web.__file__).parent.joinpath("templates").glob("*.html")}
    assert {page.name for page in PAGES} <= set(LOADERS)
    assert {page.name for page in PAGES} <= templates
    assert len({page.path for page in PAGES}) == len(PAGES)


def test_what_cannot_be_written_down_is_not_shown(
    store: Store, mia: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def locked(*_urgency: object) -> Iterator[None]:
        raise StoreError("The database did not take a write: locked.")
        yield

    monkeypatch.setattr(store, "write", locked)
    reading = Reading(store, RULES, HeldClock(NOW))
    with pytest.raises(BusyError, match="again in a moment"):
        reading.load("their_credit", TOM, Asked(number=mia))
    with pytest.raises(BusyError, match="again in a moment"):
        reading.looked(TOM, "credit", "teams", 4)
    assert noted(store) == []
