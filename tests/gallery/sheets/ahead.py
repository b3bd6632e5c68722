"""Before a change: heads-ups, releases, and what is listened for."""

from collections.abc import Sequence
from dataclasses import replace

from bridge.domain.outgoing import HeadsUpAsked, HeadsUpCard, HeadsUpSent, HitsCard, ReleaseCard, WatchCard
from tests.gallery.sheet import Shown
from tests.gallery.world import FRIDAY, MORNING, TODAY

WHO, WHAT = "app users in Berlin and Hamburg", "they pick an hour instead of half a day"
SAY, REPORT = "You can pick the hour in the app when you order.", "slots that vanish at payment"
SLOTS = HeadsUpCard(
    4, "Delivery slots by the hour", WHO, WHAT, SAY, REPORT, FRIDAY, TODAY, "Delivery", 12, 18
)
SENT = HeadsUpSent(4, SLOTS.title, FRIDAY, TODAY, ("Leipzig", "Manila"), 12, 18, counted=True)
WATCH = WatchCard(4, "slots that vanish", MORNING, FRIDAY, 4)


def shown() -> Sequence[Shown]:
    """As agents and as owners see them."""
    release = ReleaseCard(4, "5.3", SLOTS.title, FRIDAY, TODAY, WHO, WHAT, SAY, REPORT)
    heard = ((1317, "Slots gone at payment"), (1323, "She picks an hour and it vanishes"))
    return (
        Shown("A heads-up", SLOTS),
        Shown("A reminder of it", replace(SLOTS, state="again")),
        Shown("… once it is read", replace(SLOTS, state="read", read=13)),
        Shown("… once it is taken back", replace(SLOTS, state="withdrawn")),
        Shown("For whoever wrote it: who has read it", SENT),
        Shown("… and once it is taken back", replace(SENT, withdrawn=True)),
        Shown("A question about it", HeadsUpAsked(SLOTS.title, "a colleague of Leipzig", "What of shops?")),
        Shown("A release in Jira with a note for agents", release),
        Shown("An owner watches for words", WATCH),
        Shown("… and what was heard", HitsCard(WATCH.words, heard, unquoted=1)),
        Shown("… until it is over", replace(WATCH, over=True, hits=6)),
    )
