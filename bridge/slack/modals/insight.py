"""The form behind `/insight` alone."""

from datetime import datetime

from bridge.domain.incoming import Capture, Way
from bridge.domain.recognised import Recognised
from bridge.slack.controls import Carried
from bridge.slack.elements import person, words
from bridge.slack.modals import urgent
from bridge.slack.modals.form import TEXT, View, ask, form, notice
from bridge.slack.modals.sent import Sent
from bridge.slack.rich import Line, Mention
from bridge.slack.saved import about
from bridge.slack.texts import capture, forms

CALLBACK = "insight"
OF = "of"
"""The field for whose customer it was."""


def begun(carried: Carried) -> View:
    """The form with words in it that were looked for in vain."""
    return view(carried.choice)


def view(begun: str = "") -> View:
    """Asks for the words, and says what is taken out of them and what is not; nothing else must be filled in."""
    said = words(TEXT, focus=True, now=begun, placeholder=forms.INSIGHT_PLACEHOLDER)
    whose = person(OF, capture.CUSTOMER_OF_EMPTY)
    return form(
        CALLBACK,
        [
            ask(TEXT, forms.INSIGHT_LABEL, said, hint=forms.INSIGHT_HINT),
            urgent.tick(),
            ask(OF, capture.CUSTOMER_OF, whose, hint=capture.CUSTOMER_OF_HINT, optional=True),
        ],
        title=forms.INSIGHT_TITLE,
        send=forms.INSIGHT_SEND,
    )


def read(sent: Sent, source: str, team: str, user: str, at: datetime) -> Capture:
    """The report in it: of whoever's customer it was, captured by whoever sent it."""
    of = sent.first(OF) or user
    captor = "" if of == user else user
    text, cannot_wait = sent.first(TEXT), urgent.is_ticked(sent)
    return Capture(source, Way.MODAL, team, of, text, at, captor=captor, urgent=cannot_wait)


def saved(number: int, of: str = "", recognised: Recognised | None = None) -> View:
    """What stands in its place once the words are kept.

    Args:
        number: the report's.
        of: whose customer it was, if it was a colleague's.
        recognised: what it is surely about.
    """
    for_them = Line(capture.SAVED_FOR, number=number, person=Mention(of))
    first = for_them if of else Line(forms.SAVED_MODAL, number=number)
    return notice(forms.SAVED_TITLE, first, *about(recognised))
