"""The list of reports: newest first, cut down by what stands in the address, by who may see what."""

from typing import Any

import pytest

from bridge.domain.errors import ForbiddenError
from bridge.domain.pages import choices
from bridge.domain.pages.insights import UNREADABLE, Insights, tables
from bridge.domain.pages.tables import Link
from bridge.domain.periods import Period
from bridge.flow.pages import insights as flow
from bridge.flow.pages.insights import load
from bridge.store.queries.pages import insights as queries
from tests.flow.pages.shelf import AGENT, GUEST, Shelf, ago


def see(shelf: Shelf, viewer: Any = AGENT, **asked: Any) -> Insights:
    page: Insights = shelf.see(load, viewer, **asked)
    return page


def said(shelf: Shelf, viewer: Any = AGENT, **asked: Any) -> list[str]:
    return [row.words for row in see(shelf, viewer, **asked).rows]


@pytest.fixture
def four(shelf: Shelf) -> None:
    """Reports of two problems, of two teams, of two months; one is not sorted yet."""
    parcel = shelf.problem("Parcel late", "planned", theme="delivery_time")
    shelf.hear(parcel, days=60, text="parcel late", by="manila1", theme="delivery_time")
    shelf.hear(parcel, days=3, text="no parcel", theme="delivery_time")
    shelf.hear(shelf.problem(), days=2, text="no refund", by="manila0")
    shelf.hear(days=1, text="hello there", theme=None)


@pytest.mark.usefixtures("four")
def test_the_newest_come_first_with_their_problem_theme_team_and_day(shelf: Shelf) -> None:
    page = see(shelf)
    assert [row.words for row in page.rows] == ["hello there", "no refund", "no parcel", "parcel late"]
    third = page.rows[2]
    assert third.problem == Link("Parcel late", "/problems/1")
    assert (third.theme, third.team, third.at) == ("Delivery", "Leipzig", ago(3).date())
    assert page.rows[0].problem is None
    assert page.headline == "4 reports"


Cuts = list[tuple[dict[str, Any], list[str]]]
CUTS: Cuts = [
    ({"theme": "delivery_time"}, ["no parcel", "parcel late"]),
    ({"team": "manila"}, ["no refund", "parcel late"]),
    ({"stage": "planned"}, ["no parcel", "parcel late"]),
    ({"owner": "payments"}, ["no refund"]),
    ({"owner": "logistics", "team": "manila"}, ["parcel late"]),
    ({"period": Period.named("2026-09")}, ["parcel late"]),
    ({"period": Period.named("2026-11")}, ["hello there", "no refund", "no parcel"]),
    ({"period": Period.named("2026-11"), "team": "manila"}, ["no refund"]),
    ({"period": Period.named("2026-11"), "stage": "planned", "theme": "delivery_time"}, ["no parcel"]),
    ({"words": "parcel"}, ["no parcel", "parcel late"]),
    ({"words": "parcel", "period": Period.named("2026-09")}, ["parcel late"]),
    ({"words": "no", "team": "manila"}, ["no refund"]),
    ({"words": "no", "stage": "planned"}, ["no parcel"]),
    ({"words": "kettle"}, []),
]
FOR_GUESTS: Cuts = [
    ({}, ["no refund", "parcel late"]),
    ({"words": "no"}, ["no refund"]),
    ({"stage": "planned"}, ["parcel late"]),
    ({"period": Period.named("2026-11")}, ["no refund"]),
]


@pytest.mark.usefixtures("four")
def test_it_is_cut_down_to_what_was_asked_for(shelf: Shelf) -> None:
    assert [said(shelf, **asked) for asked, _found in CUTS] == [found for _asked, found in CUTS]


@pytest.mark.usefixtures("four")
def test_guests_find_what_their_company_reported(shelf: Shelf) -> None:
    assert [said(shelf, GUEST, **asked) for asked, _found in FOR_GUESTS] == [found for _, found in FOR_GUESTS]
    assert see(shelf, GUEST).ours


def test_guests_ask_for_no_team_of_another_company(shelf: Shelf) -> None:
    with pytest.raises(ForbiddenError):
        see(shelf, GUEST, team="leipzig")


def test_words_that_may_name_somebody_are_their_authors_only(shelf: Shelf) -> None:
    shelf.hear(text="Mrs Miller waits", held_back=True)
    shelf.hear(text="Mr Smith waits", held_back=True, by="leipzig5")
    page = see(shelf)
    assert [row.words for row in page.rows] == ["", "Mrs Miller waits"]
    [table] = tables(page)
    assert [row[0] for row in table.rows] == [
        Link(UNREADABLE, "/insights/2"),
        Link("Mrs Miller waits", "/insights/1"),
    ]


def test_a_small_team_is_not_said(shelf: Shelf) -> None:
    shelf.hear(by="night0")
    assert see(shelf).rows[0].team == ""


def test_only_the_newest_are_listed_and_looked_through(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    planned, heard = shelf.problem(stage="planned"), shelf.problem()
    for number in range(4):
        shelf.hear(planned if number % 2 else heard, text=f"no. {number}")
    monkeypatch.setattr(queries, "LOOKED_AT", 2)
    assert said(shelf, stage="planned") == ["no. 3"]
    monkeypatch.setattr(flow, "MOST", 3)
    assert said(shelf) == ["no. 3", "no. 2", "no. 1"]


def test_a_long_list_has_pages_and_is_exported_whole(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choices, "A_PAGE", 3)
    for number in range(4):
        shelf.hear(text=f"no. {number}")
    assert [len(said(shelf, page=page)) for page in (1, 2, 3)] == [3, 1, 0]
    assert len(said(shelf, whole=True)) == 4
