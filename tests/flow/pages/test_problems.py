"""The list of problems: found by words and meaning, cut down by what stands in the address, by who may see what."""

from typing import Any

import pytest

from bridge.domain.errors import ForbiddenError
from bridge.domain.pages import choices
from bridge.domain.pages.problems import Problems, tables
from bridge.domain.periods import Period
from bridge.flow.pages.problems import load
from tests.flow.pages.shelf import AGENT, GUEST, Shelf, ago


def see(shelf: Shelf, viewer: Any = AGENT, **asked: Any) -> Problems:
    page: Problems = shelf.see(load, viewer, **asked)
    return page


def titles(shelf: Shelf, viewer: Any = AGENT, **asked: Any) -> list[str]:
    return [row.title for row in see(shelf, viewer, **asked).rows]


@pytest.fixture
def three(shelf: Shelf) -> dict[str, int]:
    """A fresh one, one that is heard twice this week, and an old one of another team."""
    found = {
        "old": shelf.problem("Parcel late", "planned", theme="delivery_time"),
        "hot": shelf.problem("App closes", theme="account"),
        "new": shelf.problem("Refund pending", due_at=ago(-2)),
    }
    shelf.hear(found["old"], days=60, text="parcel came late", by="manila1")
    shelf.hear(found["hot"], days=1, text="the app closes at once")
    shelf.hear(found["hot"], days=2, text="it closes when she pays", by="leipzig2")
    shelf.hear(found["new"], days=1, text="money has not come back", by="manila0")
    return found


def test_what_is_reported_most_this_week_comes_first_then_the_newest(
    shelf: Shelf, three: dict[str, int]
) -> None:
    page = see(shelf)
    assert [row.title for row in page.rows] == ["App closes", "Refund pending", "Parcel late"]
    first = page.rows[0]
    assert (first.number, first.reports, first.this_week) == (three["hot"], 2, 2)
    assert (first.stage, first.owner, first.since) == ("Listening", "Orphans", ago(2).date())
    assert page.rows[1].due == ago(-2).date()
    assert page.headline == "3 problems reported"


CUTS: list[tuple[dict[str, Any], list[str]]] = [
    ({"stage": "planned"}, ["Parcel late"]),
    ({"theme": "account"}, ["App closes"]),
    ({"owner": "logistics"}, ["Parcel late"]),
    ({"owner": "orphans"}, ["App closes"]),
    ({"owner": "payments"}, ["Refund pending"]),
    ({"owner": "nobody", "stage": "heard"}, ["App closes", "Refund pending"]),
    ({"team": "leipzig"}, ["App closes"]),
    ({"period": Period.named("2026-09")}, ["Parcel late"]),
    ({"period": Period.named("2026-11"), "team": "manila"}, ["Refund pending"]),
    ({"words": "closes"}, ["App closes"]),
    ({"words": "come back"}, ["Refund pending"]),
    ({"words": "closes", "stage": "planned"}, []),
    ({"words": "closes", "team": "manila"}, []),
    ({"words": "kettle"}, []),
]


@pytest.mark.usefixtures("three")
def test_it_is_cut_down_to_what_was_asked_for(shelf: Shelf) -> None:
    assert [titles(shelf, **asked) for asked, _found in CUTS] == [found for _asked, found in CUTS]


def test_the_first_route_also_owns_what_no_route_names(shelf: Shelf) -> None:
    for theme in (None, "unheard_of", "account"):
        shelf.hear(shelf.problem(f"About {theme}", theme=theme))
    assert titles(shelf, owner="payments") == ["About unheard_of", "About None"]


def test_what_is_similar_in_meaning_stands_apart_and_nothing_twice(
    shelf: Shelf, three: dict[str, int]
) -> None:
    merged = shelf.problem("Crash", merged_into=three["hot"])
    page = see(shelf, words="parcel", near=(merged, three["hot"], three["old"], three["new"]))
    assert [row.title for row in page.rows] == ["Parcel late"]
    assert [row.title for row in page.similar] == ["App closes", "Refund pending"]
    assert [table.title for table in tables(page)] == ["With these words", "Similar in meaning"]
    assert page.headline == "1 problem with the words “parcel”"
    none = see(shelf, words="kettle", near=(three["old"],))
    assert none.headline == "No problem has the words “kettle”; 1 is similar in meaning"
    cut = see(shelf, words="parcel", near=(three["hot"], three["new"]), theme="account")
    assert [row.title for row in cut.similar] == ["App closes"]


def test_guests_find_what_their_company_reported_with_its_own_numbers(
    shelf: Shelf, three: dict[str, int]
) -> None:
    shelf.hear(three["hot"], days=9, by="manila2", text="closes")
    page = see(shelf, GUEST)
    assert [(row.title, row.reports, row.this_week) for row in page.rows] == [
        ("Refund pending", 1, 1),
        ("App closes", 1, 0),
        ("Parcel late", 1, 0),
    ]
    assert page.ours
    assert titles(shelf, GUEST, words="pays") == []
    near = see(shelf, GUEST, words="kettle", near=(three["hot"],)).similar
    assert [(row.title, row.reports) for row in near] == [("App closes", 1)]
    assert see(shelf, GUEST).choices.teams == (("manila", "Manila"),)


def test_a_team_that_is_too_small_or_not_theirs_is_not_asked_for(shelf: Shelf) -> None:
    for viewer, team in ((AGENT, "night"), (AGENT, "nobody"), (GUEST, "leipzig")):
        with pytest.raises(ForbiddenError):
            see(shelf, viewer, team=team)


def test_a_long_list_has_pages_and_is_exported_whole(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choices, "A_PAGE", 3)
    for number in range(4):
        shelf.hear(shelf.problem(f"No. {number}"))
    assert [len(titles(shelf, page=page)) for page in (1, 2, 3)] == [3, 1, 0]
    assert len(titles(shelf, whole=True)) == 4
    page = see(shelf, page=2)
    assert (page.many, page.page, page.last) == (4, 2, 2)


def test_what_nobody_reports_is_not_listed(shelf: Shelf) -> None:
    shelf.problem("Empty")
    assert titles(shelf) == []
    assert see(shelf).headline == "No problem is reported yet"
    assert see(shelf, stage="live").headline == "No problem is like that"
