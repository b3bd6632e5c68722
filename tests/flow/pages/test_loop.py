"""The health of the loop."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bridge.domain.errors import ForbiddenError
from bridge.domain.incoming import Gesture
from bridge.domain.pages.loop import LISTED, Loop, loop_tables
from bridge.domain.periods import Period
from bridge.flow.pages.loop import load
from bridge.store.tables import Asked, CallBack, Effect, Insight, Mark, Question, Ruling, StageChange, Veto
from tests.flow.pages.shelf import LEADER, MORE_NIGHTS, NOW, Shelf, ago


def rows(seen: Loop, name: str) -> list[tuple[Any, ...]]:
    """A table without its links."""
    [table] = [table for table in loop_tables(seen) if table.name == name]
    return [tuple(getattr(cell, "text", cell) for cell in row) for row in table.rows]


def answered(shelf: Shelf, after: float, days_ago: float = 1, **columns: Any) -> None:
    """A problem that was answered some days after it was shown."""
    shelf.problem(stage="with_team", shown_at=ago(days_ago + after), stage_since=ago(days_ago), **columns)


def live(shelf: Shelf, title: str = "Refund pending") -> tuple[int, int]:
    """A problem that is live, and the change that made it so."""
    group = shelf.problem(title, "live")
    return group, shelf.lay(StageChange(group_id=group, stage="live", at=ago(1)))


def test_time_to_the_first_answer_is_told_by_team(shelf: Shelf) -> None:
    for after in (1.0, 2.0, 9.0):
        answered(shelf, after)
    answered(shelf, 4.0, theme="delivery_time")
    seen = shelf.see(load)
    assert rows(seen, "answers")[:2] == [("Payments", 3, 2.0, 9.0), ("Logistics", 1, 4.0, 4.0)]
    assert rows(seen, "answers")[2] == ("Orphans", 0, None, None)
    assert seen.headline.startswith("Half of 4 problems were answered within 3 days")


def test_time_to_the_first_answer_is_told_week_by_week(shelf: Shelf) -> None:
    answered(shelf, 1.0)
    answered(shelf, 5.0, days_ago=8)
    weeks = rows(shelf.see(load), "trend")
    assert len(weeks) == 12
    assert [week[1:] for week in weeks[-3:]] == [(0, None, None), (1, 5.0, 5.0), (1, 1.0, 1.0)]


def test_a_period_and_an_owner_narrow_everything(shelf: Shelf) -> None:
    answered(shelf, 1.0)
    answered(shelf, 2.0, days_ago=40, theme="delivery_time")
    shelf.problem("Theirs", theme="delivery_time")
    october = Period.named("2026-10")
    assert rows(shelf.see(load, period=october, owner="logistics"), "answers") == [("Logistics", 1, 2.0, 2.0)]
    assert rows(shelf.see(load, period=october, owner="payments"), "answers") == [("Payments", 0, None, None)]
    assert [row[0] for row in rows(shelf.see(load, owner="logistics"), "owed")] == ["Theirs"]
    assert rows(shelf.see(load, owner="payments"), "owed") == []


def test_what_is_outstanding_stands_by_owner_and_age(shelf: Shelf) -> None:
    for days in (1, 5, 40):
        shelf.problem(shown_at=ago(days))
    shelf.problem(shown_at=ago(10), theme="partner")
    assert rows(shelf.see(load), "ages") == [
        ("Payments", 1, 1, 0, 0, 1, 3),
        ("Logistics", 0, 0, 1, 0, 0, 1),
    ]


def test_live_problems_of_which_somebody_was_not_told_are_listed(shelf: Shelf) -> None:
    """A note that waits for a minute is on its way."""
    group, change = live(shelf)
    for subject, state, waits in ((1, "dead", 1), (2, "waiting", 1), (3, "waiting", 0), (4, "done", 1)):
        key, since = f"stage:{change}:{subject}", ago(waits)
        given: dict[str, Any] = {
            "kind": "stage",
            "subject": subject,
            "object": change,
            "target": key,
            "priority": 1,
        }
        shelf.lay(Effect(key=key, state=state, next_at=since, created_at=since, **given))
    call(shelf, shelf.hear(group), change, due_at=ago(0.5))
    assert [row[3:] for row in rows(shelf.see(load), "untold")] == [(2, 1)]


def call(shelf: Shelf, insight: int, change: int, **columns: Any) -> None:
    """A customer who is to be told, within two days unless it is said otherwise."""
    given: dict[str, Any] = {
        "person_id": shelf.meet("U-leipzig0"),
        "due_at": NOW + timedelta(days=2),
        "at": ago(1),
    }
    placeholder = f"[ref {insight}]"
    given["crew"] = shelf.ask(lambda session: session.get_one(Insight, insight).crew)
    shelf.lay(CallBack(insight_id=insight, change_id=change, placeholder=placeholder, **given | columns))


def test_the_page_lists_the_first_of_those_not_told_and_an_export_all(shelf: Shelf) -> None:
    for _ in range(LISTED + 1):
        group, change = live(shelf)
        call(shelf, shelf.hear(group), change, due_at=ago(1))
    table = next(table for table in loop_tables(shelf.see(load)) if table.name == "untold")
    assert (len(table.rows), table.note) == (LISTED, "And 1 problem more.")
    assert len(rows(shelf.see(load, whole=True), "untold")) == LISTED + 1


def test_customers_who_were_called_are_counted_by_team_and_outcome(shelf: Shelf) -> None:
    group, change = live(shelf)
    for outcome in ("told", "told", "handed_over", "not_wanted", "not_reached", "", "withdrawn"):
        call(shelf, shelf.hear(group), change, outcome=outcome)
    call(shelf, shelf.hear(group), change, due_at=ago(1))
    call(shelf, shelf.hear(group, by="night0"), change, outcome="told")
    assert rows(shelf.see(load), "callbacks") == [("Leipzig", 2, 1, 1, 1, 1, 1, 7)], "one small team alone"
    shelf.rules = MORE_NIGHTS
    seen = shelf.see(load)
    assert rows(seen, "callbacks") == [
        ("Leipzig", 2, 1, 1, 1, 1, 1, 7),
        ("Smaller teams and others", 1, 0, 0, 0, 0, 0, 1),
    ]
    assert seen.told == "3 of 8 customers told by us."


def test_customers_of_people_without_a_team_are_counted(shelf: Shelf) -> None:
    group, change = live(shelf)
    call(shelf, shelf.hear(group, crew=None), change, outcome="told")
    call(shelf, shelf.hear(group, crew="dissolved"), change, outcome="told")
    assert rows(shelf.see(load), "callbacks") == [("Smaller teams and others", 2, 0, 0, 0, 0, 0, 2)]


def test_open_questions_stand_with_their_age_and_answers(shelf: Shelf) -> None:
    group, insight = shelf.problem(), shelf.hear()
    asked, done = (
        shelf.lay(Question(group_id=group, comment_id=f"c{number}", text=f"Which {number}?", asked_at=ago(4)))
        for number in (1, 2)
    )
    for question, user, answer in ((asked, "U-a", "Visa"), (asked, "U-b", None), (done, "U-a", "All")):
        given: dict[str, Any] = {"person_id": shelf.meet(user), "insight_id": insight, "answer": answer}
        shelf.lay(Asked(question_id=question, **given))
    assert rows(shelf.see(load), "questions") == [("Which 1?", "Payments", 4, 1, 2)]


def test_wrong_groupings_are_counted_against_all_reports(shelf: Shelf) -> None:
    group, owner = shelf.problem(), shelf.meet("U-o")
    mine, theirs, _right = (shelf.hear(group) for _ in range(3))
    shelf.lay(Veto(insight_id=mine, group_id=group, person_id=shelf.meet("U-leipzig0"), at=ago(1)))
    shelf.lay(Veto(insight_id=theirs, group_id=group, person_id=owner, at=ago(1)))
    for click, gesture in enumerate((Gesture.MERGE, Gesture.MERGE, Gesture.SPLIT)):
        shelf.lay(
            Ruling(click=f"r{click}", group_id=group, gesture=gesture, person_id=owner, at=ago(1), facts={})
        )
    seen = shelf.see(load, period=Period.named("2026-W47"))
    assert seen.corrections.words == "Wrong groupings corrected: 2 of 3 reports."
    assert [row[1] for row in rows(seen, "corrections")] == [1, 1, 2, 1, 3]


def test_it_is_said_when_jira_was_heard_from(shelf: Shelf) -> None:
    assert shelf.see(load).jira is None
    shelf.lay(Mark(name="jira:read", at=ago(0.01)))
    assert shelf.see(load).jira == ago(0.01)


def test_a_partners_people_do_not_see_it(shelf: Shelf) -> None:
    with pytest.raises(ForbiddenError):
        shelf.see(load, replace(LEADER, company="Concentra"))
