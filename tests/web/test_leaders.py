"""What leaders and agents read first, as HTML."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bridge.domain.forms import Option
from bridge.domain.pages.activity import Active, Base
from bridge.domain.pages.answers import Trend, spread
from bridge.domain.pages.asked import Asked
from bridge.domain.pages.did import Did, Section, Story
from bridge.domain.pages.funnel import Funnel
from bridge.domain.pages.heard import Themes
from bridge.domain.pages.loop import Corrections, Loop
from bridge.domain.pages.overview import Overview
from bridge.domain.pages.owed import Need, Owed, Reason
from bridge.domain.periods import Period
from bridge.domain.roles import Role, Viewer
from bridge.domain.stages import Stage
from bridge.web.gate import LocalGate
from bridge.web.site import site
from tests.conftest import HeldClock

DAY = date(2026, 11, 19)
WEEK = Period.named("2026-W47")
STORY = Story(
    8,
    "Refund <pending>",
    Stage.LIVE,
    DAY,
    "Payments",
    38,
    14,
    ("Leipzig",),
    quote="pending for 9 days",
    wording="It is mended.",
    thanks="Your words helped.",
    shipped_by="Priya",
)
DECLINED = Story(9, "No evening tours", Stage.DECLINED, DAY, "Delivery", 17, 9, reason="Too far out.")
OWED = Owed(7, "The form", "payments", "Payments", 23, DAY, overdue=False, reports=4)
FUNNEL = Funnel(12, 9, 5, 3, 2, 1)
OVERVIEW = Overview(
    WEEK,
    DAY,
    38,
    (Need(7, "The form", Reason.POLICY, "Payments", 19, 33),),
    (OWED,),
    FUNNEL,
    (STORY,),
    (DECLINED,),
    Themes((WEEK.first,), (("Billing", (3,)),)),
    Base(63, 240, (Active("Manila", 2, 80),)),
    choices=(Option("policy", "Payments: Policy"),),
)
DID = Did(
    (
        Section("live", "We did", (STORY,), 7, "Nothing."),
        Section("declined", "We will not, because", (replace(DECLINED, reason=""),), 1, "Nothing."),
        Section("in_work", "In work", (), 0, "Nothing is in work."),
    ),
    None,
    (("leipzig", "Leipzig"),),
    (("billing", "Billing"),),
)
LOOP = Loop(
    None,
    (("payments", "Payments"),),
    spread("All", [1.0, 2.0]),
    (spread("Payments", [1.0, 2.0]),),
    Trend((WEEK.first,), (spread("2026-W47", [1.0, 2.0]),)),
    FUNNEL,
    (OWED,),
    (),
    (),
    (),
    Corrections(1, 2, 300, 0, 0),
    None,
)


def shown(path: str, value: Any, **query: str) -> str:
    """A page whose facts are made up."""

    def load(_name: str, _viewer: Viewer, _asked: Asked) -> Any:
        return value

    gate = LocalGate(Viewer("U1", "T1", "Noor", frozenset({Role.LEADER})), "the key")
    clock = HeldClock(datetime(2026, 11, 19, 14, tzinfo=UTC))
    made = site(gate, load, lambda _click: None, lambda *_looked: None, clock)
    with TestClient(Starlette(routes=made.routes), "http://127.0.0.1") as client:
        answer = client.get(path, params=query)
    assert answer.status_code == 200
    return answer.text


def words(html: str) -> str:
    """What is read."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_the_overview_says_the_week_and_what_needs_somebody() -> None:
    read = words(shown("/", OVERVIEW))
    assert "38 problems were answered this week; 1 waits, for 23 days (Payments)." in read
    assert "From 63 of 240 agents; Manila 2 of 80." in read
    assert "The form is a policy. 19 reports a week · with Payments for 33 days" in read
    assert "No evening tours Too far out. 17 reports · Delivery" in read


def test_a_problem_is_assigned_by_a_form_of_its_own() -> None:
    page = shown("/", OVERVIEW)
    form = re.search(r'<form class="act".*?</form>', page, re.DOTALL)
    assert form is not None
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="(.*?)"', form[0]))
    assert (fields["gesture"], fields["subject"], fields["key"]) == ("reroute", "7", "the key")
    assert '<option value="policy">Payments: Policy</option>' in form[0]
    assert form[0].index('name="choice" value=""') < form[0].index('<select name="choice"'), "the last counts"


def test_whoever_may_not_assign_gets_no_form() -> None:
    assert "/act" not in shown("/", replace(OVERVIEW, choices=()))


def test_a_quiet_overview_asks_for_nothing() -> None:
    page = shown("/", replace(OVERVIEW, needs=(), owed=(), did=(), will_not=()))
    assert "Needs you" not in page
    assert "Nothing waits for an answer." in page
    assert "Nothing went live in this time." in page


def test_a_story_is_told_whole_and_escaped() -> None:
    page = shown("/did", DID)
    read = words(page)
    assert "Refund &lt;pending&gt;" in page
    assert "Shipped by Payments (Priya), live since 19 November 2026" in read
    assert "38 reports, heard by Leipzig." in read
    assert "Tell customers: “It is mended.”" in read
    assert "Payments says thank you: “Your words helped.”" in read
    assert "No reason was given. Declined by Delivery on 19 November 2026" in read
    assert "Nothing is in work." in read
    assert 'href="/did?stage=live">All 7</a>' in page


@pytest.mark.parametrize(
    ("stage", "says"),
    [
        (Stage.FIXED, "Fixed by Payments, not live yet, since"),
        (Stage.PLANNED, "Planned by Payments since"),
        (Stage.IN_WORK, "In work at Payments since"),
    ],
)
def test_what_is_not_live_is_never_called_shipped(stage: Stage, says: str) -> None:
    section = replace(DID.sections[2], stories=(replace(STORY, stage=stage),))
    assert says in words(shown("/did", replace(DID, sections=(section,))))


def test_one_section_alone_can_be_turned_over() -> None:
    page = shown("/did", replace(DID, sections=DID.sections[:1], chosen="live", last=2), stage="live")
    assert "Page 1 of 2" in page
    assert "All 7" not in page


def test_the_loop_is_told_with_its_tables_and_filters() -> None:
    page = shown("/loop", LOOP)
    read = words(page)
    assert "Half of 2 problems were answered within 1.5 days, nine in ten within 2 days; 1 waits" in read
    assert "Jira was not heard from yet." in read
    assert "Wrong groupings corrected: 3 of 300 reports." in read
    assert "Everybody who reported what is live was told." in read
    assert '<option value="payments">Payments</option>' in page
    assert page.count("<table>") == 6


def test_a_period_of_the_loop_leads_back_to_the_last_weeks() -> None:
    page = shown("/loop", replace(LOOP, period=Period.named("2026-10")), period="2026-10")
    assert "October 2026" in page
    assert 'href="/loop">Show the last twelve weeks</a>' in page


@pytest.mark.parametrize(
    ("path", "value", "table"),
    [("/", OVERVIEW, "owed"), ("/did", DID, "stories"), ("/loop", LOOP, "answers")],
)
def test_tables_can_be_taken_along(path: str, value: Any, table: str) -> None:
    lines = shown(path, value, **{"table": table, "as": "csv"}).splitlines()
    assert len(lines) > 1
