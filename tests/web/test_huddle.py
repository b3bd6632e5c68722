"""The page that a lead prints for the huddle."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

from starlette.applications import Starlette
from starlette.testclient import TestClient

from bridge.domain.huddle import stands
from bridge.domain.outgoing import Problem
from bridge.domain.outgoing.asked import Heard, TeamAnswer, TeamNow, Unread
from bridge.domain.roles import Role, Viewer
from bridge.domain.stages import Stage
from bridge.web.gate import LocalGate
from bridge.web.site import site
from tests.conftest import HeldClock

REFUND = Problem(
    7,
    "Refund <b>pending</b>",
    38,
    3,
    Stage.IN_WORK,
    "Payments",
    datetime(2026, 11, 9, 9, 0, tzinfo=UTC),
    wording="The bank books it within 10 days.",
    meanwhile="resend the receipt",
    until=datetime(2026, 12, 15, tzinfo=UTC),
)
SLOTS = Unread("Slots by the hour", date(2026, 11, 26), 12, 18)
LEIPZIG = TeamNow("Leipzig", 1, 1, 0, (SLOTS, replace(SLOTS, read=None)), (Heard(REFUND, 1),))


def shown(value: TeamAnswer, *roles: Role) -> tuple[int, str]:
    """The page's status, and what is read on it."""
    gate = LocalGate(Viewer("U1", "T1", "Lena", frozenset(roles)), "the key")
    clock = HeldClock(datetime(2026, 11, 19, 14, tzinfo=UTC))
    made = site(gate, lambda *_asked: value, lambda _click: None, lambda *_looked: None, clock)
    with TestClient(Starlette(routes=made.routes), "http://127.0.0.1") as client:
        answer = client.get("/huddle")
    return answer.status_code, re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))


def test_a_lead_reads_what_is_open_and_what_to_talk_about() -> None:
    status, text = shown(TeamAnswer(date(2026, 11, 19), (LEIPZIG,)), Role.LEAD)
    assert status == 200
    assert "1 question waits for an answer, 1 customer is still to be told." in text
    assert "Heads-up for 26 November 2026 , read by 12 of 18: Slots by the hour" in text
    assert "not read by everybody: Slots" in text
    assert "Refund &lt;b&gt;pending&lt;/b&gt;" in text
    assert "Being worked on by Payments since 9 November 2026." in text
    assert "1 report by the team." in text
    assert "“The bank books it within 10 days.” (until 15 December 2026 )" in text


def test_a_quiet_team_and_one_who_leads_nothing_read_a_sentence() -> None:
    quiet = TeamAnswer(date(2026, 11, 19), (TeamNow("Manila", 0, 0, 0, (), ()),))
    assert "No question is open, no customer is still to be told." in shown(quiet, Role.LEAD)[1]
    assert "You lead no team." in shown(TeamAnswer(date(2026, 11, 19), ()), Role.LEAD)[1]


def test_nobody_else_sees_it() -> None:
    assert shown(TeamAnswer(date(2026, 11, 19), (LEIPZIG,)), Role.AGENT, Role.OWNER)[0] == 403


def test_a_problem_that_is_listened_to_says_how_many_are_missing() -> None:
    heard = replace(REFUND, stage=Stage.HEARD, reports=1)
    assert stands(heard).endswith("Payments will see it after 2 more reports.")
    assert "Payments" in stands(replace(heard, reports=5))
