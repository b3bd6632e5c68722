"""Every window that the room can open, with more of everything than there will ever be."""

from collections.abc import Iterator

from bridge.domain.details import Details
from bridge.domain.forms import FormFacts
from bridge.domain.homes import Further
from bridge.domain.incoming import Gesture
from bridge.domain.outgoing import HomeCard
from bridge.domain.preferences import Quiet, Wishes
from bridge.domain.recognised import Recognised
from bridge.domain.redaction import Preview
from bridge.slack.controls import MORE, Carried
from bridge.slack.elements import LONGEST
from bridge.slack.modals import contributions, details, insight, more_home, rewording, settings
from bridge.slack.modals.form import View, refusal
from bridge.slack.modals.preview import to_look_at
from bridge.slack.modals.table import AFTERWARDS, AT_ONCE, FORMS, TOGETHER
from bridge.slack.texts import forms as texts
from tests.slack.samples import LONG, LONGEST_PROBLEM, MANY, longest_credit, longest_facts

CARRIED = Carried.unpack(Carried(MANY, MANY, LONG).pack())


def views() -> list[View]:
    """All of them; `test_limits` sees to it that none is missing."""
    return [*_of_problems(), *_at_once(), *_of_reports(), *_of_oneself(), refusal(LONG[:2000])]


def _of_problems() -> Iterator[View]:
    facts = longest_facts()
    yield from (form.view(CARRIED, facts) for form in {**FORMS, **TOGETHER}.values())
    yield from (form.view(Carried(7), FormFacts("")) for form in FORMS.values())


def _at_once() -> Iterator[View]:
    chosen: dict[str, Carried] = {
        MORE: Carried(MANY, choice=" ".join(texts.FURTHER)),
        Gesture.HAND_ON: Carried(MANY, choice="U0LEAD"),
    }
    yield from (view(chosen.get(opener, CARRIED)) for opener, view in AT_ONCE.items())
    yield AT_ONCE[Gesture.CONTEST](Carried(0))
    yield from (said() for said in AFTERWARDS.values())


def _of_reports() -> Iterator[View]:
    look = Preview(LONG[:LONGEST], ("[phone 1]",) * 900, (LONG,) * 9, LONG)
    form = insight.view()
    yield from (form, to_look_at(form, look) or {}, insight.view(LONG))
    yield from (insight.saved(MANY), insight.saved(MANY, "U0MIA"))
    yield insight.saved(MANY, "U0MIA", Recognised(LONGEST_PROBLEM, outage=True))
    yield from (details.view(MANY, Details("phone", LONG, "calm")), details.added(MANY))
    yield from (rewording.view(MANY, LONG), rewording.kept(MANY))
    home = HomeCard(MANY, MANY, LONG, LONGEST_PROBLEM, "joined", undoable=True)
    yield from (more_home.view(Further(home, mine=True)), more_home.done())


def _of_oneself() -> Iterator[View]:
    yield from map(contributions.view, longest_credit())
    yield settings.view(
        Wishes(quiet=Quiet(22 * 60, 6 * 60), zone="America/Argentina/ComodRivadavia", named=True)
    )
