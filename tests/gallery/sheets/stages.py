"""What comes into the thread of a report's card as its problem goes on."""

from collections.abc import Sequence
from dataclasses import replace

from bridge.domain.outgoing import (
    DailyNews,
    Objection,
    ReplyHeard,
    StageNote,
    StillSame,
)
from bridge.domain.stages import Stage
from tests.gallery.sheet import Shown
from tests.gallery.world import LABEL, LIVE, MORNING, REFUND, SAID, UNTIL

BY_POST = "Return label must be printed, she asks for one by post"


def shown() -> Sequence[Shown]:
    """From the first answer to live or declined, and what takes it back."""
    planned = StageNote(1284, SAID, replace(REFUND, since=MORNING), Stage.PLANNED, 13)
    in_work = replace(REFUND, stage=Stage.IN_WORK, since=MORNING, tell_by=UNTIL)
    fixed = replace(REFUND, stage=Stage.FIXED, since=MORNING)
    live = StageNote(1284, SAID, LIVE, Stage.LIVE, 13, asks=9)
    no = StageNote(1271, BY_POST, LABEL, Stage.DECLINED, 5, objectable=True)
    back = replace(planned, problem=in_work, stage=Stage.IN_WORK, correction=True)
    asked = StillSame(1301, 4, "Refund still pending after the update", LIVE, MORNING)
    news = (planned, replace(no, objectable=False))
    return (
        Shown("Planned", planned),
        Shown(
            "Being worked on, with a day to promise", replace(planned, problem=in_work, stage=Stage.IN_WORK)
        ),
        Shown("Fixed is not live", replace(planned, problem=fixed, stage=Stage.FIXED)),
        Shown(
            "Live: is it the same thing?",
            replace(live, thanks="Your three examples showed us where to look."),
        ),
        Shown("Live, once that is answered", replace(live, answer="same")),
        Shown("Declined, with the reason", no),
        Shown("A correction", back),
        Shown("Reported again after it was live", asked),
        Shown("The news of a day in one message", DailyNews(news)),
        Shown("A word on a “no” was passed on", ReplyHeard("objection", "Delivery")),
        Shown(
            "… as the team reads it",
            Objection(LABEL.title, "a colleague of Leipzig", "He has no printer at all."),
        ),
    )
