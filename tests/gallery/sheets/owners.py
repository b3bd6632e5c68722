"""What else owners read: neighbours, answers, lists, reminders."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bridge.domain.outgoing import (
    AnswersCard,
    CheckUpCard,
    CheckUpLine,
    ListedProblem,
    Note,
    Nudge,
    ProblemList,
    StillHeard,
    SuggestionAnswer,
    SuggestionCard,
)
from bridge.domain.stages import Stage
from tests.gallery.sheet import Shown
from tests.gallery.world import FRIDAY, LIVE, MEANWHILE, REFUND, SAY, SMALLER, START, UNTIL

CHECK_UP = CheckUpCard(
    5,
    REFUND,
    ("Pending for nine days, she has called three times",),
    (
        CheckUpLine("same:9", "Refund status unclear", 9, "PAY-12"),
        CheckUpLine("same:11", "Refund not in the app", 4),
        CheckUpLine("belongs:17:1", "Pending for nine days", ticked=True),
        CheckUpLine("belongs:23:0", "Paid twice, want one back"),
    ),
)
ANSWERS = AnswersCard(
    3, "Which cards?", START, 14, (("Visa only", 4), ("Mastercard too", 1)), ("Once, last week",)
)
SUGGESTED = SuggestionCard(4, 7, REFUND.title, "a colleague of Leipzig", SAY, MEANWHILE)
CARD = "https://app.slack.com/1"


def shown() -> Sequence[Shown]:
    """A few a week, most useful first."""
    late = replace(SMALLER, since=START)
    listed = (
        ListedProblem(replace(REFUND, stage=Stage.WITH_TEAM), 31, START, FRIDAY, url=CARD),
        ListedProblem(late, 0, START, date(2026, 11, 22), overdue=True, url=CARD),
    )
    nudge = Nudge(late, date(2026, 11, 22), 3, "owner", CARD)
    still = StillHeard(LIVE, 3, LIVE.since, ("Still pending after the update", "Nothing came"))
    return (
        Shown("Does this problem fit together?", CHECK_UP),
        Shown("… once that is decided", replace(CHECK_UP, done="Joined with PAY-12; 1 report moved out.")),
        Shown("What came back to a question", ANSWERS),
        Shown("… once it is accepted", replace(ANSWERS, accepted=True)),
        Shown("Still heard after it was live", still),
        Shown("The weekly list", ProblemList("Payments", "2026-W48", listed, 3)),
        Shown("… with nothing on it", ProblemList("Payments", "2026-W48", ())),
        Shown("An answer is overdue: to the owner", nudge),
        Shown("… to the deputy", replace(nudge, to="deputy")),
        Shown("… to leaders", replace(nudge, to="leaders")),
        Shown("An agent suggests what to say", SUGGESTED),
        Shown("… once it is approved", replace(SUGGESTED, state="approved", until=UNTIL.date())),
        Shown("… told to its author", SuggestionAnswer(REFUND.title, "Payments", SAY, True, UNTIL.date())),
        Shown("… not taken", SuggestionAnswer(REFUND.title, "Payments", SAY, False)),
        Shown("A note in a thread", Note("PAY-311 was moved to LOG-12.")),
    )
