"""The cards of one report, as somebody reads them who speaks German."""

from collections.abc import Sequence
from dataclasses import replace

from bridge.domain.outgoing import Customer, CustomersCard, HomeCard, Problem, StageNote
from bridge.domain.stages import Stage
from tests.gallery.sheet import Shown
from tests.gallery.world import DUE, MORNING, START, UNTIL

SAID = "Erstattung seit neun Tagen in Bearbeitung, sie hat dreimal angerufen"
PROBLEM = Problem(
    7,
    "Erstattung bleibt tagelang in Bearbeitung",
    38,
    3,
    Stage.PLANNED,
    "Zahlungen",
    START,
    wording="Die Erstattung ist bei uns raus, die Bank bucht sie in 10 Tagen.",
    until=UNTIL,
)
LIVE = replace(
    PROBLEM,
    stage=Stage.LIVE,
    since=MORNING,
    wording="Die App zeigt jetzt den Tag der Erstattung.",
    until=None,
)


def shown() -> Sequence[Shown]:
    """Saved, live, and a customer to tell."""
    home = HomeCard(1284, 4, f"{SAID}. [Referenz 1] zurückrufen", PROBLEM, "joined")
    return (
        Shown("A report's card", home),
        Shown("Live", StageNote(1284, SAID, LIVE, Stage.LIVE, 13, asks=9)),
        Shown("A customer to tell", CustomersCard(1284, LIVE, (Customer(5, "reference 1"),), DUE)),
    )
