"""The windows that agents open."""

from collections.abc import Iterator, Sequence

from bridge.domain.details import Details
from bridge.domain.homes import Further
from bridge.domain.incoming import Gesture
from bridge.domain.preferences import Quiet, Wishes
from bridge.domain.recognised import Recognised
from bridge.domain.redaction import Preview
from bridge.slack.controls import HEARD_TOO, REPORT_IT, WHY, WRITE_ANSWER, Carried
from bridge.slack.modals import contributions, details, insight, more_home, rewording, settings
from bridge.slack.modals.preview import to_look_at
from bridge.slack.modals.table import AFTERWARDS, AT_ONCE
from tests.gallery.sheet import Shown
from tests.gallery.sheets.credit import LINES, OWN
from tests.gallery.world import HOME, REFUND, SAID

TYPED = "Parcel was left outside, says Mr Quimby, call her on [phone 1]. C-88213"
CARRIED = Carried(1284)
PROBLEM = Carried(7, choice=REFUND.title)


def to_report() -> Sequence[Shown]:
    """A report, and what is done with it afterwards."""
    return *_new(), *_of_a_report()


def to_go_on() -> Sequence[Shown]:
    """To ask and answer, to hand over, and what is one's own."""
    return *_of_others(), *_of_oneself()


def _new() -> Iterator[Shown]:
    form = insight.view()
    look = Preview(TYPED, ("[phone 1]",), ("C-88213",), "Mr Quimby")
    yield Shown("Report what a customer said", form)
    yield Shown("… what is taken out of it", to_look_at(form, look) or {})
    yield Shown("… with words that were looked for", AT_ONCE[REPORT_IT](Carried(0, choice="sofa wobbles")))
    yield Shown("… once it is saved", insight.saved(1284))
    yield Shown("… and what it is surely about", insight.saved(1284, recognised=Recognised(REFUND)))
    yield Shown("… for a colleague's customer", insight.saved(1284, "U0TOM"))


def _of_a_report() -> Iterator[Shown]:
    yield Shown("More", more_home.view(Further(HOME, mine=True)))
    yield Shown("… once it is done", more_home.done())
    yield Shown("Why?", AT_ONCE[WHY](Carried(1284, 4, HOME.why)))
    yield Shown("Add details", details.view(1284, Details("phone", "", "upset")))
    yield Shown("… once they are added", details.added(1284))
    yield Shown("Edit my words", rewording.view(1284, SAID))
    yield Shown("… once they are kept", rewording.kept(1284))
    yield Shown("Delete my words", AT_ONCE[Gesture.REMOVE](CARRIED))
    yield Shown("… once they are deleted", AFTERWARDS[Gesture.REMOVE]())
    yield Shown("Ask for removal", AT_ONCE[Gesture.TAKE_DOWN](CARRIED))
    yield Shown("… once it is asked", AFTERWARDS[Gesture.TAKE_DOWN]())


def _of_others() -> Iterator[Shown]:
    yield Shown("Write an answer", AT_ONCE[WRITE_ANSWER](Carried(3, choice="Which cards?")))
    yield Shown("I heard this too", AT_ONCE[HEARD_TOO](PROBLEM))
    yield Shown("Suggest what to say", AT_ONCE[Gesture.SUGGEST_WORDING](PROBLEM))
    yield Shown("… once it is suggested", AFTERWARDS[Gesture.SUGGEST_WORDING]())
    yield Shown("Hand over a customer", AT_ONCE[Gesture.HAND_ON](Carried(5, choice="U0RUTH")))
    yield Shown("Ask about a heads-up", AT_ONCE[Gesture.ASK_HEADS_UP](Carried(4)))
    yield Shown("… once it is asked", AFTERWARDS[Gesture.ASK_HEADS_UP]())


def _of_oneself() -> Iterator[Shown]:
    wishes = Wishes(quiet=Quiet(22 * 60, 7 * 60), zone="Europe/Berlin", named=False)
    yield Shown("Settings", settings.view(wishes))
    yield Shown("What I contributed", contributions.view(OWN))
    yield Shown("Contest a line", AT_ONCE[Gesture.CONTEST](Carried(31, choice=LINES[1].sentence)))
    yield Shown("Something is missing", AT_ONCE[Gesture.CONTEST](Carried(0)))
    yield Shown("… once it is sent", AFTERWARDS[Gesture.CONTEST]())
