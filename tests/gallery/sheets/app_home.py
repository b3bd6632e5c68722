"""The App Home: on the first day, on an ordinary one, and on a full one."""

from collections.abc import Sequence
from dataclasses import replace

from bridge.domain.credit_summary import Outcomes
from bridge.domain.outgoing import Listened
from bridge.domain.outgoing.app_home import AppHome, OwnReport
from bridge.domain.preferences import News, Quiet, Wishes
from tests.gallery.sheet import Shown
from tests.gallery.sheets.ahead import SLOTS, WATCH
from tests.gallery.sheets.credit import DONE, NOT_DONE
from tests.gallery.sheets.customers import QUESTION, TELL
from tests.gallery.world import ALONE, LABEL, LIVE, MORNING, SAID, START

CARD = "https://app.slack.com/1"
OWN = (
    OwnReport(1284, SAID, (LIVE,), MORNING, url=CARD),
    OwnReport(1271, "Return label must be printed, she asks for one by post", (LABEL,), MORNING, url=CARD),
    OwnReport(1286, "Lamp came without its bulb", (ALONE,), START, url=CARD),
)
UNSURE = replace(ALONE, title="Her refund is not what she expected", team="Payments")
WISHES = Wishes(News.DAILY, Quiet(22 * 60, 7 * 60), "de", "Europe/Berlin", named=False)


def shown() -> Sequence[Shown]:
    """From top to bottom."""
    ordinary = AppHome(reports=OWN, did=(DONE, NOT_DONE), credit=Outcomes(12, 7, 2, 3))
    unsure = OwnReport(1285, "Her refund is not what she expected", (UNSURE,), MORNING, asked=True, url=CARD)
    full = replace(
        ordinary,
        questions=(QUESTION,),
        customers=(TELL,),
        heads_ups=(SLOTS, replace(SLOTS, title="New colours of the card", state="read")),
        watches=(Listened(WATCH.words, WATCH.until, "Delivery"),),
        reports=(unsure, *OWN),
        older=True,
        wishes=WISHES,
        leads=("Leipzig",),
    )
    return (
        Shown("A full day of somebody who leads a team", full),
        Shown("An ordinary day", ordinary),
        Shown("The first day", AppHome()),
    )
