"""The form that says which of the doubtful reports belong to a problem."""

from bridge.domain.forms import FormFacts, Option
from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.elements import option, radios
from bridge.slack.modals.fields import REPORTS, reports
from bridge.slack.modals.form import View, about, ask, form, notice
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.rich import Line
from bridge.slack.texts import forms

WHICH = "which"
ALL, NONE, SOME = "all", "none", "some"
ANSWERS = (
    Option(SOME, forms.MAYBES_SOME),
    Option(ALL, forms.MAYBES_ALL),
    Option(NONE, forms.MAYBES_NONE),
)


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks for all, none, or those that are ticked."""
    if not facts.maybes:
        return notice(forms.MAYBES_TITLE, Line(forms.MAYBES_NOTHING))
    answers = radios(WHICH, [option(one) for one in ANSWERS])
    return form(
        Gesture.MAYBES,
        [
            *about(facts),
            ask(WHICH, forms.MAYBES_LABEL, answers),
            *reports(facts.maybes, forms.MAYBES_WHICH),
        ],
        title=forms.MAYBES_TITLE,
        send=forms.MAYBES_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """All, none, or the ticked ones."""
    which = sent.need(WHICH)
    if which != SOME:
        return Decision(which)
    return Decision(values={REPORTS: sent.some(REPORTS, forms.NOTHING_CHOSEN)})
