"""How Jira's words become a stage."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.stages import ENDED, Stage, is_named, stage_of, takes_back

OWN = {
    "Selected": Stage.PLANNED,
    "Done/By design": Stage.DECLINED,
    "Done": Stage.LIVE,
    "duplicate": Stage.HEARD,
}


@pytest.mark.parametrize(
    ("status", "category", "resolution", "stage"),
    [
        ("Backlog", "new", None, Stage.WITH_TEAM),
        ("In Arbeit", "indeterminate", None, Stage.IN_WORK),
        ("Erledigt", "done", "Fertig", Stage.FIXED),
        ("Closed", "done", None, Stage.FIXED),
        ("Closed", "done", "Won't Do", Stage.DECLINED),
        ("Closed", "done", "WON'T FIX", Stage.DECLINED),
        ("Closed", "done", "Cannot Reproduce", Stage.DECLINED),
        ("Closed", "done", "Duplicate", Stage.MERGED),
        ("Reopened", "new", "Won't Do", Stage.WITH_TEAM),
        ("Odd", "undefined", None, Stage.WITH_TEAM),
    ],
)
def test_category_and_resolution_give_the_stage(
    status: str, category: str, resolution: str | None, stage: Stage
) -> None:
    assert stage_of(status, category, resolution, {}) is stage


@pytest.mark.parametrize(
    ("status", "resolution", "stage"),
    [
        ("SELECTED", None, Stage.PLANNED),
        ("Done", "by DESIGN", Stage.DECLINED),
        ("done", "Fixed", Stage.LIVE),
        ("Done", "Won't Do", Stage.LIVE),
        ("Closed", "Duplicate", Stage.MERGED),
    ],
)
def test_a_projects_own_map_wins_and_the_most_specific_entry_first(
    status: str, resolution: str | None, stage: Stage
) -> None:
    assert stage_of(status, "done", resolution, OWN) is stage


@given(st.sampled_from(Stage), st.sampled_from(Stage))
def test_only_what_was_said_to_be_over_can_be_taken_back(before: Stage, after: Stage) -> None:
    if before not in ENDED or before is after:
        assert not takes_back(before, after)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (Stage.FIXED, Stage.LIVE, False),
        (Stage.LIVE, Stage.FIXED, True),
        (Stage.LIVE, Stage.IN_WORK, True),
        (Stage.FIXED, Stage.DECLINED, True),
        (Stage.DECLINED, Stage.WITH_TEAM, True),
        (Stage.DECLINED, Stage.LIVE, True),
        (Stage.IN_WORK, Stage.WITH_TEAM, False),
    ],
)
def test_going_on_from_an_end_is_a_correction_unless_a_fix_goes_live(
    before: Stage, after: Stage, expected: bool
) -> None:
    assert takes_back(before, after) is expected


@pytest.mark.parametrize(
    ("status", "category", "resolution", "named"),
    [
        ("Backlog", "new", None, True),
        ("Parked", "undefined", None, False),
        ("Selected", "undefined", None, True),
        ("done", "undefined", "BY DESIGN", True),
        ("Closed", "undefined", "By design", False),
    ],
)
def test_a_stage_is_named_by_jiras_category_or_by_the_projects_own_map(
    status: str, category: str, resolution: str | None, named: bool
) -> None:
    assert is_named(status, category, resolution, OWN) is named


@given(
    st.text(max_size=8), st.sampled_from(["new", "indeterminate", "done"]), st.none() | st.text(max_size=8)
)
@settings(max_examples=30)
def test_without_a_map_only_what_is_done_can_have_ended(
    status: str, category: str, resolution: str | None
) -> None:
    stage = stage_of(status, category, resolution, {})
    assert (stage in {Stage.FIXED, Stage.DECLINED, Stage.MERGED}) == (category == "done")
    assert stage is not Stage.LIVE
