"""The form for what is wrong with a line of one's credit, or for what is missing."""

import re

from bridge.domain.incoming import Gesture
from bridge.slack.blocks import SENTENCE, paragraph
from bridge.slack.controls import Carried
from bridge.slack.elements import words
from bridge.slack.modals.form import TEXT, View, ask, form, notice
from bridge.slack.modals.sent import Decision, Sent, WrongError
from bridge.slack.rich import Line
from bridge.slack.text import clip
from bridge.slack.texts import credit

INSIGHT = "insight"
_NUMBER = re.compile(r"(?:no\.?|#)?\s*([0-9]{1,9})", re.IGNORECASE)


def view(carried: Carried) -> View:
    """Asks what is wrong with a line; without one, what is missing and for which report."""
    if not carried.subject:
        return _missing(carried)
    line = clip(carried.choice, SENTENCE)
    lead = [paragraph(Line("{line}", line=line))] if line else []
    said = ask(TEXT, credit.CONTEST_LABEL, words(TEXT, focus=True), hint=credit.CONTEST_HINT)
    return form(
        Gesture.CONTEST,
        [*lead, said],
        title=credit.CONTEST_TITLE,
        send=credit.CONTEST_SEND,
        carried=Carried(carried.subject),
    )


def _missing(carried: Carried) -> View:
    number = words(INSIGHT, lines=False, focus=True)
    return form(
        Gesture.CONTEST,
        [
            ask(INSIGHT, credit.MISSING_NUMBER, number, hint=credit.MISSING_HINT),
            ask(TEXT, credit.MISSING_LABEL, words(TEXT), hint=credit.CONTEST_HINT),
        ],
        title=credit.MISSING_TITLE,
        send=credit.CONTEST_SEND,
        carried=Carried(carried.subject),
    )


def read(sent: Sent) -> Decision:
    """What is wrong; and the report's number, where no line was named."""
    sent.need(TEXT)
    if sent.carried.subject:
        return Decision(values=sent.only(TEXT))
    number = _NUMBER.fullmatch(sent.need(INSIGHT, credit.NO_NUMBER))
    if number is None:
        raise WrongError(INSIGHT, credit.NO_NUMBER)
    return Decision(values={**sent.only(TEXT), INSIGHT: (number[1],)})


def sent_on() -> View:
    """What stands in its place once it is kept."""
    return notice(credit.CONTEST_TITLE, Line(credit.CONTEST_SENT))
