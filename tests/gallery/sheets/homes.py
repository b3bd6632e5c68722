"""A report's card, and how it looks as things stand."""

from collections.abc import Sequence
from dataclasses import replace

from bridge.domain.outgoing import HomeCard, SplitHome, StillAlone
from bridge.domain.stages import Stage
from tests.gallery.sheet import Shown
from tests.gallery.world import ALONE, CANDIDATES, CRASH, HOME, LIVE, REFUND, START

BULB = HomeCard(1286, 1, "Lamp came without its bulb", ALONE, "joined")
THANKS = replace(REFUND, title="Thanks for the quick refund", stage=Stage.HEARD, reports=4, wording="")


def shown() -> Sequence[Shown]:
    """Among others, unsure, alone, and what is rarer."""
    confirmed = replace(HOME, state="confirmed", undoable=True)
    unsure = replace(HOME, insight=1285, state="provisional", candidates=CANDIDATES)
    two = (HOME, replace(HOME, version=5, text="the app crashes at her orders", problem=CRASH))
    praise = replace(HOME, insight=1290, text="She was so glad about her refund", problem=THANKS, praise=True)
    return (
        Shown("A report that joined others", HOME),
        Shown("Its reporter pressed Right", confirmed),
        Shown("Unsure: is it one of these?", unsure),
        Shown("The first to report it", BULB),
        Shown("Nobody else for a month", StillAlone(1286, ALONE.title, START, 3)),
        Shown("A report of two problems", SplitHome(1284, two)),
        Shown("Told twice of one call", replace(HOME, insight=1288, same_call=1284)),
        Shown("The same once it is live", replace(HOME, problem=LIVE, state="confirmed")),
        Shown("Praise goes to the team", praise),
    )
