"""The form that asks those who hear a problem."""

from bridge.domain.forms import FormFacts, Option
from bridge.domain.incoming import Gesture
from bridge.slack.blocks import LABEL
from bridge.slack.controls import Carried
from bridge.slack.elements import one_of, option, options, words
from bridge.slack.given import LINES
from bridge.slack.modals.fields import TO
from bridge.slack.modals.form import TEXT, View, about, ask, form
from bridge.slack.modals.sent import Decision, Sent, WrongError
from bridge.slack.texts import forms

ANSWERS = "options"
MOST = 5
REPORTERS = Option("reporters", forms.ASK_REPORTERS)
CREW = "crew:"


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks for the question, for answers to tap, and whom to ask."""
    crews = [Option(CREW + crew.value.removeprefix(CREW), crew.label) for crew in facts.crews]
    to = one_of(TO, options([REPORTERS, *crews]), chosen=option(REPORTERS))
    fields = [
        ask(TEXT, forms.ASK_LABEL, words(TEXT, focus=True)),
        ask(ANSWERS, forms.ASK_OPTIONS, words(LINES), hint=forms.ASK_OPTIONS_HINT, optional=True),
        ask(TO, forms.ASK_TO, to),
    ]
    return form(
        Gesture.ASK,
        [*about(facts), *fields],
        title=forms.ASK_TITLE,
        send=forms.ASK_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """The question, at most five answers that fit on buttons, and who is asked."""
    sent.need(TEXT)
    answers = sent.values.get(ANSWERS, ())
    if len(answers) > MOST:
        raise WrongError(ANSWERS, forms.ASK_TOO_MANY)
    if any(len(answer) > LABEL for answer in answers):
        raise WrongError(ANSWERS, forms.ASK_TOO_LONG.format(most=LABEL))
    return Decision(values={TO: (REPORTERS.value,)} | sent.only(TEXT, ANSWERS, TO))
