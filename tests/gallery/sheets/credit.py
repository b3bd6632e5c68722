"""Credit, and the Monday digest."""

from collections.abc import Sequence
from dataclasses import replace

from bridge.domain.credit import Kind
from bridge.domain.credit_summary import (
    Colleague,
    CompanyCredit,
    CreditLine,
    CreditSummary,
    Outcomes,
    Shipped,
    TeamCredit,
    TeamSum,
    Withheld,
)
from bridge.domain.outgoing import ContestCard, Digest, Moment
from bridge.domain.pages.activity import Active, Base
from bridge.domain.pages.did import Story
from bridge.domain.pages.owed import Need, Owed, Reason
from bridge.domain.periods import Period
from bridge.domain.stages import Stage
from tests.gallery.sheet import Shown
from tests.gallery.world import FRIDAY, JIRA, LABEL, MORNING, PAGES, REFUND, START

LINES = (
    CreditLine(
        MORNING, "Your answer to “Which cards?” was accepted", 2, 31, 1284, 7, "PAY-311", f"{JIRA}PAY-311"
    ),
    CreditLine(START, f"No. 1284 on “{REFUND.title}”, confirmed by you; it is live", 1, 12, 1284, 7),
)
OWN = CreditSummary(
    LINES,
    Outcomes(12, 7, 2, 3),
    {Kind.INSIGHT: 7, Kind.FOUND: 1, Kind.ANSWER: 4},
    12,
    agreed=True,
    page=PAGES,
)
MIA = Colleague("Mia Torres", Outcomes(12, 7, 2, 3))
TEAM = TeamCredit(
    "Leipzig",
    "November 2026",
    outcomes=Outcomes(41, 16, 5, 6),
    points={Kind.INSIGHT: 30, Kind.ANSWER: 8},
    named=(MIA,),
)
SUMS = (TeamSum("Leipzig", 38), TeamSum("Manila", 22), TeamSum("", 9))
COMPANY = CompanyCredit(
    "November 2026", teams=SUMS, smallest=5, shipped=(Shipped("Payments", 2, ("Priya Shah",)),)
)
CONTEST = ContestCard(
    31,
    "Found it: no. 1284",
    "a colleague of Leipzig",
    "I was the first to report it.",
    (Moment(START, "Saved"),),
    True,
)
DONE = Story(7, REFUND.title, Stage.LIVE, MORNING.date(), "Payments", 38, 14, ("Leipzig", "Manila"))
NOT_DONE = Story(9, LABEL.title, Stage.DECLINED, MORNING.date(), "Delivery", 6, 5, reason=LABEL.reason)
DIGEST = Digest(
    week=Period.named("2026-W47"),
    answered=12,
    reports=120,
    needs=(Need(7, "The price form", Reason.OWNER, "", 19, 33),),
    did=(DONE,),
    will_not=(NOT_DONE,),
    found=(("Leipzig", 12), ("Manila", 3)),
    shipped=(("Payments", 1),),
    waiting=7,
    oldest=Owed(10, "Courier leaves parcels outside", "log", "Logistics", 23, FRIDAY, False, 4),
    base=Base(63, 240, (Active("Manila", 2, 80),)),
    page=f"{PAGES}/",
    pages=PAGES,
)
OF_TEAM = Digest(
    DIGEST.week,
    "Leipzig",
    0,
    42,
    (),
    (DONE,),
    found=(("Leipzig", 12),),
    questions=4,
    customers=1,
    base=Base(12, 18),
)


def shown() -> Sequence[Shown]:
    """One's own, the team's, the company's; what is contested; the week."""
    decided = replace(CONTEST, decidable=False, decided="Upheld by Ruth Adler: Manila was an hour earlier.")
    return (
        Shown("/credits", OWN),
        Shown("/credits, with nothing yet", CreditSummary()),
        Shown("/credits team", TEAM),
        Shown("… of a small team", replace(TEAM, withheld=Withheld.SMALL, smallest=5)),
        Shown("/credits company", COMPANY),
        Shown("A line is contested", CONTEST),
        Shown("… once it is decided", decided),
        Shown("The Monday digest", DIGEST),
        Shown("The Monday digest of a team", OF_TEAM),
    )
