"""The form for what is different for customers since a problem is live."""

from bridge.domain.forms import FormFacts
from bridge.domain.incoming import Gesture
from bridge.slack.controls import Carried
from bridge.slack.elements import words
from bridge.slack.modals.form import TEXT, View, about, ask, form
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.texts import stages


def view(carried: Carried, facts: FormFacts) -> View:
    """Asks for one sentence; the one that is told now stands there already."""
    sentence = words(TEXT, focus=True, now=facts.what_changed)
    field = ask(TEXT, stages.CHANGED_LABEL, sentence, hint=stages.CHANGED_HINT, optional=True)
    return form(
        Gesture.WHAT_CHANGED,
        [*about(facts), field],
        title=stages.CHANGED_TITLE,
        send=stages.TELL_BY_SEND,
        carried=carried,
    )


def read(sent: Sent) -> Decision:
    """The sentence; none takes it away."""
    return Decision(values=sent.only(TEXT))
