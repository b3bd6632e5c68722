"""What is answered to a command or a mention, to whoever asked only."""

from collections.abc import Sequence

from bridge.domain.outgoing.asked import (
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
from tests.gallery.sheet import Shown
from tests.gallery.world import FRIDAY, MORNING, PAGES, REFUND, SAID, SMALLER, TODAY

SLOTS = Unread("Delivery slots by the hour", FRIDAY, 12, 18)
LEIPZIG = TeamNow("Leipzig", 2, 3, 1, (SLOTS,), (Heard(REFUND, 12), Heard(SMALLER, 4)))


def shown() -> Sequence[Shown]:
    """Known problems, one report, a team, and help."""
    other = ShownReport(
        1284, MORNING, SAID, problems=(REFUND,), team="Leipzig", page=f"{PAGES}/insights/1284"
    )
    own = ShownReport(1284, MORNING, SAID, problems=(REFUND,), own=True, home="https://app.slack.com/1")
    return (
        Shown("/known refund pending", KnownAnswer("refund pending", (REFUND, SMALLER))),
        Shown("/known, and nothing like it", KnownAnswer("sofa on fire", ())),
        Shown("/insight 1284, somebody else's", other),
        Shown("/insight 1284, one's own", own),
        Shown("/insight 9999", Unanswered(Why.NO_REPORT, 9999)),
        Shown("/bridge team", TeamAnswer(TODAY, (LEIPZIG,), f"{PAGES}/huddle")),
        Shown("/bridge help", HelpAnswer(page=PAGES)),
        Shown("Help for a guest", HelpAnswer(guest=True)),
        Shown("Help for a lead and owner", HelpAnswer(leads=("Leipzig",), owns=("Payments",), page=PAGES)),
    )
