"""When much goes wrong at once, and what cannot wait."""

from collections.abc import Sequence
from dataclasses import replace

from bridge.domain.outgoing import AllClear, BannerCard, CalmCard, HomeCard, OutageCard, Urgent
from bridge.domain.recognised import Recognised
from bridge.domain.stages import Stage
from bridge.slack.modals import insight
from tests.gallery.sheet import Shown
from tests.gallery.world import MORNING, PAGES, REFUND

TITLE, SAY = "Checkout does not load", "Please try again in an hour; nothing was charged."
BANNER = BannerCard(3, TITLE, "App and web", 43, MORNING, SAY, "take the order by phone")
OUTAGE = OutageCard(3, 21, TITLE, "App and web", 43, MORNING, ("C0VOICE", "C0NIGHT"))
FIRE = replace(
    REFUND, group=22, title="Charger caught fire", reports=1, stage=Stage.HEARD, team="Devices", issue_key=""
)
URGENT = Urgent(5, 1330, FIRE, "The charger caught fire on the sofa, nobody was hurt", MORNING, "safety")


def shown() -> Sequence[Shown]:
    """Banners and alarms, for agents and for those who own the problem."""
    problem = replace(
        FIRE, group=21, title=TITLE, reports=44, team="App and web", wording=SAY, meanwhile="", until=None
    )
    mine = HomeCard(1330, 1, URGENT.text, replace(FIRE, wording="", meanwhile=""), "joined", alarm="told")
    return (
        Shown("The banner of an outage", BANNER),
        Shown("… while nothing is agreed to say", replace(BANNER, wording="", meanwhile="")),
        Shown("… once it is over", replace(BANNER, over=True)),
        Shown("… once nobody reports it any more", replace(BANNER, over=True, faded=True)),
        Shown("The all-clear", AllClear(TITLE, "App and web", 143)),
        Shown(
            "One more report of it, from the form",
            insight.saved(1344, recognised=Recognised(problem, outage=True)),
        ),
        Shown("For its owner", OUTAGE),
        Shown("… with a sentence everywhere", replace(OUTAGE, worded=True)),
        Shown("… once it is over", replace(OUTAGE, over=True, who="Aylin Kaya")),
        Shown("Is it over?", CalmCard(3, 21, TITLE, 60)),
        Shown("A report that cannot wait", replace(URGENT, url=f"{PAGES}/insights/1330")),
        Shown("… to the deputy", replace(URGENT, to="deputy", reports=2)),
        Shown("… once somebody has it", replace(URGENT, answer="mine", who="Aylin Kaya")),
        Shown("… at its reporter", mine),
        Shown("… and once somebody has it", replace(mine, alarm="mine")),
    )
