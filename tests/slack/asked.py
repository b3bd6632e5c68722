"""Samples of answers to what people ask, and the longest ones that there can be."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bridge.domain.outgoing import Problem
from bridge.domain.outgoing.asked import (
    Answer,
    Heard,
    HelpAnswer,
    KnownAnswer,
    ShownReport,
    TeamAnswer,
    TeamNow,
    Unanswered,
    Unread,
    Why,
)
from bridge.domain.stages import Stage

MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
REFUND = Problem(
    7,
    "Refund shows as pending for days",
    38,
    3,
    Stage.IN_WORK,
    "Payments",
    MONDAY,
    wording="Your refund has left us; the bank books it within 10 days.",
    meanwhile="resend the receipt (F7)",
    until=datetime(2026, 12, 15, tzinfo=UTC),
)
SMALLER = Problem(9, "Refund smaller than expected", 6, 3, Stage.WITH_TEAM, "Payments", MONDAY)
DECLINED = replace(SMALLER, stage=Stage.DECLINED, reason="the bank needs 10 days.")
KNOWN = KnownAnswer("refund pending", (REFUND, SMALLER))
SLOTS = Unread("Delivery slots by the hour", date(2026, 11, 26), 12, 18)
LEIPZIG = TeamNow("Leipzig", 2, 3, 1, (SLOTS,), (Heard(REFUND, 12), Heard(SMALLER, 4)))
SHOWN = ShownReport(17, MONDAY, "pending for 9 days", problems=(REFUND,), team="Leipzig")


def longest(problem: Problem, long: str, many: int) -> list[Answer]:
    """Every answer with more of everything than there will ever be."""
    url = "https://bridge.example/" + "x" * 200
    stages = tuple(replace(problem, group=place, stage=stage) for place, stage in enumerate(Stage))
    report = ShownReport(many, MONDAY, long, held=True, problems=stages[:3], team=long, home=url, page=url)
    unread = (Unread(long, MONDAY.date(), many, many), Unread(long, MONDAY.date(), None, many)) * 9
    team = TeamNow(long, many, many, many, unread, tuple(Heard(one, many) for one in stages[:3]))
    return [
        *(KnownAnswer(long, (one, one, one)) for one in stages),
        KnownAnswer(long, ()),
        report,
        replace(report, own=True),
        ShownReport(many, MONDAY),
        HelpAnswer(leads=(long,) * 9, owns=(long,) * 9, page=url),
        HelpAnswer(guest=True, leads=(long,) * 9, page=url),
        TeamAnswer(MONDAY.date(), (team,) * 9, url),
        TeamAnswer(MONDAY.date(), (TeamNow(long, 0, 0, 0, (), ()),)),
        *(Unanswered(why, many) for why in Why),
    ]
