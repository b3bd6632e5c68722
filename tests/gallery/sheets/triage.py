"""A problem's card in the channel of the team that owns it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bridge.domain.outgoing import Decided, Lookalike, Neighbour, TriageCard
from bridge.domain.stages import Stage
from tests.gallery.sheet import Shown
from tests.gallery.world import FRIDAY, JIRA, LABEL, LIVE, MARCH, MEANWHILE, PAGES, REFUND, SAY, START

NEW = replace(REFUND, stage=Stage.WITH_TEAM, reports=4, issue_key="")
QUOTES = (
    "Pending for nine days, she has called three times",
    "The bank says nothing arrived",
    "App says refunded, his account says no",
)
CARD = TriageCard(
    NEW,
    3,
    START,
    QUOTES,
    "Billing",
    customers=4,
    trend="rising",
    teams=("Leipzig", "Manila"),
    contacts=(("phone", 3), ("chat", 1)),
    feelings=(("upset", 2), ("worried", 1)),
    meanwhile=MEANWHILE,
    answer_by=FRIDAY,
    page=f"{PAGES}/problems/7",
)
LIKE = Lookalike("10311", "PAY-311", "Refund status unclear", MARCH, f"{JIRA}PAY-311")
OTHER = Lookalike("10298", "PAY-298", "Refunds are slow", MARCH, f"{JIRA}PAY-298")
OPEN = replace(
    CARD,
    problem=REFUND,
    agents=14,
    customers=31,
    trend="falling",
    wording=SAY,
    outcome="The issue is PAY-311.",
    issue_url=f"{JIRA}PAY-311",
    assignee="Sam Okoye",
    answer_by=None,
    decided=Decided(5, "Taken on, 3 November 2026."),
)


def shown() -> Sequence[Shown]:
    """From new to live, and what interrupts it."""
    jira = 'Field "Severity" is required.'
    declined = replace(CARD, problem=LABEL, theme="Policy", quotes=("She has no printer",), teams=("Manila",))
    said = f"Declined: {LABEL.reason}"
    return (
        Shown("A new problem", CARD),
        Shown("It looks like an open issue", replace(CARD, looks_like=(LIKE,), contacts=(), feelings=())),
        Shown(
            "Is it the same as a problem with an issue?",
            replace(CARD, neighbour=Neighbour(9, "Refund status unclear", 9, "PAY-311")),
        ),
        Shown("Jira wants to know more", replace(CARD, waiting=jira, fillable=True)),
        Shown(
            "An answer is overdue", replace(CARD, overdue=True, trend="steady", answer_by=date(2026, 11, 22))
        ),
        Shown(
            "Asleep",
            replace(CARD, asleep="Asleep until 30 November 2026, or until 3 more reports.", answer_by=None),
        ),
        Shown("With its issue", OPEN),
        Shown(
            "Fixed, and not live yet",
            replace(OPEN, problem=replace(REFUND, stage=Stage.FIXED), shippable=True),
        ),
        Shown("Live", replace(OPEN, problem=LIVE, wording=LIVE.wording, meanwhile="", still=2)),
        Shown("Declined", replace(declined, outcome=said, meanwhile="", answer_by=None)),
        Shown("Two problems joined, each with an issue", replace(OPEN, survivors=(LIKE, OTHER))),
        Shown("A team without Jira", replace(CARD, kind="slack", theme="Policy")),
    )
