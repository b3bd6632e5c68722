"""The form that sends a problem to another team."""

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.elements import one_of, options, words
from bridge.slack.modals.form import View, about, ask, form, notice
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.rich import Line
from bridge.slack.texts import forms

THEME, NOTE = "theme", "note"


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks for the team and its theme, and for a note to them."""
    if not facts.themes:
        return notice(forms.REROUTE_TITLE, Line(forms.REROUTE_NOTHING))
    menu = one_of(THEME, options(facts.themes), forms.CHOOSE)
    fields = [
        ask(THEME, forms.REROUTE_LABEL, menu),
        ask(NOTE, forms.REROUTE_NOTE, words(NOTE), optional=True),
    ]
    return form(
        Gesture.REROUTE,
        [*about(facts), *fields],
        title=forms.REROUTE_TITLE,
        send=forms.REROUTE_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """The theme and the note."""
    return Decision(sent.need(THEME, forms.CHOOSE), sent.only(NOTE))
