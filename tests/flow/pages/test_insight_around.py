"""What was added to a report stands on its page: for those who may read its words, and no more than they may."""

from dataclasses import replace
from typing import Any

import pytest

from bridge.domain.errors import ForbiddenError
from bridge.domain.pages.insight import Around, InsightPage
from bridge.domain.roles import Role, Viewer
from bridge.flow.pages.insight import load
from bridge.store.tables import Attachment, ContextLine
from tests.flow.pages.shelf import AGENT, GUEST, NOW, Shelf

STRANGER = Viewer("U-x", "T1", "Ann", frozenset({Role.AGENT}))
COLLEAGUE = replace(AGENT, user="U-leipzig9")


def see(shelf: Shelf, number: int, viewer: Viewer = STRANGER) -> InsightPage:
    page: InsightPage = shelf.see(load, viewer, number=number)
    return page


def threaded(shelf: Shelf, **columns: Any) -> int:
    number = shelf.hear(shelf.problem(), **columns)
    said = [
        ContextLine(insight_id=number, place=place, source="m", text=f"line {place}", said_at=NOW)
        for place in (2, 1)
    ]
    for line in said:
        shelf.lay(line)
    return number


def test_a_plain_report_has_nothing_around_it(shelf: Shelf) -> None:
    assert see(shelf, shelf.hear(shelf.problem())).around == Around()


def test_its_thread_stands_in_its_order(shelf: Shelf) -> None:
    assert see(shelf, threaded(shelf)).around.context == ("line 1", "line 2")


def test_the_thread_of_words_that_are_held_back_is_held_back_too(shelf: Shelf) -> None:
    number = threaded(shelf, held_back=True, partner="Swift", contact="phone")
    assert see(shelf, number).around == Around("by phone")
    own = see(shelf, number, AGENT).around
    assert (own.context, own.details) == (("line 1", "line 2"), "by phone; part of it: Swift")


def test_a_guest_of_another_company_reads_nothing_of_it(shelf: Shelf) -> None:
    with pytest.raises(ForbiddenError):
        see(shelf, threaded(shelf), GUEST)


def test_files_are_counted(shelf: Shelf) -> None:
    number = shelf.hear(shelf.problem(), feeling="upset")
    files = [
        Attachment(insight_id=number, file=f"F{place}", kind="image/png", at=NOW, state=state)
        for place, state in enumerate(("held", "confirmed", "refused"))
    ]
    for file in files:
        shelf.lay(file)
    around = see(shelf, number).around
    assert (around.files, around.shown, around.details) == (3, 1, "the customer felt upset")


def test_who_captured_it_is_named_to_their_team_alone(shelf: Shelf) -> None:
    captor = shelf.meet("U-leipzig2", name="Kim Bauer")
    number = shelf.hear(shelf.problem(), captor_id=captor)
    assert see(shelf, number).around.captor == "a colleague of Leipzig"
    assert see(shelf, number, COLLEAGUE).around.captor == "Kim Bauer"
    assert captor in see(shelf, number, COLLEAGUE).named
