"""The pages of problems and reports as they are read: what stands there, what can be pressed, nothing unescaped."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from bridge.domain.pages.choices import Choices
from bridge.domain.pages.insight import HIDDEN, Credited, InsightPage, Place, Told
from bridge.domain.pages.insights import Insights
from bridge.domain.pages.insights import Listed as Report
from bridge.domain.pages.problem import (
    Event,
    Heard,
    ProblemPage,
    Question,
    Quoted,
    Step,
    Tracked,
    Worded,
)
from bridge.domain.pages.problems import Listed, Problems
from bridge.domain.pages.standing import Standing
from bridge.domain.pages.tables import Link
from bridge.domain.roles import Role, Viewer
from bridge.domain.stages import Stage
from bridge.web.app import create
from bridge.web.gate import LocalGate
from bridge.web.site import site
from tests.conftest import HeldClock

DAY = date(2026, 11, 2)
REFUND = Link("Refund <pending>", "/problems/7")
PROBLEM = ProblemPage(
    number=7,
    title="Refund <pending>",
    theme="Billing",
    standing=Standing(Stage.LIVE, "Payments", DAY),
    steps=(Step(Stage.HEARD, "Listening", DAY), Step(Stage.LIVE, "Live", DAY)),
    heard=Heard(1384, 3, 2, (("Leipzig", 2),), ((DAY, 1),), DAY, "Leipzig", among=2000),
    quotes=(Quoted("“9 days”", 4, "Leipzig, week of 2 November"),),
    came_by=12,
    worded=Worded("It is on its way.", "Resend it.", DAY),
    questions=(Question("Which?", DAY, 4, 3, (("Visa", 2),), ("a gift card",), "accepted"),),
    issue=Tracked("PAY-1", "https://j.example/PAY-1", "Refunds", "Doing", "Ada"),
    effect="9 reports a week before it went live, 2 since: fewer.",
    history=(Event(DAY, "Joined by", "Payments", REFUND, ruling=5), Event(DAY, "Declined", undone=DAY)),
)
INSIGHT = InsightPage(
    number=4,
    text="Refund <pending> [card 1]",
    gone=False,
    by="you",
    team="",
    at=DAY,
    way="typed with /insight",
    theme="probably Billing",
    same_call=3,
    places=(Place(REFUND, DAY, "joined by likeness", ("Nearest is no. 3.",), now=True, part=1),),
    versions=(("Refund late", DAY),),
    credit=(Credited(DAY, "No. 4 on “Refund”, confirmed by you", 1),),
    told=(Told(DAY, "Live", REFUND),),
)
CHOICES = Choices((("payments", "Payments"),), (("billing", "Billing"),), (("a", "A"), ("b", "B")))
ROW = Listed(7, "Refund <pending>", "Live", "Payments", 38, 9, DAY, None)
PROBLEMS = Problems(
    (ROW,), (replace(ROW, number=8, title="Crash"),), 26, 1, 2, CHOICES, words="refund", cut=True
)
INSIGHTS = Insights((Report(4, "Refund <pending>", REFUND, "Billing", "A", DAY),), 1, 1, 1, CHOICES)


@pytest.fixture
def read() -> Any:
    """The text of a page whose facts are these."""

    def ask(path: str, value: object) -> str:
        gate = LocalGate(Viewer("", "T1", "Ann", frozenset(Role)), "the key")
        pages = site(gate, lambda *_: value, lambda _: None, lambda *_: None, HeldClock())
        app = create(lambda *_: 204, dict, lambda: True, public=False, pages=pages)
        answer = TestClient(app, base_url="http://127.0.0.1").get(path)
        assert answer.status_code == 200
        assert "<pending>" not in answer.text
        return " ".join(answer.text.split())

    return ask


def test_a_problem_says_where_it_stands_and_what_to_tell_the_customer(read: Any) -> None:
    page = read("/problems/7", PROBLEM)
    for words in (
        "Live since 2 November 2026.",
        "No. 12 is part of this problem now.",
        "“It is on its way.”",
        "Payments, until 2 November 2026",
        "<strong>Meanwhile:</strong> Resend it.",
        "<strong>1,384</strong> reports",
        "at least 2",
        '<a href="/insights/4">no.&nbsp;4</a>',
        "3 of 4 answered · accepted",
        "9 reports a week before it went live, 2 since: fewer.",
        '<a href="https://j.example/PAY-1">PAY-1</a> · Doing',
        "In charge in Jira: Ada",
    ):
        assert words in page
    assert page.index("Live since") < page.index("Tell the customer") < page.index("What customers say")


def test_a_decision_can_be_taken_back_where_that_may_be(read: Any) -> None:
    page = read("/problems/7", PROBLEM)
    assert '<input type="hidden" name="gesture" value="take_back">' in page
    assert '<input type="hidden" name="subject" value="7">' in page
    assert '<input type="hidden" name="choice" value="5">' in page
    assert page.count('action="/act"') == 1
    assert "taken back on 2 November 2026" in page
    assert 'action="/act"' not in read("/problems/7", replace(PROBLEM, history=PROBLEM.history[1:]))


def test_a_fresh_problem_has_less_to_tell(read: Any) -> None:
    fresh = ProblemPage(
        7, "Refund", "", Standing(Stage.HEARD, "Payments", DAY), (), Heard(0, 0, 0, (), ((DAY, 0),), None), ()
    )
    page = read("/problems/7", fresh)
    for words in (
        "No sentence for customers is agreed yet",
        "There is no issue yet.",
        "No words may be quoted yet",
    ):
        assert words in page
    for words in ("History", "Asked of those", "known by reference"):
        assert words not in page
    ours = read("/problems/7", replace(fresh, ours=True))
    assert "people of your company" in ours
    assert "The issue" not in ours


def test_an_issue_that_is_away_leads_nowhere(read: Any) -> None:
    gone = Tracked("PAY-1", "https://j.example/PAY-1", "x", "Done", "", "PAY-1 was deleted in Jira.")
    page = read("/problems/7", replace(PROBLEM, issue=gone))
    assert "PAY-1 was deleted in Jira." in page
    assert "https://j.example" not in page


def test_a_report_shows_its_words_and_its_whole_way(read: Any) -> None:
    page = read("/insights/4", INSIGHT)
    for words in (
        "Reported by you on 2 November 2026, typed with /insight.",
        "Refund &lt;pending&gt; [card 1]",
        "Theme: probably Billing.",
        '<a href="/insights/3">no. 3</a>, counted once',
        "Until 2 November 2026 it said something else",
        "Joined by likeness.",
        "Nearest is no. 3.",
        "What you were told",
        "+1 point: No. 4 on",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"text": ""}, HIDDEN),
        ({"text": "", "gone": True}, "The words were deleted."),
        ({"places": ()}, "It is being sorted"),
        ({"by": "a colleague", "team": "Leipzig"}, "Reported by a colleague (Leipzig) on"),
        ({"by": "a colleague"}, "What its reporter was told"),
    ],
)
def test_what_is_not_there_is_said(read: Any, given: dict[str, Any], words: str) -> None:
    assert words in read("/insights/4", replace(INSIGHT, **given))


def test_the_list_of_problems_tells_words_from_meaning(read: Any) -> None:
    page = read("/problems?words=refund", PROBLEMS)
    assert "26 problems with the words “refund”" in page
    assert page.index("With these words") < page.index("Similar in meaning") < page.index("Crash")
    assert 'value="refund"' in page
    assert "Page 1 of 2" in page
    assert "Similar in meaning" not in read("/problems", replace(PROBLEMS, similar=(), words=""))


def test_the_list_of_reports_leads_to_each_and_to_its_problem(read: Any) -> None:
    page = read("/insights?period=2026-11", INSIGHTS)
    assert '<a href="/insights/4">Refund &lt;pending&gt;</a>' in page
    assert '<a href="/problems/7">' in page
    assert "Said in November 2026." in page
    assert "people of your company" in read("/insights", replace(INSIGHTS, ours=True))


@pytest.mark.parametrize(("page", "value"), [("/problems", PROBLEMS), ("/insights", INSIGHTS)])
def test_who_has_one_team_only_is_not_asked_for_it(read: Any, page: str, value: Any) -> None:
    assert 'name="team"' in read(page, value)
    alone = replace(value, choices=replace(CHOICES, teams=CHOICES.teams[:1]))
    assert 'name="team"' not in read(page, alone)
