"""How many problems went live, and what came of them, in a sentence."""

import pytest

from bridge.domain.pages.effects import Effects, Shown
from bridge.domain.periods import Period
from tests.domain.pages.facts import effect

FEWER, EARLY = Shown(effect(), "Payments"), Shown(effect(after=()), "Payments")
MORE = Shown(effect(before=(4, 5, 4), after=(20, 22, 25)), "Payments")
UNCLEAR = Shown(effect(before=(10, 9, 11), after=(10, 9, 11)), "Payments")

OTHERS = "1 with more, 1 without a clear change, 1 too early to say"


@pytest.mark.parametrize(
    ("shown", "many", "period", "headline"),
    [
        ((), 0, "", "Nothing has gone live yet."),
        ((), 0, "2026-W47", "Nothing went live in the week of 16 November 2026."),
        ((), 0, "2026-Q4", "Nothing went live in October to December 2026."),
        ((), 1, "", "1 problem went live. There is nothing to compare yet."),
        ((FEWER,), 1, "", "1 problem went live. Since then: 1 with fewer reports."),
        (
            (FEWER, EARLY, MORE, UNCLEAR, FEWER),
            5,
            "",
            f"5 problems went live. Since then: 2 with fewer reports, {OTHERS}.",
        ),
        ((FEWER, FEWER), 12, "", "12 problems went live. Of the 2 on this page: 2 with fewer reports."),
    ],
)
def test_the_headline_counts_what_came_of_what_went_live(
    shown: tuple[Shown, ...], many: int, period: str, headline: str
) -> None:
    assert Effects(shown, many, Period.named(period) if period else None, ()).headline == headline
