"""The form for what agents tell customers, and what they do meanwhile."""

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.elements import calendar, person, words
from bridge.slack.modals.fields import UNTIL
from bridge.slack.modals.form import TEXT, View, about, ask, form
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.texts import common, forms

MEANWHILE, AUTHOR = "meanwhile", "author"


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks for the sentence, the workaround and the last day; what holds now stands there already."""
    text, meanwhile = words(TEXT, focus=True, now=facts.wording), words(MEANWHILE, now=facts.meanwhile)
    author = person(AUTHOR, common.CHOOSE_PERSON)
    fields = [
        ask(TEXT, forms.WORDING_TEXT, text, hint=forms.WORDING_HINT, optional=True),
        ask(MEANWHILE, forms.WORDING_MEANWHILE, meanwhile, optional=True),
        ask(UNTIL, forms.WORDING_UNTIL, calendar(UNTIL), optional=True),
        ask(AUTHOR, forms.WORDING_AUTHOR, author, hint=forms.WORDING_AUTHOR_HINT, optional=True),
    ]
    return form(
        Gesture.WORDING,
        [*about(facts), *fields],
        title=forms.WORDING_TITLE,
        send=forms.WORDING_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """What holds from now on; nothing takes it away."""
    sent.later(UNTIL)
    return Decision(values=sent.only(TEXT, MEANWHILE, UNTIL, AUTHOR))
