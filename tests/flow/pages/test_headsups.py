"""How far heads-ups came, on the page "Health of the loop"."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bridge.domain.pages.loop import Loop, loop_tables
from bridge.domain.periods import Period
from bridge.flow.pages.loop import load
from bridge.store.queries import headsups
from bridge.store.tables import HeadsUp
from tests.flow.pages.shelf import NOW, RULES, Shelf, ago, crew

DAY = (NOW + timedelta(days=3)).date()


def rows(seen: Loop) -> list[tuple[Any, ...]]:
    [table] = [table for table in loop_tables(seen) if table.name == "headsups"]
    return list(table.rows)


def written(shelf: Shelf, *, read: dict[str, int] | None = None, **columns: Any) -> int:
    """A heads-up of two days ago, and how many of each crew have read it."""
    given: dict[str, Any] = {"click": f"view:{columns}", "route": "logistics", "title": "Slots", "at": ago(2)}
    lines = dict.fromkeys(("who", "what", "say", "report"), "x")
    person = shelf.meet("U-l")
    row = HeadsUp(**{**given, **lines, "goes_live": DAY, "person_id": person, **columns})
    number = shelf.lay(row)
    with shelf.store.write() as session:
        for key, readers in (read or {}).items():
            for reader in range(readers):
                headsups.receive(session, number, f"{key}{reader}", key, NOW)
    return number


def test_it_is_told_by_team_how_many_have_read_it(shelf: Shelf) -> None:
    written(shelf, read={"leipzig": 7, "": 2})
    assert rows(shelf.see(load))[0] == ("Slots", DAY, "Logistics", "Leipzig", 7, 10)


def test_teams_that_are_too_small_are_folded_and_a_number_that_tells_of_one_is_not_shown(
    shelf: Shelf,
) -> None:
    written(shelf, read={"night": 1})
    assert rows(shelf.see(load))[1] == ("Slots", DAY, "Logistics", "Smaller teams", None, None)
    shelf.rules = replace(RULES, crews=(*RULES.crews, crew("dawn", 4)))
    assert rows(shelf.see(load))[1] == ("Slots", DAY, "Logistics", "Smaller teams", 1, 6)


def test_a_partners_team_stands_there_only_if_it_was_told(shelf: Shelf) -> None:
    written(shelf, crews=["manila"], read={"manila": 20, "leipzig": 3})
    assert rows(shelf.see(load)) == [("Slots", DAY, "Logistics", "Manila", 20, 20)]


def test_who_read_it_and_left_since_is_still_one_of_the_team(shelf: Shelf) -> None:
    written(shelf, crews=["leipzig"], read={"leipzig": 12})
    assert rows(shelf.see(load))[0][-2:] == (12, 12)


def test_the_time_and_the_owner_narrow_it_and_what_was_withdrawn_is_left_out(shelf: Shelf) -> None:
    written(shelf, title="Old", at=ago(30), crews=["leipzig"])
    written(shelf, title="Withdrawn", withdrawn_at=NOW)
    written(shelf, title="New", crews=["leipzig"])
    assert [row[0] for row in rows(shelf.see(load))] == ["New", "Old"]
    assert [row[0] for row in rows(shelf.see(load, period=Period.named("2026-10")))] == ["Old"]
    assert rows(shelf.see(load, owner="payments")) == []


def test_where_there_is_none_a_sentence_says_so(shelf: Shelf) -> None:
    [table] = [table for table in loop_tables(shelf.see(load)) if table.name == "headsups"]
    assert (table.rows, table.empty) == ((), "No heads-up was written in this time.")
