"""The company that the gallery shows: who is there, what its customers say, and what day it is."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bridge.domain.outgoing import Candidate, HomeCard, Problem
from bridge.domain.stages import Stage

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
TODAY, FRIDAY = NOW.date(), date(2026, 11, 27)
MORNING = datetime(2026, 11, 25, 7, 40, tzinfo=UTC)
START = datetime(2026, 11, 2, 9, tzinfo=UTC)
DUE = datetime(2026, 11, 27, 16, tzinfo=UTC)
UNTIL = datetime(2026, 12, 15, 12, tzinfo=UTC)
MARCH = datetime(2026, 3, 3, 9, tzinfo=UTC)

PEOPLE = {"U0MIA": "Mia Torres", "U0TOM": "Tom Weber", "U0RUTH": "Ruth Adler"}
CHANNELS = {"C0VOICE": "customer-voice", "C0NIGHT": "night-shift"}
JIRA, PAGES = "https://jira.example/browse/", "https://bridge.example"

SAID = "Refund shows as pending for nine days, she has called three times"
SAY = "Your refund has left us; the bank books it within 10 days."
MEANWHILE = "resend the receipt (F7)"
REFUND = Problem(
    group=7,
    title="Refund shows as pending for days",
    reports=38,
    listen=3,
    stage=Stage.PLANNED,
    team="Payments",
    since=START,
    issue_key="PAY-311",
    wording=SAY,
    meanwhile=MEANWHILE,
    until=UNTIL,
)
LIVE = replace(
    REFUND,
    stage=Stage.LIVE,
    since=MORNING,
    wording="The app shows now on which day the refund reaches you.",
    meanwhile="",
    until=None,
    what_changed="refunds show the expected day.",
)
LABEL = Problem(
    group=9,
    title="Return label must be printed",
    reports=6,
    listen=3,
    stage=Stage.DECLINED,
    team="Delivery",
    since=MORNING,
    reason="the courier takes printed labels only until its contract ends.",
    wording="You can have it printed at any post office, free of charge.",
)
SMALLER = Problem(11, "Refund smaller than expected", 6, 3, Stage.WITH_TEAM, "Payments", START)
CRASH = Problem(12, "App crashes at the list of orders", 2, 3, Stage.HEARD, "App and web", START)
ALONE = Problem(13, "Lamp came without its bulb", 1, 3, Stage.HEARD, "Delivery", NOW)
CANDIDATES = (
    Candidate(7, REFUND.title, 38),
    Candidate(11, SMALLER.title, 6),
    Candidate(14, "Refund to a closed card", 3),
)
HOME = HomeCard(
    1284, 4, f"{SAID}. [reference 1] call back", REFUND, "joined", why="Both speak of: refund, pending, days."
)
