"""The form for an answer in one's own words."""

from bridge.slack.blocks import WORDS, paragraph
from bridge.slack.controls import WRITE_ANSWER, Carried
from bridge.slack.elements import words
from bridge.slack.modals.form import TEXT, View, ask, form
from bridge.slack.modals.sent import Decision, Sent
from bridge.slack.rich import Line
from bridge.slack.text import clip
from bridge.slack.texts import forms


def view(carried: Carried) -> View:
    """Asks for the answer; `carried.choice` is the question."""
    question = clip(carried.choice, WORDS)
    lead = [paragraph(Line("{question}", question=question))] if question else []
    return form(
        WRITE_ANSWER,
        [*lead, ask(TEXT, forms.ANSWER_LABEL, words(TEXT, focus=True), hint=forms.ANSWER_HINT)],
        title=forms.ANSWER_TITLE,
        send=forms.ANSWER_SEND,
        carried=Carried(carried.subject, carried.version),
    )


def read(sent: Sent) -> Decision:
    """The answer."""
    return Decision(sent.need(TEXT))
