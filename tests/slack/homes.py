"""App Homes and messages of the day to draw in tests: ordinary ones, empty ones, and the longest ones."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import cycle

from bridge.domain.credit_summary import Outcomes
from bridge.domain.outgoing import Customer, CustomersCard, DailyNews, Problem, QuestionCard, StageNote
from bridge.domain.outgoing.app_home import AppHome, OwnReport
from bridge.domain.outgoing.daily import ROOM
from bridge.domain.pages.did import Story
from bridge.domain.preferences import News, Quiet, Wishes
from bridge.domain.stages import Stage
from tests.slack.heads_ups import SLOTS

SINCE = datetime(2026, 11, 2, 9, tzinfo=UTC)
REFUND = Problem(
    7,
    "Refund shows as pending for days",
    38,
    3,
    Stage.PLANNED,
    "Payments",
    SINCE,
    wording="The bank books it within 10 days.",
)
ASKED = QuestionCard(3, "which cards?", "Payments", REFUND.title, ("Visa only", "Mastercard too"), 14, 3)
OWED = CustomersCard(
    17, replace(REFUND, stage=Stage.LIVE), (Customer(5, "reference 1"),), SINCE, lead="U0RUTH"
)
OWN = OwnReport(17, "pending for 9 days", (REFUND,), SINCE, url="https://app.slack.com/client/T1/D1/thread/1")
DONE = Story(8, "Voucher refused at checkout", Stage.LIVE, date(2026, 11, 16), "App and web", 41, 14)
NOT_DONE = Story(
    9, "Return label by post", Stage.DECLINED, date(2026, 11, 9), "Delivery", 6, 5, reason="printers are rare"
)
FULL = AppHome(
    questions=(ASKED,),
    customers=(OWED,),
    heads_ups=(SLOTS, replace(SLOTS, state="read")),
    reports=(OWN,) * 5,
    page=1,
    older=True,
    did=(DONE, NOT_DONE),
    credit=Outcomes(12, 7, 2, 3),
    wishes=Wishes(News.DAILY, Quiet(22 * 60, 7 * 60), "de", "Europe/Berlin", named=False),
    leads=("Leipzig", "Manila"),
)
EMPTY = AppHome()

LONG = "She said <!here> *never* again & <@U1> " * 1100
MANY = 2**31
_PROBLEM = Problem(MANY, LONG, MANY, MANY, Stage.HEARD, LONG, SINCE, LONG, LONG, wording=LONG, meanwhile=LONG)
_OWED = tuple(
    CustomersCard(MANY, _PROBLEM, (Customer(MANY + number, LONG),), SINCE, correction=True, lead="U0RUTH")
    for number in range(5)
)
_OWN = OwnReport(MANY, LONG, (_PROBLEM,) * 9, SINCE, asked=True, url=f"https://app.slack.com/{'x' * 200}")
_STORY = Story(MANY, LONG, Stage.DECLINED, date(2026, 11, 9), LONG, MANY, MANY, reason=LONG)
LONGEST = AppHome(
    questions=(QuestionCard(MANY, LONG, LONG, LONG, (LONG,) * 9, MANY, MANY),) * 3,
    customers=_OWED,
    heads_ups=(replace(SLOTS, heads_up=MANY, title=LONG, who=LONG, what=LONG, say=LONG, report=LONG),) * 3,
    reports=(_OWN,) * 5,
    page=MANY,
    older=True,
    did=(_STORY,) * 4,
    credit=Outcomes(MANY, MANY, MANY, MANY),
    wishes=Wishes(News.LIVE, Quiet(0, 1439), LONG, LONG, named=True),
    leads=(LONG,) * 9,
)

DAY = DailyNews(
    (
        StageNote(17, "pending for 9 days", REFUND, Stage.PLANNED, 13),
        StageNote(23, "label by post", replace(REFUND, title="Label by post"), Stage.WITH_TEAM, 4),
    )
)
LONGEST_DAY = DailyNews(
    tuple(
        StageNote(MANY + number, LONG, _PROBLEM, stage, MANY)
        for number, stage in zip(range(ROOM), cycle(Stage), strict=False)
    )
)
