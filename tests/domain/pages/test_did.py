"""You said, we did, in words."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.pages.did import Did, Section, folded, listed, stories_table
from bridge.domain.pages.tables import Link
from bridge.domain.stages import Stage
from tests.domain.pages.facts import story

names = st.lists(st.sampled_from(["Leipzig", "Manila", "Lisbon", "Porto", "Graz"]), max_size=7)


def did(**many: int) -> Did:
    return Did(tuple(Section(key, key, (), number, "") for key, number in many.items()), None, (), ())


@pytest.mark.parametrize(
    ("value", "headline"),
    [
        (did(live=2, declined=1, in_work=2), "2 problems mended; 1 declined; 2 in work."),
        (did(live=1, declined=0, in_work=0), "1 problem mended; 0 declined; 0 in work."),
        (did(declined=2), "2 problems declined."),
        (did(in_work=1), "1 problem in work."),
        (did(live=1200, declined=3400), "1,200 problems mended; 3,400 declined."),
    ],
)
def test_the_first_number_of_a_headline_has_its_unit(value: Did, headline: str) -> None:
    assert value.headline == headline


@given(names)
@settings(max_examples=20)
def test_names_in_a_row_leave_nobody_out_uncounted(given_names: list[str]) -> None:
    text = listed(given_names)
    shown = text.replace(" and ", ", ").split(", ") if text else []
    more = int(shown[-1].split()[0]) if shown and shown[-1].endswith("more") else 0
    assert len(shown) - bool(more) + more == len(given_names)
    assert shown[: len(shown) - bool(more)] == given_names[:3]
    assert text.count(" and ") <= 1


@given(names, st.lists(st.booleans(), min_size=7, max_size=7))
@settings(max_examples=20)
def test_small_teams_are_never_named(given_names: list[str], small: list[bool]) -> None:
    small = small[: len(given_names)]
    found = folded(given_names, small)
    large = [name for name, is_small in zip(given_names, small, strict=True) if not is_small]
    assert list(found[: len(large)]) == large
    assert found[len(large) :] == {0: (), 1: ("a smaller team",)}.get(sum(small), ("smaller teams",))


def test_a_story_says_how_much_it_was_heard() -> None:
    assert story(reports=1).heard == "1 report"
    assert story(reports=2, heard_by=("Leipzig", "a smaller team")).heard == (
        "2 reports, heard by Leipzig and a smaller team"
    )


def test_the_file_says_of_each_story_what_became_of_it_and_leaves_open_what_is_not_known() -> None:
    no = story(4, Stage.DECLINED, reason="It costs", since=date(2026, 11, 3), heard_by=("Leipzig",))
    value = replace(did(live=1), sections=(Section("declined", "We will not, because", (no,), 1, ""),))
    assert stories_table(value).rows == (
        (
            Link("Refund pending", "/problems/4"),
            "We will not, because",
            date(2026, 11, 3),
            "Payments",
            38,
            "Leipzig",
            "It costs",
            None,
        ),
    )
