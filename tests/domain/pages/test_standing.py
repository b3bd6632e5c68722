"""Where a problem stands, in a sentence, and what to say meanwhile."""

from datetime import date

import pytest

from bridge.domain.pages.standing import LABELS, Standing
from bridge.domain.stages import Stage

DAY = date(2026, 11, 9)


def standing(stage: Stage = Stage.HEARD, **rest: object) -> Standing:
    return Standing(stage, "Payments", DAY, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (standing(), "Listening since 9 November 2026 (Payments)."),
        (standing(missing=1), "Listening since 9 November 2026: Payments will see it after 1 more report."),
        (standing(missing=2), "Listening since 9 November 2026: Payments will see it after 2 more reports."),
        (standing(asleep="until 15 December"), "Payments put it off until 15 December."),
        (standing(answer_by=date(2026, 11, 26)), "Payments will answer by 26 November 2026."),
        (
            standing(answer_by=date(2026, 11, 2), overdue=True),
            "Overdue: Payments owed an answer by 2 November 2026.",
        ),
        (standing(Stage.WITH_TEAM), "With Payments since 9 November 2026."),
        (standing(Stage.PLANNED), "Planned by Payments since 9 November 2026."),
        (standing(Stage.IN_WORK), "Being worked on by Payments since 9 November 2026."),
        (standing(Stage.FIXED), "Fixed by Payments on 9 November 2026, and not live yet."),
        (standing(Stage.LIVE), "Live since 9 November 2026."),
        (standing(Stage.DECLINED), "Will not be changed (Payments, 9 November 2026)."),
        (
            standing(Stage.DECLINED, reason="The bank needs 10 days."),
            "Will not be changed: The bank needs 10 days (Payments, 9 November 2026).",
        ),
        (standing(Stage.MERGED), "Part of another problem since 9 November 2026."),
    ],
)
def test_where_a_problem_stands(found: Standing, sentence: str) -> None:
    assert found.sentence == sentence


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_a_label_and_says_what_to_tell_customers(stage: Stage) -> None:
    assert 0 < len(standing(stage).label) <= 25
    assert standing(stage).advice.endswith(".")
    assert "{" not in standing(stage).sentence


def test_labels_can_be_told_apart_and_with_a_team_names_it() -> None:
    assert len(set(LABELS.values())) == len(LABELS) == len(Stage)
    assert standing(Stage.WITH_TEAM).label == "With Payments"


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.LIVE])
def test_customers_are_told_that_it_is_mended_only_when_it_is_live(stage: Stage) -> None:
    assert "You may tell customers" not in standing(stage).advice
    assert "You may tell customers" in standing(Stage.LIVE).advice


def test_a_snooze_does_not_hide_that_reports_are_missing() -> None:
    assert "after 2 more reports" in standing(missing=2, asleep="until 15 December").sentence
