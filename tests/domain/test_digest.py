"""When a digest is quiet, when it is not sent at all, and how it says what waits."""

from dataclasses import replace
from datetime import date

import pytest

from bridge.domain.outgoing.digest import Digest
from bridge.domain.outgoing.digest_words import oldest, promise, shares
from bridge.domain.pages.activity import Base
from bridge.domain.pages.charts import Bars
from bridge.domain.pages.owed import Need, Reason
from bridge.domain.periods import Period
from tests.domain.pages.facts import owed, story

WEEK = Period.named("2026-W47")
NEED = Need(4, "Price form", Reason.OWNER, "App", 19, 37)
NOTHING = Digest(WEEK, base=Base(0, 240))


@pytest.mark.parametrize(
    "digest",
    [
        replace(NOTHING, needs=(NEED,)),
        replace(NOTHING, did=(story(),)),
        replace(NOTHING, will_not=(story(),)),
        replace(NOTHING, answered=1),
        replace(NOTHING, waiting=1),
        replace(NOTHING, questions=1),
        replace(NOTHING, customers=1),
    ],
)
def test_a_week_in_which_something_happened_or_waits_is_not_quiet(digest: Digest) -> None:
    assert not digest.is_quiet
    assert not digest.is_empty


@pytest.mark.parametrize(
    ("digest", "empty"),
    [
        (NOTHING, True),
        (Digest(WEEK), True),
        (replace(NOTHING, reports=0), True),
        (replace(NOTHING, reports=1), False),
        (replace(NOTHING, base=Base(1, 240)), False),
    ],
)
def test_a_quiet_week_is_told_as_long_as_somebody_reported_something(digest: Digest, empty: bool) -> None:
    assert digest.is_quiet
    assert digest.is_empty is empty


@pytest.mark.parametrize(
    ("promised", "overdue", "words"),
    [
        (None, False, "Logistics, no date yet"),
        (date(2026, 11, 26), False, "Logistics, answer promised for 26 November 2026"),
        (date(2026, 11, 2), True, "Logistics, answer overdue since 2 November 2026"),
    ],
)
def test_an_answer_is_promised_or_overdue(promised: date | None, overdue: bool, words: str) -> None:
    assert promise(owed(promised=promised, overdue=overdue)) == words


@pytest.mark.parametrize(("days", "words"), [(0, "less than a day"), (1, "1 day"), (23, "23 days")])
def test_how_long_the_oldest_has_waited(days: int, words: str) -> None:
    assert oldest(owed(days, promised=None)) == f"{words} (Logistics, no date yet)"


def test_teams_stand_in_a_row_as_they_are_given() -> None:
    assert shares((("Leipzig", 12), ("Manila", 3))) == "Leipzig 12, Manila 3"
    assert shares(()) == ""


def test_the_picture_is_told_in_words() -> None:
    assert replace(NOTHING, picture=Bars("Owed", "Payments 3.", "problems", (), ())).alt == "Payments 3."
    assert NOTHING.alt == ""
