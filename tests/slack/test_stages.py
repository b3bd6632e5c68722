"""Stages in the words of their kind: what is built is planned and live, a policy is decided and in force."""

from dataclasses import replace

import pytest

from bridge.domain.outgoing import StageNote, StillHeard, StillSame
from bridge.domain.stages import Stage
from bridge.slack.cards import render, words
from tests.slack.samples import PROBLEM, SINCE, STAGE

POLICY = replace(PROBLEM, title="A form for every refund", team="Legal", policy=True)


def told(stage: Stage, **more: object) -> str:
    """What a reporter of a policy is told of a stage."""
    note = replace(STAGE, **{"problem": replace(POLICY, stage=stage), "stage": stage, **more})  # type: ignore[arg-type]
    return render(note).text


@pytest.mark.parametrize(
    ("stage", "words_of_it"),
    [
        (Stage.WITH_TEAM, "with Legal"),
        (Stage.PLANNED, "decided, not in force yet"),
        (Stage.IN_WORK, "decided, being prepared"),
        (Stage.FIXED, "ready, not in force yet"),
        (Stage.LIVE, "in force"),
        (Stage.DECLINED, "will not be changed"),
    ],
)
def test_where_a_policy_stands_is_said_in_its_own_words(stage: Stage, words_of_it: str) -> None:
    assert words.state(replace(POLICY, stage=stage)) == words_of_it


def test_a_reporter_of_a_policy_is_told_that_it_is_decided_and_in_force() -> None:
    assert told(Stage.PLANNED).startswith("Decided since 2 November 2026 (Legal), and not in force yet.")
    assert told(Stage.LIVE).startswith("In force since 2 November 2026, thanks to you and 13 colleagues")
    assert told(Stage.LIVE, colleagues=0).startswith("In force since 2 November 2026, thanks to you:")
    assert told(Stage.LIVE, correction=True).startswith("Correction")


def test_what_changed_stands_in_the_news_that_it_is_live() -> None:
    changed = replace(PROBLEM, stage=Stage.LIVE, what_changed="Refunds show the day.")
    assert "What changed: Refunds show the day." in render(StageNote(17, "", changed, Stage.LIVE, 3)).text
    assert "What changed" not in render(StageNote(17, "", changed, Stage.MERGED, 3)).text


@pytest.mark.parametrize("stage", [Stage.PLANNED, Stage.IN_WORK, Stage.FIXED, Stage.LIVE])
def test_no_policy_is_said_to_be_planned_fixed_or_live(stage: Stage) -> None:
    said = [told(stage), words.state(replace(POLICY, stage=stage))]
    live = replace(POLICY, stage=stage)
    said += [render(StillSame(17, 4, "still", live, SINCE)).text, render(StillHeard(live, 3, SINCE, ())).text]
    assert not any(word in one.casefold() for one in said for word in ("live", "planned", "fixed"))


def test_a_day_is_told_only_where_its_owner_said_that_it_may_be() -> None:
    dated = replace(PROBLEM, tell_by=SINCE)
    assert "no date" in render(replace(STAGE, problem=PROBLEM)).text
    said = render(replace(STAGE, problem=dated)).text
    assert said.endswith("You may tell customers that they hear more by 2 November 2026.")
    assert "no date" not in said
    assert "hear more by" in told(Stage.IN_WORK, problem=replace(POLICY, stage=Stage.IN_WORK, tell_by=SINCE))


def test_what_is_built_keeps_its_words() -> None:
    note = StageNote(17, "pending", replace(PROBLEM, stage=Stage.LIVE), Stage.LIVE, 13)
    assert render(note).text.startswith("Live since")
