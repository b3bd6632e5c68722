"""The forms with which anybody suggests what to say, and an owner approves it."""

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.blocks import SENTENCE
from bridge.slack.controls import Carried
from bridge.slack.elements import calendar, words
from bridge.slack.modals.fields import UNTIL
from bridge.slack.modals.form import TEXT, View, about, ask, form, notice
from bridge.slack.modals.sent import Decision, Sent, WrongError
from bridge.slack.modals.wording import MEANWHILE
from bridge.slack.rich import Line
from bridge.slack.texts import forms, wordings


def view(carried: Carried) -> View:
    """Asks for the sentence or the workaround; `carried.choice` is the problem's title."""
    text, meanwhile = words(TEXT, focus=True, most=SENTENCE), words(MEANWHILE, most=SENTENCE)
    return form(
        Gesture.SUGGEST_WORDING,
        [
            *about(FormFacts(carried.choice)),
            ask(TEXT, wordings.SUGGEST_TEXT, text, hint=wordings.SUGGEST_TEXT_HINT, optional=True),
            ask(MEANWHILE, wordings.SUGGEST_MEANWHILE, meanwhile, optional=True),
        ],
        title=wordings.SUGGEST_TITLE,
        send=wordings.SUGGEST_SEND,
        carried=Carried(carried.subject),
    )


def read(sent: Sent) -> Decision:
    """What is suggested; one of the two is enough."""
    if not sent.first(MEANWHILE):
        sent.need(TEXT, wordings.SUGGEST_NOTHING)
    sent.nameless(TEXT, MEANWHILE)
    return Decision(values=sent.only(TEXT, MEANWHILE))


def kept() -> View:
    """What stands in its place once it is kept."""
    return notice(wordings.SUGGEST_TITLE, Line(wordings.SUGGEST_KEPT))


def approval(carried: Carried, facts: FormFacts) -> View:
    """Asks for the last day; what was suggested stands there and may be changed.

    `carried` names the suggestion, and as its version the problem.
    """
    text = words(TEXT, now=facts.wording, most=SENTENCE)
    meanwhile = words(MEANWHILE, now=facts.meanwhile, most=SENTENCE)
    return form(
        Gesture.APPROVE_WORDING,
        [
            *about(facts),
            ask(TEXT, forms.WORDING_TEXT, text, optional=True),
            ask(MEANWHILE, forms.WORDING_MEANWHILE, meanwhile, optional=True),
            ask(UNTIL, wordings.APPROVE_UNTIL, calendar(UNTIL), hint=wordings.APPROVE_HINT),
        ],
        title=wordings.APPROVE_TITLE,
        send=wordings.APPROVE_SEND,
        carried=carried,
    )


def approved(sent: Sent) -> Decision:
    """What is said from now on, of the problem that the suggestion is about."""
    if not sent.later(UNTIL):
        raise WrongError(UNTIL, wordings.APPROVE_DAY)
    if not sent.first(MEANWHILE):
        sent.need(TEXT, wordings.SUGGEST_NOTHING)
    values = sent.only(TEXT, MEANWHILE, UNTIL)
    return Decision(str(sent.carried.subject), values, subject=sent.carried.version)
