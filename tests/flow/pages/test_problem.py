"""One problem for everybody: where it stands, what to say, what is said, and how much of it who may see."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bridge.domain.errors import ForbiddenError
from bridge.domain.pages import problem_tables
from bridge.domain.pages.problem import ProblemPage
from bridge.domain.pages.standing import Standing
from bridge.domain.stages import Stage
from bridge.flow.pages.problem import listening, load
from bridge.store.queries.pages import problem
from bridge.store.tables import Asked, Issue, Question, Reference, StageChange, Wording
from tests.flow.pages.shelf import AGENT, GUEST, MORE_NIGHTS, NOW, Shelf, ago


def issue(group: int, **columns: Any) -> Issue:
    given: dict[str, Any] = {
        "jira_id": "1",
        "key": "PAY-1",
        "project": "PAY",
        "summary": "Refund unclear",
        "updated": NOW,
    }
    given |= {"status": "Doing", "category": "indeterminate", "url": "https://j.example/PAY-1"}
    return Issue(group_id=group, **given | columns)


def see(shelf: Shelf, number: int, viewer: Any = AGENT) -> ProblemPage:
    page: ProblemPage = shelf.see(load, viewer, number=number)
    return page


@pytest.mark.parametrize(
    ("standing", "sentence"),
    [
        (Standing(Stage.HEARD, "Payments", date(2026, 11, 2), missing=2), "after 2 more reports"),
        (Standing(Stage.HEARD, "Payments", date(2026, 11, 2), missing=1), "after 1 more report."),
        (Standing(Stage.HEARD, "Payments", date(2026, 11, 2)), "Listening since 2 November 2026 (Payments)."),
        (
            Standing(Stage.HEARD, "Payments", date(2026, 11, 2), answer_by=date(2026, 11, 9)),
            "Payments will answer by 9 November 2026.",
        ),
        (
            Standing(Stage.HEARD, "Payments", date(2026, 11, 2), answer_by=date(2026, 11, 9), overdue=True),
            "Overdue: Payments owed an answer by 9 November 2026.",
        ),
        (
            Standing(Stage.HEARD, "Payments", date(2026, 11, 2), asleep="until 9 May"),
            "Payments put it off until 9 May.",
        ),
        (Standing(Stage.IN_WORK, "Payments", date(2026, 11, 2)), "Being worked on by Payments since"),
        (
            Standing(Stage.DECLINED, "Payments", date(2026, 11, 2), reason="the bank needs 10 days."),
            "Will not be changed: the bank needs 10 days (Payments, 2 November 2026).",
        ),
        (Standing(Stage.DECLINED, "Payments", date(2026, 11, 2)), "Will not be changed (Payments,"),
    ],
)
def test_the_stage_is_a_sentence_with_its_date(standing: Standing, sentence: str) -> None:
    assert sentence in standing.sentence


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.HEARD])
def test_every_stage_has_its_sentence_and_its_advice(stage: Stage) -> None:
    standing = Standing(stage, "Payments", date(2026, 11, 2))
    assert "2 November 2026" in standing.sentence
    assert standing.advice
    assert standing.label


def test_an_agent_reads_where_it_stands_what_to_say_and_what_is_said(shelf: Shelf) -> None:
    group, owner = shelf.problem(stage="planned"), shelf.meet("U-o")
    shelf.hear(group, by="leipzig0", days=9, text="refund pending for 9 days")
    shelf.hear(group, by="leipzig1", days=1, text="bank says nothing arrived")
    shelf.lay(
        Wording(group_id=group, text="It is on its way.", person_id=owner, approved_by=owner, at=ago(1))
    )
    page = see(shelf, group)
    assert page.standing.sentence == "Planned by Payments since 18 November 2026."
    assert page.worded is not None
    assert page.worded.text == "It is on its way."
    assert {quote.text for quote in page.quotes} == {"refund pending for 9 days", "bank says nothing arrived"}
    assert page.quotes[0].where.startswith("Leipzig, week of ")
    assert [step.label for step in page.steps] == ["Listening", "Planned"]


def test_how_much_it_is_heard_is_counted_once_a_call(shelf: Shelf) -> None:
    group = shelf.problem()
    first = shelf.hear(group, by="manila3", days=10)
    shelf.hear(group, by="leipzig0", days=1)
    shelf.hear(group, by="leipzig0", days=1, copy_of=first)
    shelf.lay(Reference(insight_id=first, placeholder="[reference 1]", digest="c", expires_at=NOW))
    heard = see(shelf, group).heard
    assert (heard.reports, heard.people, heard.customers) == (2, 2, 1)
    assert (heard.this_week, heard.last_week, heard.first_by) == (1, 1, "Manila")
    assert heard.weeks == ((date(2026, 11, 9), 1), (date(2026, 11, 16), 1))


def test_small_teams_are_one_at_the_end_if_they_are_enough_people_and_are_not_said_to_be_first(
    shelf: Shelf,
) -> None:
    group = shelf.problem()
    for _ in range(3):
        shelf.hear(group, by="night0", days=5)
    shelf.hear(group, by="leipzig0")
    heard = see(shelf, group).heard
    assert (heard.reports, heard.teams, heard.first_by) == (4, (("Leipzig", 1),), "")
    shelf.rules = MORE_NIGHTS
    heard = see(shelf, group).heard
    assert (heard.teams, heard.first_by) == ((("Leipzig", 1), ("Smaller teams", 3)), "")


def test_words_that_may_name_somebody_are_counted_and_not_quoted(shelf: Shelf) -> None:
    group = shelf.problem()
    shelf.hear(group, text="Mrs Miller waits", held_back=True)
    page = see(shelf, group)
    assert (page.heard.reports, page.quotes) == (1, ())


def test_of_a_huge_problem_sums_and_the_newest_reports_are_shown(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = shelf.problem()
    for days in (9, 8, 2, 1):
        shelf.hear(group, by=f"leipzig{days}", days=days)
    whole = see(shelf, group).heard
    monkeypatch.setattr(listening, "LOOKED_AT", 2)
    summed = see(shelf, group).heard
    assert summed == replace(whole, among=2)


def test_of_a_huge_problem_a_guest_sees_the_sums_of_their_company(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = shelf.problem()
    for days in (9, 8, 2):
        shelf.hear(group, by=f"manila{days}", days=days)
        shelf.hear(group, by="leipzig0", days=days)
    monkeypatch.setattr(problem, "AMONG", 4)
    page = see(shelf, group, GUEST)
    assert (page.heard.reports, page.heard.people, page.heard.among) == (3, 3, 4)
    assert page.heard.teams == (("Manila", 3),)
    assert problem_tables.weeks(page).note == "Of the newest 4 reports. This week is not over."


def test_a_guest_sees_their_companys_part_of_it_only(shelf: Shelf) -> None:
    group, owner = shelf.problem(stage="planned"), shelf.meet("U-o")
    shelf.hear(group, by="leipzig0", days=9, text="said in Leipzig")
    shelf.hear(group, by="manila0", days=2, text="said in Manila")
    shelf.lay(issue(group))
    shelf.lay(Question(group_id=group, comment_id="c", text="Which?", asked_at=ago(1)))
    shelf.lay(Wording(group_id=group, text="Soon.", person_id=owner, approved_by=owner, at=ago(1)))
    page = see(shelf, group, GUEST)
    assert [quote.text for quote in page.quotes] == ["said in Manila"]
    assert (page.heard.reports, page.heard.teams, page.heard.first_by) == (1, (("Manila", 1),), "Manila")
    assert (page.issue, page.questions, page.history, page.effect) == (None, (), (), "")
    assert page.worded is not None
    assert page.worded.text == "Soon."


def test_the_issue_is_shown_as_jira_shows_it_and_an_absent_one_says_so(shelf: Shelf) -> None:
    group, gone = shelf.problem(), shelf.problem()
    shelf.lay(issue(group, assignee="Ada"))
    shelf.lay(issue(gone, jira_id="2", key="PAY-2", seen="gone"))
    there, away = see(shelf, group).issue, see(shelf, gone).issue
    assert there is not None
    assert (there.key, there.status, there.assignee, there.away) == ("PAY-1", "Doing", "Ada", "")
    assert away is not None
    assert away.away == "PAY-2 was deleted in Jira."


def test_a_guest_does_not_see_what_their_company_has_not_reported(shelf: Shelf) -> None:
    group = shelf.problem()
    shelf.hear(group, by="leipzig0")
    with pytest.raises(ForbiddenError):
        see(shelf, group, GUEST)


def test_a_number_that_was_never_given_leads_nowhere(shelf: Shelf) -> None:
    with pytest.raises(LookupError):
        see(shelf, 99)


def test_answers_are_counted_and_those_in_own_words_quoted(shelf: Shelf) -> None:
    group = shelf.problem()
    shelf.hear(group)
    question = shelf.lay(
        Question(group_id=group, comment_id="c", text="Which?", options=["Visa", "Other"], asked_at=ago(2))
    )
    for number, answer in enumerate(("Visa", "Visa", "a gift card", None)):
        person = shelf.meet(f"U-{number}")
        shelf.lay(
            Asked(question_id=question, person_id=person, answer=answer, answered_at=NOW if answer else None)
        )
    [asked] = see(shelf, group).questions
    assert (asked.asked, asked.answered, asked.state) == (4, 3, "open")
    assert (asked.counts, asked.written) == ((("Visa", 2),), ("a gift card",))


def test_the_chart_marks_what_the_team_did(shelf: Shelf) -> None:
    group = shelf.problem(stage="live", stage_since=ago(1))
    shelf.lay(StageChange(group_id=group, stage="planned", at=ago(15)))
    for days in (22, 16, 15, 2):
        shelf.hear(group, days=days)
    page = see(shelf, group)
    drawn = problem_tables.chart(page)
    assert [(drawn.labels[mark.at], mark.name) for mark in drawn.marks] == [
        ("2 Nov", "planned"),
        ("16 Nov", "live"),
    ]
    assert drawn.series[0].values == (1.0, 2.0, 0.0, 1.0)
    assert problem_tables.weeks(page).rows[0] == (date(2026, 11, 16), 1)


def test_nothing_but_old_marks_is_left_out_of_the_chart(shelf: Shelf) -> None:
    group = shelf.problem(stage="planned", stage_since=ago(40))
    shelf.hear(group, days=1)
    assert problem_tables.chart(see(shelf, group)).marks == ()


def test_every_table_of_it_is_as_wide_as_its_columns(shelf: Shelf) -> None:
    group = shelf.problem(stage="planned")
    shelf.hear(group)
    for table in problem_tables.tables(see(shelf, group)):
        assert {len(row) for row in table.rows} == {len(table.columns)}


def test_the_history_begins_with_the_first_report(shelf: Shelf) -> None:
    group = shelf.problem(stage="planned")
    shelf.hear(group)
    assert [event.what for event in see(shelf, group).history] == ["Planned", "First report"]
