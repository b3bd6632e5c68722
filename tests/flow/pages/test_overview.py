"""What leaders see on Monday."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bridge.domain.errors import ForbiddenError
from bridge.domain.incoming import Gesture
from bridge.domain.pages.activity import Active
from bridge.domain.pages.overview import overview_tables
from bridge.domain.pages.owed import Reason
from bridge.domain.roles import Role
from bridge.flow.pages.overview import load
from bridge.store.tables import Question, Ruling, StageChange
from tests.flow.pages.shelf import LEADER, NOW, Shelf, ago


def test_the_headline_says_what_was_answered_and_what_waits(shelf: Shelf) -> None:
    shelf.problem(stage="with_team")
    shelf.problem(theme="delivery_time", shown_at=ago(23.5))
    shelf.problem(shown_at=ago(3))
    seen = shelf.see(load)
    assert seen.headline == "1 problem was answered this week; 2 wait, the oldest 23 days (Logistics)."


def test_a_quiet_company_is_said_to_be_quiet(shelf: Shelf) -> None:
    assert shelf.see(load).headline == "No problem was answered this week; nothing waits for an answer."


def test_a_question_or_a_date_is_a_first_answer_and_what_follows_is_none(shelf: Shelf) -> None:
    asked, dated, long_ago = (shelf.problem() for _ in range(3))
    person = shelf.meet("U-o")
    shelf.lay(Question(group_id=asked, comment_id="c1", text="Which?", asked_at=ago(2)))
    shelf.lay(
        Ruling(click="r1", group_id=dated, gesture=Gesture.ANSWER_BY, person_id=person, at=ago(1), facts={})
    )
    shelf.lay(StageChange(group_id=long_ago, stage="with_team", at=ago(9)))
    shelf.lay(StageChange(group_id=long_ago, stage="planned", at=ago(1)))
    assert shelf.see(load).answered == 2


def test_what_was_taken_back_answered_nothing(shelf: Shelf) -> None:
    group, person = shelf.problem(), shelf.meet("U-o")
    shelf.lay(Question(group_id=group, comment_id="c1", text="?", asked_at=ago(2), withdrawn_at=ago(1)))
    given: dict[str, Any] = {
        "click": "r1",
        "gesture": Gesture.ANSWER_BY,
        "person_id": person,
        "at": ago(1),
        "facts": {},
    }
    shelf.lay(Ruling(group_id=group, undone_at=NOW, **given))
    assert shelf.see(load).answered == 0


def test_what_needs_leaders_comes_with_its_reason_the_most_reported_first(shelf: Shelf) -> None:
    orphan = shelf.problem("The till", theme=None)
    ownerless = shelf.problem("The login", theme="account")
    partner = shelf.problem("The courier", stage="with_team", theme="partner")
    for group, times in ((orphan, 3), (ownerless, 1), (partner, 2)):
        for _ in range(times):
            shelf.hear(group)
    found = [(need.group, need.reason, need.reports) for need in shelf.see(load).needs]
    assert found == [(orphan, Reason.OWNER, 3), (partner, Reason.PARTNER, 2), (ownerless, Reason.OWNER, 1)]


def test_at_most_three_decisions_are_asked_for(shelf: Shelf) -> None:
    for number in range(5):
        shelf.problem(f"Form {number}", theme="policy")
    assert len(shelf.see(load).needs) == 3


def test_a_policy_that_is_planned_needs_nobody(shelf: Shelf) -> None:
    shelf.problem(stage="planned", theme="policy")
    assert shelf.see(load).needs == ()


@pytest.mark.parametrize(("days", "needed"), [(3, False), (4, True)])
def test_an_overdue_answer_is_theirs_once_owner_and_deputy_had_time(
    shelf: Shelf, days: int, *, needed: bool
) -> None:
    shelf.problem(due_at=ago(days))
    assert [need.reason for need in shelf.see(load).needs] == [Reason.OVERDUE] * needed


def test_what_is_owed_stands_by_age_with_its_date(shelf: Shelf) -> None:
    shelf.problem("Young", shown_at=ago(2), due_at=NOW + timedelta(days=5))
    shelf.problem("Old", shown_at=ago(20), due_at=ago(13))
    shelf.problem("Asleep", shown_at=ago(30), asleep_until=NOW + timedelta(days=9))
    [owed, *_] = overview_tables(shelf.see(load))
    assert [(row[0].text, *row[1:]) for row in owed.rows] == [  # type: ignore[union-attr]
        ("Old", 20, "overdue since 6 Nov", "Payments"),
        ("Young", 2, "by 24 Nov", "Payments"),
    ]


def test_a_long_list_is_cut_on_the_page_and_whole_in_an_export(shelf: Shelf) -> None:
    for number in range(8):
        shelf.problem(f"Problem {number}")
    page, export = (overview_tables(shelf.see(load, whole=whole))[0] for whole in (False, True))
    assert (len(page.rows), page.note) == (5, "And 3 problems more on Health of the loop.")
    assert (len(export.rows), export.note) == (8, "")


def test_the_funnel_counts_whatever_came_further_in_each_step_before(shelf: Shelf) -> None:
    for stage in ("heard", "with_team", "in_work", "live", "declined"):
        shelf.problem(stage=stage)
    shelf.problem(stage="live", shown_at=ago(100))
    funnel = overview_tables(shelf.see(load))[1]
    assert [row[:2] for row in funnel.rows] == [
        ("Heard", 5),
        ("With a team", 3),
        ("Planned", 2),
        ("Live", 1),
        ("Declined, with the reason told", 1),
    ]


def test_what_was_done_in_the_week_is_told_with_its_reports_and_teams(shelf: Shelf) -> None:
    done = shelf.problem("Refund pending", stage="live")
    shelf.problem("Long ago", stage="live", stage_since=ago(20))
    shelf.problem("No evening tours", stage="declined", reason="too far")
    for who in ("leipzig0", "leipzig1", "manila0"):
        shelf.hear(done, by=who)
    seen = shelf.see(load)
    assert [(story.title, story.heard) for story in seen.did] == [
        ("Refund pending", "3 reports, heard by Leipzig and Manila")
    ]
    assert [(story.title, story.reason) for story in seen.will_not] == [("No evening tours", "too far")]


def test_the_base_names_the_team_that_is_silent(shelf: Shelf) -> None:
    for number in range(6):
        shelf.hear(by=f"leipzig{number}")
    shelf.hear(by="manila0")
    base = shelf.see(load).base
    assert base.words == "From 7 of 32 agents; Manila 1 of 20."
    assert base.quiet == (Active("Manila", 1, 20),)


def test_themes_are_told_over_twelve_weeks(shelf: Shelf) -> None:
    shelf.hear(days=1)
    shelf.hear(days=8)
    shelf.hear(days=8, theme=None)
    themes = shelf.see(load).themes
    assert len(themes.weeks) == 12
    assert dict(themes.reports) == {"Billing": (0,) * 10 + (1, 1), "No theme": (0,) * 10 + (1, 0)}


def test_on_a_monday_the_week_before_is_told_if_there_was_one(shelf: Shelf) -> None:
    monday = ago(3)
    assert shelf.see(load, now=monday).period.name == "2026-W47"
    shelf.hear(days=6)
    assert shelf.see(load, now=monday).period.name == "2026-W46"
    assert shelf.see(load).period.name == "2026-W47"


def test_only_those_who_may_assign_are_offered_teams(shelf: Shelf) -> None:
    offered = [option.label for option in shelf.see(load).choices]
    assert offered[0] == "Payments: Billing"
    assert shelf.see(load, replace(LEADER, roles=frozenset({Role.LEAD}))).choices == ()


def test_a_partners_people_do_not_see_the_whole_company(shelf: Shelf) -> None:
    with pytest.raises(ForbiddenError):
        shelf.see(load, replace(LEADER, company="Concentra"))
