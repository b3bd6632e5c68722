"""The form that moves the date by which a team owes an answer."""

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.elements import calendar, words
from bridge.slack.modals.form import View, about, ask, form, notice
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.rich import Line, When
from bridge.slack.texts import forms

DATE, REASON = "date", "reason"


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks for the day and the reason; a date that was moved already stands."""
    if facts.answer_moved and facts.answer_by:
        moved = Line(forms.ANSWER_BY_MOVED, when=When.on(facts.answer_by))
        return notice(forms.ANSWER_BY_TITLE, moved)
    day = ask(DATE, forms.ANSWER_BY_DATE, calendar(DATE, facts.answer_by), hint=forms.ANSWER_BY_HINT)
    reason = ask(REASON, forms.ANSWER_BY_REASON, words(REASON))
    return form(
        Gesture.ANSWER_BY,
        [*about(facts), day, reason],
        title=forms.ANSWER_BY_TITLE,
        send=forms.ANSWER_BY_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """The day and the reason."""
    sent.need(DATE, forms.NOT_LATER)
    sent.later(DATE)
    sent.need(REASON)
    return Decision(values=sent.only(DATE, REASON))
